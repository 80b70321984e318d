import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { exploreWhatIf } from '../../../src/service/driver/explore-what-if.ts'
import { type HolderRequests, openRequest } from '../../../src/service/driver/holder-requests.ts'
import { ownLetters } from '../../../src/service/driver/own-letters.ts'
import { readOwnHistory } from '../../../src/service/driver/read-own-history.ts'
import { readOwnLicence } from '../../../src/service/driver/read-own-licence.ts'
import { fixture, ISSUED_AT } from '../../core/records.ts'

function ownFile(name: string) {
  const record = fixture(name)
  const lines: AuditEntry[] = []
  return {
    lines,
    ports: {
      records: { find: async (neph: string) => (neph === record.neph ? record : null) },
      audit: { append: async (entry: AuditEntry) => void lines.push(entry) },
    },
    request: {
      holder: { role: 'holder', signedInBy: 'account', neph: record.neph } as const,
      at: ISSUED_AT,
    },
  }
}

describe('the own file', () => {
  it('tells the licence with categories that have ended, and leaves a line with rule and article', async () => {
    const { ports, request, lines } = ownFile('expired-heavy-category')
    const licence = await readOwnLicence(ports, request)
    expect(licence.categories.map(({ code, inForce }) => [code, inForce])).toContainEqual(['B', true])
    expect(licence.categories.some(({ inForce }) => !inForce)).toBe(true)
    expect(lines).toMatchObject([
      { action: 'read-licence', outcome: 'granted', role: 'holder', basis: 'C. route R225-6 III 3°' },
    ])
  })

  it('that the registry lost leaves a line too', async () => {
    const { ports, request, lines } = ownFile('clean-b')
    const gone = { ...ports, records: { find: async () => null } }
    await expect(readOwnLicence(gone, request)).rejects.toMatchObject({ code: 'UNKNOWN_NEPH' })
    expect(lines).toMatchObject([{ action: 'read-licence', outcome: 'failed' }])
  })

  it('has a history of ten years whose movements lead from the balance before to that of today', async () => {
    const { ports, request, lines } = ownFile('sixty-lines')
    const { lines: history, before, ledger, from } = await readOwnHistory(ports, request)
    const moved = history.flatMap(({ movements }) => movements).reduce((sum, { delta }) => sum + delta, 0)
    expect(from).toBe('2016-11-22')
    expect((before?.balance ?? 0) + moved).toBe(ledger.balance)
    expect(lines).toMatchObject([{ action: 'read-points', outcome: 'granted' }])
  })

  it('changes nothing when an infraction is imagined, and says nothing of it in the audit', async () => {
    const { ports, request, lines } = ownFile('one-point')
    const committedOn = parseCalendarDay('2026-11-22')
    const { ledger, imagined } = await exploreWhatIf(ports, request, {
      points: 6,
      class: 'delit',
      committedOn,
    })
    expect([ledger.balance, imagined?.with.balance]).toEqual([11, 5])
    expect(JSON.stringify(lines)).not.toContain('delit')
    expect(lines).toHaveLength(1)
  })

  it('has letters sent with the delays that their notification starts', async () => {
    const { ports, request } = ownFile('zero-48si-notified')
    const letters = ownLetters(await readOwnHistory(ports, request))
    expect(letters[0]).toMatchObject({
      reference: '48SI',
      deadlines: { remedy: '2025-09-02', handIn: '2025-07-13', stage: null },
    })
  })

  it('has letters that are due though never sent, from which nothing runs', async () => {
    const { ports, request } = ownFile('zero-48si-not-notified')
    const record = fixture('zero-48si-not-notified')
    const unsent = { ...record, events: record.events.filter(({ kind }) => kind !== 'letter') }
    const bare = { ...ports, records: { find: async () => unsent } }
    const due = ownLetters(await readOwnHistory(bare, request)).filter(({ letter }) => letter === null)
    expect(due.map(({ reference }) => reference)).toContain('48SI')
    expect(due.every(({ deadlines }) => deadlines.remedy === null)).toBe(true)
  })
})

describe('a request of a driver', () => {
  const kept: string[] = []
  const keptIn = (lines: AuditEntry[]): HolderRequests => ({
    list: async () => [],
    open: async (_neph, { subject, text }, at, line) => {
      kept.push(text)
      if (line !== null) lines.push(line)
      return { id: 'D-1', subject, progress: 'received', openedAt: at, messages: [] }
    },
  })

  it('is taken with a subject of the list; the audit names the subject and never the words', async () => {
    const { request, lines } = ownFile('clean-b')
    const draft = { subject: 'points-contested', text: ' un\r\ndeux ' }
    await openRequest({ requests: keptIn(lines) }, request, draft)
    expect(kept).toEqual(['un\ndeux'])
    expect(lines).toMatchObject([{ action: 'open-request', kind: 'points-contested' }])
    expect(JSON.stringify(lines)).not.toContain('deux')
  })

  it.each([
    [{ subject: 'autre', text: 'bonjour' }, 'subject'],
    [{ subject: 'other', text: ' \n ' }, 'text'],
    [{ subject: 'other', text: 'x'.repeat(4001) }, 'text'],
  ])('is refused: %o', async (draft, field) => {
    const { request, lines } = ownFile('clean-b')
    const requests = keptIn(lines)
    await expect(openRequest({ requests }, request, draft)).rejects.toMatchObject({ field })
    expect(lines).toEqual([])
  })
})
