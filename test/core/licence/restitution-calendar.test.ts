import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { pointsLedger } from '../../../src/core/licence/points-ledger.ts'
import { restitutionCalendar } from '../../../src/core/licence/restitution-calendar.ts'
import { infraction, licence, notified48SI, stage } from './histories.ts'
import { randomCase } from './random-history.ts'

const day = parseCalendarDay

describe('restitutionCalendar', () => {
  it('announces the six-month point with the interval in which an infraction would lose it (W5)', () => {
    const input = licence('1995-03-01', null, [
      infraction('a', 'C3', 1, '2025-02-02', '2025-02-10'),
      infraction('b', 'C4', 2, '2025-07-01', '2025-10-15'),
    ])
    expect(restitutionCalendar(input, { at: day('2025-08-09') })).toEqual([
      {
        forecast: true,
        day: '2025-08-10',
        points: 1,
        balance: 12,
        cap: 12,
        rule: 'SIX_MONTH_RESTITUTION',
        article: 'L223-6 al. 3',
        condition: { code: 'NO_POINTS_INFRACTION', interval: { from: '2025-02-10', before: '2025-08-10' } },
        causes: [{ index: 0, id: 'a' }],
      },
    ])
    const corrected = restitutionCalendar(input, { at: day('2025-10-15') })
    expect(corrected.map(({ day, points, rule }) => [day, points, rule])).toEqual([
      ['2028-10-15', 3, 'THREE_YEAR_RECONSTITUTION'],
    ])
  })

  it('announces increments and the end of a probation', () => {
    const calendar = restitutionCalendar(licence('2023-06-15', { kind: 'standard' }, []), {
      at: day('2024-07-01'),
    })
    expect(calendar.map(({ day, points, cap, rule }) => [day, points, cap, rule])).toEqual([
      ['2025-06-15', 2, 10, 'PROBATION_INCREMENT'],
      ['2026-06-15', 0, 12, 'PROBATION_END'],
      ['2026-06-15', 2, 12, 'PROBATION_INCREMENT'],
    ])
    expect(calendar.map(({ condition }) => condition.code)).toEqual([
      'NO_POINTS_INFRACTION',
      'LICENCE_STILL_VALID',
      'NO_POINTS_INFRACTION',
    ])
  })

  it('announces a ten-year return without asking for good conduct, and tomorrow the stage that ends today', () => {
    const input = licence('1995-03-01', null, [
      infraction('old', 'C4', 4, '2016-01-01', '2016-02-01'),
      infraction('b', 'C4', 1, '2018-06-01', '2018-08-01'),
      infraction('c', 'C4', 1, '2021-06-01', '2021-08-01'),
      infraction('d', 'C4', 6, '2024-06-01', '2024-08-01'),
      stage(1, '2025-01-09', '2025-01-10'),
    ])
    const calendar = restitutionCalendar(input, { at: day('2025-01-10') })
    expect(calendar.map(({ day, points, rule, condition }) => [day, points, rule, condition.code])).toEqual([
      ['2025-01-11', 4, 'VOLUNTARY_STAGE', 'LICENCE_STILL_VALID'],
      ['2026-02-01', 4, 'TEN_YEAR_RESTITUTION', 'LICENCE_STILL_VALID'],
      ['2027-08-01', 2, 'THREE_YEAR_RECONSTITUTION', 'NO_POINTS_INFRACTION'],
    ])
  })

  it('announces nothing for an invalidated licence', () => {
    const input = licence('1995-03-01', null, [
      infraction('a', 'delit', 6, '2024-01-01', '2024-02-01'),
      infraction('b', 'delit', 6, '2024-03-01', '2024-04-01'),
      notified48SI('2024-05-01'),
    ])
    expect(restitutionCalendar(input, { at: day('2024-05-01') })).toEqual([])
  })

  it('comes true when nothing else happens', () => {
    fc.assert(
      fc.property(randomCase, ({ input, clocks: { at } }) => {
        const past = input.events.filter((event) =>
          Object.values(event).every(
            (value) => typeof value !== 'string' || !/^\d{4}-/.test(value) || value <= at,
          ),
        )
        const quiet = { ...input, events: past }
        for (const { day: due, balance, cap } of restitutionCalendar(quiet, { at }).slice(-1))
          expect(pointsLedger(quiet, { at: due })).toMatchObject({ balance, cap })
      }),
    )
  })
})
