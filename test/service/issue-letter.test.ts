import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Requester } from '../../src/core/access/requester.ts'
import { openIssuing } from '../../src/main.ts'
import { issueDocument, type LetterIssueRequest } from '../../src/service/issue-document.ts'
import { readSettings } from '../../src/settings.ts'
import { fixture, ISSUED_AT } from '../core/records.ts'
import { auditedIn } from '../storage/database/audited.ts'
import { prepareCluster } from '../storage/database/prepared-cluster.ts'

const folder = mkdtempSync(join(tmpdir(), 'letters-'))
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})
const settings = readSettings({
  PERMIS_KEYS_DIR: join(folder, 'keys'),
  PERMIS_DATA_DIR: join(folder, 'data'),
})
await prepareCluster(settings.dataDir)
const { issuePorts, registry, close } = await openIssuing(settings, new Date())
const issue = await issuePorts()

const record = fixture('letter-48m')
const request: LetterIssueRequest = {
  kind: 'LETTER',
  reference: '48',
  infractionId: null,
  neph: record.neph,
  requester: { role: 'operator', mandate: { kind: 'demonstration' } },
  at: ISSUED_AT,
  lint: 'symbol',
}

const audit = () => auditedIn(registry)
const lastLine = async () => (await audit()).at(-1)

describe('issuing a letter', () => {
  it.each(['page', 'symbol'] as const)('reads it back before it leaves, depth %s', async (lint) => {
    const issued = await issueDocument(issue, { ...request, lint })
    expect(issued).toMatchObject({ kind: 'LETTER', expiresOn: null, warnings: [] })
    expect(await lastLine()).toMatchObject({ outcome: 'granted', kind: 'LETTER', documentId: issued.id })
  })

  it.each<[string, Requester]>([
    ['a holder, even signed in by FranceConnect', { role: 'holder', signedInBy: 'franceconnect' }],
    ['an employer', { role: 'employer' }],
    ['an authority', { role: 'authority' }],
    ['an operator without purpose', { role: 'operator', mandate: { kind: 'none' } }],
  ])('is refused to %s, and the refusal leaves its line', async (_, requester) => {
    await expect(issueDocument(issue, { ...request, requester })).rejects.toMatchObject({
      code: 'ACCESS_REFUSED',
    })
    expect(await lastLine()).toMatchObject({ outcome: 'refused', kind: 'LETTER', documentId: null })
  })

  it('notifies nothing: the record is as before', async () => {
    await issueDocument(issue, request)
    expect(await issue.records.find(record.neph)).toEqual(record)
  })

  it('never audits the confidential code', async () => {
    expect(JSON.stringify(await audit())).not.toContain(record.confidentialCode)
  })
})
