import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Requester } from '../../src/core/access/requester.ts'
import { openDemonstration } from '../../src/main.ts'
import { issueDocument, type LetterIssueRequest } from '../../src/service/issue-document.ts'
import { readSettings } from '../../src/settings.ts'
import { fixture, ISSUED_AT } from '../core/records.ts'

const folder = mkdtempSync(join(tmpdir(), 'letters-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const settings = readSettings({
  PERMIS_KEYS_DIR: join(folder, 'keys'),
  PERMIS_DATA_DIR: join(folder, 'data'),
})
const { issue } = await openDemonstration(settings, ISSUED_AT, new Date())

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

const audit = () => readFileSync(join(folder, 'data', 'audit.ndjson'), 'utf8')
const lastLine = (): unknown => JSON.parse(audit().trim().split('\n').at(-1) ?? 'null')

describe('issuing a letter', () => {
  it.each(['page', 'symbol'] as const)('reads it back before it leaves, depth %s', async (lint) => {
    const issued = await issueDocument(issue, { ...request, lint })
    expect(issued).toMatchObject({ kind: 'LETTER', expiresOn: null, warnings: [] })
    expect(lastLine()).toMatchObject({ outcome: 'granted', kind: 'LETTER', documentId: issued.id })
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
    expect(lastLine()).toMatchObject({ outcome: 'refused', kind: 'LETTER', documentId: null })
  })

  it('notifies nothing: the record is as before', async () => {
    await issueDocument(issue, request)
    expect(await issue.records.find(record.neph)).toEqual(record)
  })

  it('never audits the confidential code', () => {
    expect(audit()).not.toContain(record.confidentialCode)
  })
})
