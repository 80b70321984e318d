import { describe, expect, it } from 'vitest'
import type { Requester } from '../../src/core/access/requester.ts'
import type { AuditEntry } from '../../src/core/audit/audit-entry.ts'
import { parseCalendarDay } from '../../src/core/calendar-day.ts'
import { parseNeph } from '../../src/core/licence/neph.ts'
import { type PointsRequest, readPoints } from '../../src/service/read-points.ts'
import { fixture, ISSUED_AT } from '../core/records.ts'

const record = fixture('one-point')

function registry() {
  const lines: AuditEntry[] = []
  return {
    lines,
    records: { find: async (neph: string) => (neph === record.neph ? record : null) },
    audit: {
      append: async (entry: AuditEntry) => {
        lines.push(entry)
      },
    },
  }
}

function request(requester: Requester, neph = record.neph): PointsRequest {
  return { neph, requester, clocks: { at: parseCalendarDay('2026-11-22') }, at: ISSUED_AT }
}

describe('reading the points of a file', () => {
  it('gives balance, history and calendar, and leaves a line that names the purpose and no points', async () => {
    const ports = registry()
    const mandate = { kind: 'request', purpose: 'recours', requestedBy: 'agent 12' } as const
    const reading = await readPoints(ports, request({ role: 'operator', mandate }))
    expect(reading.ledger.balance).toBe(11)
    expect(reading.calendar[0]).toMatchObject({ forecast: true, day: '2027-03-20', points: 1 })
    expect(ports.lines).toEqual([
      {
        at: '2026-11-22T09:00:00+01:00',
        action: 'read-points',
        outcome: 'granted',
        role: 'operator',
        requester: 'agent 12',
        service: null,
        purpose: 'recours',
        caseNumber: null,
        rule: 'operator-reads-points-on-request',
        basis: 'C. route R225-4 I 2° d',
        reason: null,
        kind: 'POINTS',
        documentId: null,
        neph: record.neph,
        signedInBy: null,
      },
    ])
  })

  it('looks at the registry as it was known', async () => {
    const asked = request({ role: 'authority' })
    const clocks = { ...asked.clocks, knownAt: parseCalendarDay('2010-06-01') }
    const { ledger } = await readPoints(registry(), { ...asked, clocks })
    expect(ledger.movements.every(({ rule }) => rule !== 'POINTS_REMOVED')).toBe(true)
  })

  it.each<Requester>([
    { role: 'employer' },
    { role: 'holder', signedInBy: 'account', neph: '051227308989' },
    { role: 'operator', mandate: { kind: 'none' } },
  ])('refuses %o, and writes that down', async (requester) => {
    const ports = registry()
    await expect(readPoints(ports, request(requester))).rejects.toMatchObject({ code: 'ACCESS_REFUSED' })
    expect(ports.lines).toMatchObject([{ action: 'read-points', outcome: 'refused', rule: null }])
  })

  it('says that a file is unknown, and writes down who asked', async () => {
    const [ports, asked] = [registry(), request({ role: 'authority' }, parseNeph('999999999999'))]
    await expect(readPoints(ports, asked)).rejects.toMatchObject({ code: 'UNKNOWN_NEPH' })
    expect(ports.lines).toMatchObject([{ outcome: 'failed', reason: 'UNKNOWN_NEPH', neph: '999999999999' }])
  })
})
