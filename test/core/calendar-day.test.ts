import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  type CalendarDay,
  daysBetween,
  isCalendarDay,
  parisDateTime,
  parisDay,
  parseCalendarDay,
} from '../../src/core/calendar-day.ts'

const day = parseCalendarDay
const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(day('1950-01-01'), days))
const anyInstant = fc.date({
  min: new Date('1980-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
})

describe('a calendar day', () => {
  it.each(['2024-02-29', '2000-02-29', '1000-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(parseCalendarDay(text)).toBe(text)
  })

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-00-10',
    '2024-13-01',
    '2024-04-31',
    '2024-01-00',
    '0999-01-01',
    '2024-1-1',
    '24-01-01',
    '2024-01-01T00:00',
    ' 2024-01-01',
    '',
  ])('%j is refused with INVALID_DAY', (text) => {
    expect(isCalendarDay(text)).toBe(false)
    expect(() => parseCalendarDay(text)).toThrow(expect.objectContaining({ code: 'INVALID_DAY' }))
  })

  it('compares as text in the order of time', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        expect(Math.sign(daysBetween(one, other))).toBe(other > one ? 1 : other < one ? -1 : 0)
      }),
    )
  })
})

describe('months (D1, CPC 641)', () => {
  it.each([
    ['2026-11-22', 4, '2027-03-22'],
    ['2026-10-31', 4, '2027-02-28'],
    ['2027-10-31', 4, '2028-02-29'],
    ['2026-10-29', 4, '2027-02-28'],
    ['2026-10-28', 4, '2027-02-28'],
    ['2026-12-31', 4, '2027-04-30'],
    ['2026-08-31', 4, '2026-12-31'],
    ['2026-09-15', 4, '2027-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2027-03-31', -1, '2027-02-28'],
    ['2027-01-15', -13, '2025-12-15'],
  ])('%s and %i months make %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to)
  })

  it('keep the day number, or end on the last day of a shorter month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -240, max: 240 }), (from, months) => {
        const to = addMonths(from, months)
        expect(isCalendarDay(to)).toBe(true)
        const isLast = addDays(to, 1).endsWith('-01')
        expect(to.slice(8) === from.slice(8) || (isLast && to.slice(8) < from.slice(8))).toBe(true)
      }),
    )
  })

  it('never go back when the day goes on', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 120 }), (from, months) => {
        expect(addMonths(addDays(from, 1), months) >= addMonths(from, months)).toBe(true)
      }),
    )
  })

  it('twelve make a year', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30, max: 30 }), (from, years) => {
        expect(addYears(from, years)).toBe(addMonths(from, years * 12))
      }),
    )
  })
})

describe('days', () => {
  it('are added across months, leap days and years', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addDays(day('2026-03-01'), -1)).toBe('2026-02-28')
  })

  it('counted between two days are those that adding needs', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to)
      }),
    )
  })
})

describe('the clock in Paris (D2)', () => {
  it.each([
    ['2026-11-22T22:59:59Z', '2026-11-22T23:59:59+01:00'],
    ['2026-11-22T23:00:00Z', '2026-11-23T00:00:00+01:00'],
    ['2026-06-30T21:59:59Z', '2026-06-30T23:59:59+02:00'],
    ['2026-06-30T22:00:00Z', '2026-07-01T00:00:00+02:00'],
    ['2027-03-28T00:59:59Z', '2027-03-28T01:59:59+01:00'],
    ['2027-03-28T01:00:00Z', '2027-03-28T03:00:00+02:00'],
    ['2026-10-25T00:59:59Z', '2026-10-25T02:59:59+02:00'],
    ['2026-10-25T01:00:00Z', '2026-10-25T02:00:00+01:00'],
    ['2026-12-31T23:00:00.999Z', '2027-01-01T00:00:00+01:00'],
  ])('at %s shows %s', (instant, clock) => {
    expect(parisDateTime(new Date(instant))).toBe(clock)
    expect(parisDay(new Date(instant))).toBe(clock.slice(0, 10))
  })

  it('names the same instant, seconds kept', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const clock = parisDateTime(instant)
        expect(Date.parse(clock)).toBe(Math.floor(instant.getTime() / 1000) * 1000)
        expect(clock).toMatch(/\+0[12]:00$/)
        expect(parisDay(instant)).toBe(clock.slice(0, 10) satisfies string as CalendarDay)
      }),
    )
  })
})
