import { describe, expect, it } from 'vitest'
import type { Requester } from '../../../src/core/access/requester.ts'
import { type AuditEntry, composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { readOwnTrace } from '../../../src/service/audit/read-own-trace.ts'
import { facts } from '../../core/audit/log.ts'
import { memoryTrace } from '../../core/audit/traced.ts'

const NEPH = parseNeph('051227308989')
const AT = new Date('2026-11-23T09:00:00+01:00')

const ISSUES = [facts(0), facts(1, { kind: 'RII', documentId: 'AAAA' })].map(composeAuditEntry)

function ports(lines: readonly AuditEntry[] = ISSUES) {
  const audited: AuditEntry[] = []
  return {
    audited,
    trace: memoryTrace(() => lines),
    authorityTraceDays: 183,
    audit: { append: async (entry: AuditEntry) => void audited.push(entry) },
  }
}

const holder = (signedInBy: 'franceconnect' | 'account', neph: string = NEPH) =>
  ({ role: 'holder', signedInBy, neph }) as const

describe('who consulted my data', () => {
  it('is told to the holder, and leaves a line', async () => {
    const bench = ports()
    const { lines } = await readOwnTrace(bench, { neph: NEPH, requester: holder('franceconnect'), at: AT })
    expect(lines).toMatchObject([{ kind: 'RII' }, { kind: 'ADCS' }])
    expect(bench.audited).toMatchObject([
      { action: 'consult-trace', outcome: 'granted', basis: 'RGPD art. 15', neph: NEPH },
    ])
  })

  it('tells a session of a local account that a document was issued, and not that it was an RII', async () => {
    const { lines } = await readOwnTrace(ports(), { neph: NEPH, requester: holder('account'), at: AT })
    expect(lines).toMatchObject([{ action: 'issue', kind: null }, { kind: 'ADCS' }])
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
    expect(bench.audited.map(({ neph }) => neph)).not.toContain(NEPH)
  })

  it('is told by whole days, forty lines or a few more at a time, and all of it by going on', async () => {
    const days = Array.from({ length: 100 }, (_, day) => facts(day * 24 * 60, { action: 'sign-in' }))
    const bench = ports(
      [...days, ...days.slice(0, 50).map((day) => ({ ...day, action: 'issue' as const }))].map(
        composeAuditEntry,
      ),
    )
    const asked = { neph: NEPH, requester: holder('franceconnect'), at: AT }
    const first = await readOwnTrace(bench, asked)
    expect(first.lines).toHaveLength(40)
    expect(first.older).toBe(first.lines.at(-1)?.day)
    const seen = [...first.lines]
    for (let { older } = first; older !== null; ) {
      const page = await readOwnTrace(bench, { ...asked, before: older })
      seen.push(...page.lines)
      older = page.older
    }
    expect(seen).toHaveLength(150)
    expect(seen.map(({ day }) => day)).toEqual(
      seen
        .map(({ day }) => day)
        .toSorted()
        .toReversed(),
    )
  })

  it('ends a page where it would end without the accesses that are not shown yet', async () => {
    const days = Array.from({ length: 60 }, (_, day) => facts(day * 24 * 60, { action: 'sign-in' }))
    const hidden = days.map((day) => ({
      ...day,
      action: 'validate-document' as const,
      role: 'authority' as const,
    }))
    const asked = {
      neph: NEPH,
      requester: holder('franceconnect'),
      at: new Date('2027-01-21T09:00:00+01:00'),
    }
    const withHidden = await readOwnTrace(ports([...days, ...hidden].map(composeAuditEntry)), asked)
    expect(withHidden).toEqual(await readOwnTrace(ports(days.map(composeAuditEntry)), asked))
    expect(withHidden.lines).toHaveLength(40)
  })
})
