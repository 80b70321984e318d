import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { composeRii, type Rii } from '../../../src/core/documents/rii.ts'
import { isSiren } from '../../../src/core/documents/siren.ts'
import type { LicenceEvent } from '../../../src/core/licence/licence-event.ts'
import { pointsLedger } from '../../../src/core/licence/points-ledger.ts'
import { RETENTION_POLICY, type RetentionPolicy } from '../../../src/core/licence/retention-policy.ts'
import { DOCUMENT_ID, fixture, ISSUED_AT, riiOf } from '../records.ts'

const FORGETTING_NOTHING = Object.fromEntries(
  Object.entries(RETENTION_POLICY).map(([kind, row]) => [kind, { ...row, years: 500 }]),
) as RetentionPolicy

const names = readdirSync(fileURLToPath(new URL('../../../fixtures/records/', import.meta.url))).map((file) =>
  file.slice(0, -'.json'.length),
)

describe('the content of an RII (C. route L225-3)', () => {
  it.each(names)(
    'tells every event known, each once, newest first, were nothing to be forgotten: %s',
    (name) => {
      const record = fixture(name)
      const rii = composeRii(record, { id: DOCUMENT_ID, issuedAt: ISSUED_AT }, FORGETTING_NOTHING)
      const days = rii.history.map(({ day }) => day)
      expect(days).toEqual([...days].sort().reverse())
      const told = eventsOf(rii)
      expect(new Set(told).size).toBe(told.length)
      expect([...told].sort(byText)).toEqual([...record.events].sort(byText))
    },
  )

  it.each(names)('tells nothing that is not in the file: %s', (name) => {
    const record = fixture(name)
    const foreign = eventsOf(riiOf(record)).filter((event) => !record.events.includes(event))
    expect(foreign).toEqual([])
  })

  it.each(names)('tells every movement of points, each once, and the balance it comes to: %s', (name) => {
    const record = fixture(name)
    const rii = composeRii(record, { id: DOCUMENT_ID, issuedAt: ISSUED_AT }, FORGETTING_NOTHING)
    const ledger = pointsLedger(record, { at: rii.emittedOn })
    const told = rii.history.flatMap(({ movements }) => movements)
    expect(told).toHaveLength(ledger.movements.length)
    expect([...told].sort(byText)).toEqual([...ledger.movements].sort(byText))
    expect(rii.points.balance).toBe(ledger.balance)
  })

  it('bears the confidential code, which is the holder’s to know', () => {
    expect(riiOf(fixture('clean-b')).confidentialCode).toBe(fixture('clean-b').confidentialCode)
  })

  it('leaves out what is not yet known or not yet so on the day of issue', () => {
    const record = fixture('suspended')
    const early = riiOf(record, new Date('2009-01-01T12:00:00Z'))
    expect(eventsOf(early)).toEqual([])
    const [event] = record.events
    if (!event) throw new Error('the fixture has lost its events')
    const learntLater = { ...event, recordedOn: early.emittedOn }
    const known = riiOf({ ...record, events: [learntLater] }, new Date('2008-12-31T12:00:00Z'))
    expect(eventsOf(known)).toEqual([])
  })

  it('holds the long file of a driver of 36 years', () => {
    expect(riiOf(fixture('sixty-lines')).history.length).toBeGreaterThanOrEqual(60)
  })
})

function eventsOf(rii: Rii): readonly LicenceEvent[] {
  return rii.history.flatMap(({ event, letters }): readonly LicenceEvent[] =>
    event === null ? letters : [event, ...letters],
  )
}

function byText(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1
}

describe('a SIREN', () => {
  it.each(['732829320', '356000000', '000000000'])('%s has a right Luhn sum', (siren) => {
    expect(isSiren(siren)).toBe(true)
  })

  it.each(['732829321', '73282932', '7328293200', '732 829 320', '73282932O', ''])('%j is none', (text) => {
    expect(isSiren(text)).toBe(false)
  })

  it('never survives a change of one digit', () => {
    for (let place = 0; place < 9; place++)
      for (let digit = 0; digit < 10; digit++) {
        const changed = `${'732829320'.slice(0, place)}${digit}${'732829320'.slice(place + 1)}`
        expect(isSiren(changed)).toBe(changed === '732829320')
      }
  })
})
