import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import type { LedgerInput } from '../../../src/core/licence/points-input.ts'
import { pointsLedger } from '../../../src/core/licence/points-ledger.ts'
import { infraction, licence, stage } from './histories.ts'

const day = parseCalendarDay

function balance(input: LedgerInput, at: string, knownAt?: string): number {
  return pointsLedger(input, { at: day(at), ...(knownAt && { knownAt: day(knownAt) }) }).balance
}

const since1995 = (...events: LedgerInput['events']) => licence('1995-03-01', null, events)

describe('D7: delays and training in probation', () => {
  it('a two-year delay that would end in probation gives its effect at its end', () => {
    const input = licence('2022-01-10', { kind: 'standard' }, [
      infraction('a', 'C3', 2, '2022-02-01', '2022-03-01'),
    ])
    expect(balance(input, '2024-03-01')).toBe(4)
    expect(balance(input, '2025-01-10')).toBe(12)
  })

  it('an infraction committed after the two years and before the end of probation breaks it', () => {
    const input = licence('2022-01-10', { kind: 'standard' }, [
      infraction('a', 'C3', 2, '2022-02-01', '2022-03-01'),
      infraction('b', 'C3', 2, '2025-01-09', '2025-02-01'),
    ])
    expect(balance(input, '2025-01-31')).toBe(12)
    expect(balance(input, '2025-02-01')).toBe(2)
  })

  it.each([
    ['2024-01-09', 8, 'the eve of the sixth month is too early'],
    ['2024-01-10', 12, 'the first day of the window counts'],
    ['2024-07-10', 12, 'the last day of the window counts'],
    ['2024-07-11', 8, 'the day after is too late'],
  ])('training on %s leaves %i points at 23 and 24 months: %s', (trainingOn, expected) => {
    const input = licence('2023-07-10', { kind: 'standard', trainingOn: day(trainingOn) }, [])
    expect(balance(input, '2025-07-09')).toBe(8)
    expect(balance(input, '2025-07-10')).toBe(expected === 12 ? 12 : 10)
  })

  it('a points infraction before its end loses the short probation, one on that day does not', () => {
    const trained = { kind: 'standard' as const, trainingOn: day('2023-10-10') }
    const lost = licence('2023-01-10', trained, [infraction('a', 'C3', 2, '2025-01-09', '2025-02-01')])
    const kept = licence('2023-01-10', trained, [infraction('a', 'C3', 2, '2025-01-10', '2025-02-01')])
    expect(pointsLedger(lost, { at: day('2025-02-01') })).toMatchObject({ balance: 6, cap: 8 })
    expect(pointsLedger(lost, { at: day('2026-01-10') })).toMatchObject({ balance: 6, cap: 12 })
    expect(pointsLedger(kept, { at: day('2025-02-01') })).toMatchObject({ balance: 10, cap: 12 })
  })

  it('a suspension touches no point', () => {
    const suspended = { kind: 'suspension', from: '2024-01-01', to: '2024-03-01' }
    expect(balance(licence('2023-06-15', { kind: 'standard' }, [suspended]), '2024-06-15')).toBe(8)
  })
})

describe('D8: mandatory stages are always accepted, cases 3 and 4 give nothing', () => {
  const loss = infraction('a', 'C4', 6, '2024-12-01', '2025-01-10')
  const second = infraction('b', 'C4', 4, '2025-01-01', '2025-01-20')

  it('a mandatory stage months after a voluntary one gives 4 points, the day after its last', () => {
    const input = since1995(
      loss,
      second,
      stage(1, '2025-02-01', '2025-02-02'),
      stage(2, '2025-05-01', '2025-05-02'),
    )
    expect(balance(input, '2025-02-03')).toBe(6)
    expect(balance(input, '2025-05-02')).toBe(6)
    expect(balance(input, '2025-05-03')).toBe(10)
  })

  it('a mandatory stage counts for the next voluntary one', () => {
    const input = since1995(
      loss,
      second,
      stage(2, '2025-02-01', '2025-02-02'),
      stage(1, '2025-05-01', '2025-05-02'),
    )
    expect(balance(input, '2025-05-03')).toBe(6)
  })

  it('cases 3 and 4 give nothing and do not count for the next', () => {
    const input = since1995(
      loss,
      second,
      stage(3, '2025-02-01', '2025-02-02'),
      stage(4, '2025-03-01', '2025-03-02'),
      stage(1, '2025-05-01', '2025-05-02'),
    )
    expect(balance(input, '2025-05-02')).toBe(2)
    expect(balance(input, '2025-05-03')).toBe(6)
  })
})

describe('D9: a voluntary stage comes a year and a day after the last accepted one', () => {
  const losses = [
    infraction('a', 'C4', 6, '2024-12-01', '2025-01-10'),
    infraction('b', 'C4', 5, '2024-12-02', '2025-01-20'),
  ]

  it.each([
    ['2026-02-02', 5],
    ['2026-02-03', 9],
  ])('a second stage ending on %s leaves %i points', (to, expected) => {
    const input = since1995(...losses, stage(1, '2025-02-01', '2025-02-02'), stage(1, '2026-02-01', to))
    expect(balance(input, '2026-02-28')).toBe(expected)
  })

  it('an accepted stage counts even if the cap left it nothing, a refused one does not', () => {
    const useless = [stage(1, '2025-01-04', '2025-01-05'), stage(1, '2025-12-01', '2025-12-02')]
    const input = since1995(...losses, ...useless, stage(1, '2026-01-05', '2026-01-06'))
    expect(balance(input, '2025-12-03')).toBe(1)
    expect(balance(input, '2026-01-07')).toBe(5)
  })
})
