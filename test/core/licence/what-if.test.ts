import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { whatIf } from '../../../src/core/licence/what-if.ts'
import { infraction, licence } from './histories.ts'

const day = parseCalendarDay

describe('whatIf', () => {
  const input = licence('1995-03-01', null, [infraction('a', 'C3', 1, '2025-02-02', '2025-02-10')])

  it('tells what an infraction of tomorrow would cost and what it would put off', () => {
    const answer = whatIf(
      input,
      { at: day('2025-05-01') },
      { points: 6, class: 'C4', committedOn: day('2025-05-02') },
    )
    expect(answer).toMatchObject({
      forecast: true,
      on: '2025-05-02',
      letter: '48M',
      without: { balance: 11 },
      with: { balance: 5 },
      removal: { delta: -6, causes: [{ index: 1, id: null }] },
    })
    expect(answer.calendarWithout.map((line) => line.day)).toEqual(['2025-08-10'])
    expect(answer.calendarWith.map((line) => line.day)).toEqual(['2028-05-02'])
  })

  it('supposes an infraction of the past established today, even to a registry that knew less', () => {
    const { on, with: after } = whatIf(
      input,
      { at: day('2025-05-01'), knownAt: day('2025-01-01') },
      { points: 3, class: 'C4', committedOn: day('2025-01-15') },
    )
    expect(on).toBe('2025-05-01')
    expect(after.balance).toBe(9)
  })

  it('leaves the history given as it is', () => {
    const before = structuredClone(input)
    whatIf(input, { at: day('2025-05-01') }, { points: 6, class: 'C4', committedOn: day('2025-05-02') })
    expect(input).toEqual(before)
  })

  it('refuses an establishment before the commission', () => {
    const hypothesis = {
      points: 3,
      class: 'C4',
      committedOn: day('2025-05-02'),
      establishedOn: day('2025-05-01'),
    } as const
    expect(() => whatIf(input, { at: day('2025-05-01') }, hypothesis)).toThrow(
      expect.objectContaining({ code: 'HYPOTHESIS_CONTRADICTORY' }),
    )
  })
})
