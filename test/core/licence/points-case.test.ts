import { describe, expect, it } from 'vitest'
import { PointsCaseError, parsePointsCase, readPointsCase } from '../../../src/core/licence/points-case.ts'
import { pointsLedger } from '../../../src/core/licence/points-ledger.ts'

const record = {
  neph: '051227308989',
  obtainedOn: '1995-03-01',
  probation: null,
  events: [
    { kind: 'infraction', committedOn: '2025-03-10', establishedOn: '2025-03-25', class: 'C3', points: 1 },
    { kind: 'stage', case: 1, from: '2025-05-01', to: '2025-05-02' },
  ],
}

function faults(json: unknown): [string, string[]] {
  try {
    readPointsCase(json)
  } catch (error) {
    if (error instanceof PointsCaseError) return [error.code, error.faults.map(({ path }) => path)]
    throw error
  }
  throw new Error('expected the case to be refused')
}

describe('readPointsCase', () => {
  it('asks for no more than the ledger needs and answers', () => {
    const { input, clocks } = readPointsCase({ record, at: '2025-04-01' })
    expect(pointsLedger(input, clocks)).toMatchObject({ balance: 11, cap: 12 })
  })

  it('ignores unknown keys, unknown kinds of event and oddities', () => {
    const odd = {
      ...record,
      neph: 'old 12 68 19',
      colour: 'blue',
      probation: { kind: 'standard', trainingOn: null, school: 'x' },
      events: [
        ...record.events,
        { kind: 'medical-visit', on: '2030-01-01', doctor: 7 },
        { kind: 'licence-obtained', on: '2031-01-01' },
        { kind: 'letter', reference: '48SI' },
      ],
    }
    const { clocks } = readPointsCase({ record: odd, at: '2025-04-01', knownAt: '1990-01-01', more: true })
    expect(clocks).toEqual({ at: '2025-04-01', knownAt: '1990-01-01' })
  })

  it.each([
    ['no record', { at: '2025-01-01' }, ['record']],
    ['no day', { record }, ['at']],
    ['a day that does not exist', { record, at: '2025-02-30' }, ['at']],
    ['no probation', { record: { ...record, probation: undefined }, at: '2025-01-01' }, ['record.probation']],
    ['a NEPH that is none', { record: { ...record, neph: '12' }, at: '2025-01-01' }, ['record.neph']],
    ['an array', [], ['line']],
    [
      'an unknown class and too many points',
      { record: { ...record, events: [{ ...record.events[0], class: 'C6', points: 13 }] }, at: '2025-01-01' },
      ['record.events[0].class', 'record.events[0].points'],
    ],
    [
      'a stage that ends before it begins',
      { record: { ...record, events: [{ ...record.events[1], to: '2025-04-30' }] }, at: '2025-01-01' },
      ['record.events[0].to'],
    ],
  ])('refuses %s with its path', (_, json, expected) => {
    expect(faults(json)).toEqual(['CASE_MALFORMED', expected])
  })
})

describe('parsePointsCase', () => {
  it('refuses a line that is not JSON', () => {
    expect(() => parsePointsCase('{')).toThrow(expect.objectContaining({ code: 'CASE_NOT_JSON' }))
  })

  it('reads one line', () => {
    expect(parsePointsCase(JSON.stringify({ record, at: '2025-04-01' })).clocks).toEqual({ at: '2025-04-01' })
  })
})
