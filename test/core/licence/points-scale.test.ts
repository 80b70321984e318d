import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { POINTS_SCALE, scaleOn } from '../../../src/core/licence/points-scale.ts'

const day = parseCalendarDay

describe('the scale of points', () => {
  it.each([
    ['speed-under-5-fast-road', '2023-12-31', 'C3', 1],
    ['speed-under-5-fast-road', '2024-01-01', 'C3', 0],
    ['speed-50-and-more', '2025-12-28', 'C5', 6],
    ['speed-50-and-more', '2025-12-29', 'delit', 6],
    ['turning-without-indicator', '2020-01-01', 'C2', 3],
  ] as const)('%s committed on %s is %s for %i points', (offence, on, itsClass, points) => {
    expect(scaleOn(offence, day(on))).toMatchObject({ class: itsClass, points })
  })

  it('never exceeds half of twelve points and names each offence once (L223-2)', () => {
    const names = POINTS_SCALE.map(({ offence }) => offence)
    expect(new Set(names).size).toBe(names.length)
    for (const { versions } of POINTS_SCALE)
      for (const { points } of versions) expect(points).toBeLessThanOrEqual(6)
  })
})
