import { describe, expect, it } from 'vitest'
import { composeRii } from '../../../src/core/documents/rii.ts'
import { isInfraction, isLetter } from '../../../src/core/licence/licence-event.ts'
import { readLicenceRecord } from '../../../src/core/licence/licence-record.ts'
import { RETENTION_POLICY } from '../../../src/core/licence/retention-policy.ts'
import { DOCUMENT_ID, fixture, ISSUED_AT, riiOf } from '../records.ts'

function infraction(id: string, committedOn: string, establishedOn: string, recordedOn: string) {
  const about = { label: 'Infraction', article: 'R413-14', place: 'LIEU', class: 'C4', establishedBy: 'AF' }
  return { kind: 'infraction', id, ...about, points: 2, committedOn, establishedOn, recordedOn }
}

const letter = (reference: string, sentOn: string) => ({ kind: 'letter', reference, sentOn })

/** A confirmed driver with these events. */
function recordOf(...events: object[]) {
  return readLicenceRecord({ ...fixture('clean-b'), obtainedOn: '2003-05-01', probation: null, events })
}

function historyOf(...events: object[]) {
  return riiOf(recordOf(...events)).history
}

const first = infraction('a', '2024-01-05', '2024-01-20', '2024-02-01')
const second = infraction('b', '2024-01-25', '2024-02-10', '2024-02-20')

describe('the letters of an RII', () => {
  it('stand beside the only movement that they can announce', () => {
    const history = historyOf(first, letter('48', '2024-02-03'), second, letter('48', '2024-02-21'))
    expect(history.map(({ event, letters }) => [event?.kind, letters.map(({ sentOn }) => sentOn)])).toEqual([
      ['infraction', ['2024-02-21']],
      ['infraction', ['2024-02-03']],
      [undefined, []],
    ])
  })

  it('keep a line of their own where two movements wait for one', () => {
    const history = historyOf(first, second, letter('48', '2024-03-01'))
    expect(history.filter(({ event }) => event !== null && isLetter(event))).toHaveLength(1)
    expect(history.flatMap(({ letters }) => letters)).toEqual([])
  })

  it.each([
    ['is of another reference', letter('48M', '2024-02-03')],
    ['was sent before the movement was recorded', letter('48', '2024-01-31')],
    ['was sent more than six months after', letter('48', '2024-08-02')],
  ])('keep a line of their own where the only one %s', (_, alone) => {
    expect(historyOf(first, alone).flatMap(({ letters }) => letters)).toEqual([])
  })

  it('of reference 48SI are lines of their own, on the day from which they count', () => {
    const lines = riiOf(fixture('zero-48si-notified')).history
    const line = lines.find(({ event }) => event && isLetter(event) && event.reference === '48SI')
    expect(line).toMatchObject({ day: '2025-07-02', movements: [{ rule: 'LICENCE_INVALIDATED' }] })
  })
})

describe('the order of an RII', () => {
  it('sets what happens later in the ledger of one day above', () => {
    const restored = infraction('x', '2020-01-05', '2020-01-20', '2020-02-01')
    const sameDay = infraction('y', '2023-01-20', '2023-01-20', '2023-02-01')
    const [, removal, reconstitution] = historyOf(restored, sameDay)
    expect(removal).toMatchObject({ day: '2023-01-20', event: { id: 'y' } })
    expect(reconstitution).toMatchObject({ day: '2023-01-20', event: null })
  })

  it('read upwards, is that of the ledger', () => {
    for (const name of ['sixty-lines', 'annulled-then-new-licence', 'aac', 'ten-year-restitution']) {
      const rii = riiOf(fixture(name))
      const told = rii.history.flatMap(({ movements }) => movements).toReversed()
      expect(told).toEqual(rii.points.movements)
    }
  })
})

describe('what an RII forgets (C. route L225-2)', () => {
  const old = infraction('old', '2005-01-05', '2005-01-20', '2005-02-01')
  const record = recordOf(old, letter('48', '2005-02-03'), { kind: 'medical-visit', on: '2006-01-01' })

  it('is infractions, their letters and what law gave back, ten years after the last; never the balance', () => {
    const rii = composeRii(record, { id: DOCUMENT_ID, issuedAt: ISSUED_AT })
    expect(rii.history.map(({ event, movements }) => event?.kind ?? movements[0]?.rule)).toEqual([
      'medical-visit',
      'LICENCE_OBTAINED',
    ])
    expect(rii.points.balance).toBe(12)
  })

  it('is told while a day of the ten years is left', () => {
    const before = composeRii(record, { id: DOCUMENT_ID, issuedAt: new Date('2015-01-19T12:00:00Z') })
    expect(before.history.some(({ event }) => event !== null && isInfraction(event))).toBe(true)
    expect(before.history.flatMap(({ letters }) => letters)).toHaveLength(1)
  })

  it('follows the policy of the operator', () => {
    const policy = {
      ...RETENTION_POLICY,
      'points-modification': { ...RETENTION_POLICY['points-modification'], years: 3 },
    }
    const request = { id: DOCUMENT_ID, issuedAt: new Date('2009-06-01T12:00:00Z') }
    const rules = (rii: ReturnType<typeof composeRii>) =>
      rii.history.flatMap(({ event, movements }) => (event === null ? movements.map(({ rule }) => rule) : []))
    expect(rules(composeRii(record, request))).toContain('THREE_YEAR_RECONSTITUTION')
    expect(rules(composeRii(record, request, policy))).not.toContain('THREE_YEAR_RECONSTITUTION')
  })
})
