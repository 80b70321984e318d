import { describe, expect, it } from 'vitest'
import type { Requester } from '../../../src/core/access/requester.ts'
import { type AuditEntry, composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { readOwnTrace } from '../../../src/service/audit/read-own-trace.ts'
import { facts } from '../../core/audit/log.ts'

const NEPH = parseNeph('051227308989')
const AT = new Date('2026-11-23T09:00:00+01:00')

function ports() {
  const audited: AuditEntry[] = []
  const lines = [facts(0), facts(1, { kind: 'RII', documentId: 'AAAA' })].map(composeAuditEntry)
  return {
    audited,
    trace: { linesOf: async () => lines, releasedCases: async () => new Set<string>() },
    authorityTraceDays: 183,
    audit: { append: async (entry: AuditEntry) => void audited.push(entry) },
  }
}

const holder = (signedInBy: 'franceconnect' | 'account', neph: string = NEPH) =>
  ({ role: 'holder', signedInBy, neph }) as const

describe('who consulted my data', () => {
  it('is told to the holder, and leaves a line', async () => {
    const bench = ports()
    const lines = await readOwnTrace(bench, { neph: NEPH, requester: holder('franceconnect'), at: AT })
    expect(lines).toMatchObject([{ kind: 'RII', documentId: 'AAAA' }, { kind: 'ADCS' }])
    expect(bench.audited).toMatchObject([
      { action: 'consult-trace', outcome: 'granted', basis: 'RGPD art. 15', neph: NEPH },
    ])
  })

  it('tells a session of a local account that a document was issued, and not that it was an RII', async () => {
    const lines = await readOwnTrace(ports(), { neph: NEPH, requester: holder('account'), at: AT })
    expect(lines).toMatchObject([{ action: 'issue', kind: null, documentId: null }, { kind: 'ADCS' }])
  })

  it.each<[string, Requester]>([
    ['another holder', holder('franceconnect', '999999999999')],
    ['a holder without a licence', { role: 'holder', signedInBy: 'franceconnect' }],
    ['an authority', { role: 'authority' }],
    ['an operator', { role: 'operator', mandate: { kind: 'demonstration' } }],
    ['nobody', { role: 'anonymous' }],
  ])('is refused to %s, and the refusal leaves its line', async (_, requester) => {
    const bench = ports()
    await expect(readOwnTrace(bench, { neph: NEPH, requester, at: AT })).rejects.toMatchObject({
      code: 'ACCESS_REFUSED',
    })
    expect(bench.audited).toMatchObject([{ action: 'consult-trace', outcome: 'refused' }])
  })
})
