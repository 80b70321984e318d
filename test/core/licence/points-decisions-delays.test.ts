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

describe('D1: months run from day number to day number, or to the last day of a shorter month', () => {
  it('six months from 30 August end on the last of February, not on 1 or 2 March', () => {
    const input = since1995(infraction('a', 'C3', 1, '2024-08-01', '2024-08-30'))
    expect(balance(input, '2025-02-27')).toBe(11)
    expect(balance(input, '2025-02-28')).toBe(12)
  })
})

describe('D3: delays of restitution are half-open', () => {
  const point = infraction('a', 'C3', 1, '2025-02-01', '2025-02-10')

  it('an infraction committed on the day of establishment breaks the delay', () => {
    const input = since1995(point, infraction('b', 'C2', 2, '2025-02-10', '2025-03-01'))
    expect(balance(input, '2025-08-10')).toBe(9)
  })

  it('an infraction committed on the eve of establishment does not', () => {
    const input = since1995(point, infraction('b', 'C2', 2, '2025-02-09', '2025-03-01'))
    expect(balance(input, '2025-08-10')).toBe(10)
  })

  it('an infraction committed on the due day comes after it, one on its eve before', () => {
    const on = since1995(point, infraction('b', 'C2', 2, '2025-08-10', '2025-09-01'))
    const eve = since1995(point, infraction('b', 'C2', 2, '2025-08-09', '2025-09-01'))
    expect(balance(on, '2025-09-01')).toBe(10)
    expect(balance(eve, '2025-09-01')).toBe(9)
  })

  it('an infraction established on the very day it was committed does not break its own delay', () => {
    expect(balance(since1995(infraction('a', 'C3', 1, '2025-02-10', '2025-02-10')), '2025-08-10')).toBe(12)
  })

  it('another infraction of the same group does', () => {
    const input = since1995(
      infraction('a', 'C3', 1, '2025-02-10', '2025-02-10', { group: 'g' }),
      infraction('b', 'C3', 1, '2025-02-10', '2025-02-12', { group: 'g' }),
    )
    // b was committed before its own delay began, so only b comes back.
    expect(balance(input, '2025-08-12')).toBe(11)
  })
})

describe('D4: the order inside a day', () => {
  it('a six-month point returned on the last day of probation stays under the cap of the eve', () => {
    const input = licence('2022-03-10', { kind: 'standard' }, [
      infraction('a', 'C5', 2, '2022-05-01', '2022-06-01'),
      infraction('b', 'C3', 1, '2024-09-01', '2024-09-10'),
      stage(1, '2024-10-01', '2024-10-02'),
    ])
    // Six at the cap of six on 2024-10-03; on 2025-03-10 the point comes back before the cap rises to twelve.
    expect(balance(input, '2025-03-09')).toBe(6)
    expect(pointsLedger(input, { at: day('2025-03-10') })).toMatchObject({ balance: 6, cap: 12 })
  })

  it('the reconstitution precedes a removal of the same day', () => {
    const input = since1995(
      infraction('a', 'C2', 3, '2022-01-05', '2022-02-10'),
      infraction('b', 'C4', 4, '2022-01-20', '2024-02-10'),
    )
    expect(balance(input, '2024-02-10')).toBe(8)
  })

  it('a stage effect follows a removal of the same day', () => {
    const input = since1995(
      infraction('a', 'C4', 3, '2025-01-05', '2025-04-03'),
      stage(1, '2025-04-01', '2025-04-02'),
    )
    expect(balance(input, '2025-04-02')).toBe(12)
    expect(balance(input, '2025-04-03')).toBe(12)
  })

  it('removals of one day follow their commission, so that the later one meets the floor', () => {
    const input = since1995(
      infraction('z', 'C4', 6, '2024-01-01', '2024-01-10'),
      infraction('y', 'C4', 4, '2024-06-01', '2024-06-10'),
      infraction('b', 'C4', 2, '2025-01-02', '2025-02-10'),
      infraction('a', 'C5', 2, '2025-01-03', '2025-02-10'),
    )
    // b took the last two points and gives them back after ten years; a took none.
    const last = pointsLedger(input, { at: day('2025-02-10') }).movements.slice(-2)
    expect(last.map(({ causes, delta }) => [causes[0]?.id, delta])).toEqual([
      ['b', -2],
      ['a', 0],
    ])
  })
})

describe('D5: what breaks a delay is a commission inside it, once established and known', () => {
  it('an increment already shown is withdrawn', () => {
    const input = licence('2023-01-10', { kind: 'standard' }, [
      infraction('a', 'C3', 1, '2023-11-01', '2024-05-01'),
    ])
    expect(balance(input, '2024-04-30')).toBe(8)
    expect(balance(input, '2024-05-01')).toBe(5)
  })

  it('an infraction committed on the day of an increment leaves that one and stops the next', () => {
    const input = licence('2023-01-10', { kind: 'standard' }, [
      infraction('a', 'C3', 2, '2024-01-10', '2024-02-01'),
    ])
    expect(balance(input, '2025-01-10')).toBe(6)
  })

  it('an infraction committed before the licence stops no increment', () => {
    const input = licence('2023-01-10', { kind: 'standard' }, [
      infraction('a', 'C3', 2, '2022-12-01', '2023-02-01'),
    ])
    expect(balance(input, '2024-01-10')).toBe(6)
  })

  it('a fourth-class point that came back after six months still makes the series last three years', () => {
    const input = since1995(
      infraction('a', 'C4', 1, '2023-01-01', '2023-01-10'),
      infraction('b', 'C2', 3, '2024-01-05', '2024-01-20'),
    )
    expect(balance(input, '2026-01-20')).toBe(9)
    expect(balance(input, '2027-01-20')).toBe(12)
  })

  it('reaching 12 by a stage does not end the series', () => {
    const input = since1995(
      infraction('a', 'C4', 2, '2023-01-01', '2023-01-10'),
      stage(1, '2023-03-01', '2023-03-02'),
      infraction('b', 'C2', 3, '2024-01-05', '2024-01-20'),
    )
    expect(balance(input, '2023-03-03')).toBe(12)
    expect(balance(input, '2026-01-20')).toBe(9)
  })

  it('a reconstitution that finds 12 already there ends the series', () => {
    const input = since1995(
      infraction('a', 'C4', 1, '2023-01-01', '2023-01-10'),
      infraction('b', 'C2', 3, '2026-01-10', '2026-01-20'),
    )
    expect(balance(input, '2028-01-20')).toBe(12)
  })

  it('an infraction established on the due day breaks the delay when committed inside', () => {
    const input = since1995(
      infraction('a', 'C2', 3, '2022-01-05', '2022-02-10'),
      infraction('b', 'C2', 2, '2024-02-09', '2024-02-10'),
    )
    expect(balance(input, '2024-02-10')).toBe(7)
  })

  it('an infraction established earlier than the due day moves the start, though committed before it', () => {
    const input = since1995(
      infraction('a', 'C2', 3, '2022-01-05', '2022-02-10'),
      infraction('b', 'C2', 2, '2022-01-01', '2023-06-10'),
    )
    expect(balance(input, '2024-02-10')).toBe(7)
    expect(balance(input, '2025-06-10')).toBe(12)
  })
})

describe('D6: the six-month rule looks at the scale, and what was taken comes back', () => {
  it('a three-point infraction of which the floor left one point waits ten years, not six months', () => {
    const input = since1995(
      infraction('a', 'delit', 6, '2015-01-01', '2015-01-10'),
      infraction('b', 'C5', 5, '2015-02-01', '2015-02-10'),
      infraction('c', 'C4', 3, '2015-03-01', '2015-03-10'),
    )
    expect(balance(input, '2015-03-10')).toBe(0)
    expect(balance(input, '2015-09-10')).toBe(0)
  })

  it('a one-point infraction whose point the floor took gives nothing back', () => {
    const input = since1995(
      infraction('a', 'delit', 6, '2015-01-01', '2015-01-10'),
      infraction('b', 'C5', 6, '2015-02-01', '2015-02-10'),
      infraction('c', 'C3', 1, '2015-03-01', '2015-03-10'),
    )
    expect(balance(input, '2015-09-10')).toBe(0)
  })

  it('a point whose six months were broken comes back after ten years, by whatever means established', () => {
    const serious = ['2015-04-01', '2017-06-01', '2019-08-01', '2021-10-01', '2023-12-01'].map((on, index) =>
      infraction(`s${index}`, 'C5', 1, on, on),
    )
    const input = since1995(infraction('a', 'C3', 1, '2015-01-01', '2015-02-10'), ...serious)
    // Each C5 point comes back after its own six months; a's own delay was broken by the first.
    expect(balance(input, '2025-02-09')).toBe(11)
    expect(balance(input, '2025-02-10')).toBe(12)
  })

  it('points given back by a reconstitution do not come back again after ten years', () => {
    const input = since1995(
      infraction('a', 'C4', 4, '2015-01-01', '2015-02-10'),
      infraction('b', 'C4', 6, '2024-05-01', '2024-06-01'),
    )
    expect(balance(input, '2018-02-10')).toBe(12)
    expect(balance(input, '2025-02-10')).toBe(6)
  })

  it('a point given back after six months does not come back again after ten years', () => {
    const quiet = ['2017-01-01', '2019-06-01', '2021-12-01', '2024-05-01'].map((on, index) =>
      infraction(`s${index}`, 'C5', 2, on, on),
    )
    const input = since1995(infraction('a', 'C4', 1, '2015-01-01', '2015-02-10'), ...quiet)
    expect(balance(input, '2025-02-09')).toBe(4)
    expect(balance(input, '2025-02-10')).toBe(4)
  })

  it('points of a C5 or a délit do not come back after ten years', () => {
    const later = ['2017-05-01', '2019-08-01', '2021-10-01', '2023-12-01'].map((on, index) =>
      infraction(`s${index}`, 'C4', 1, on, on),
    )
    const input = since1995(infraction('a', 'C5', 3, '2015-01-01', '2015-02-10'), ...later)
    expect(balance(input, '2025-02-10')).toBe(9)
  })
})
