import type { CalendarDay } from '../calendar-day.ts'
import { digitsAt } from './digits.ts'
import { SealValueError } from './seal-error.ts'

const LAST_DAYS = [31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Tells whether the day exists; with `unknown`, month and day may be 0, each for itself. */
function exists(year: number, month: number, day: number, unknown: 'unknown' | 'known'): boolean {
  const least = unknown === 'unknown' ? 0 : 1
  if (!(year >= 1000 && month >= least && day >= least)) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  // A day without its month can be any up to 31: index 0.
  return day <= (month === 2 && leap ? 29 : (LAST_DAYS[month] ?? -1))
}

/** How the eight digits of a day are laid out; the second tolerates 00 for an unknown day or month. */
type DayLayout = 'DDMMYYYY' | 'DDMMYYYY or 00' | 'DDMMYYYY or YYYYMMDD'

/** Finds where year, month and day stand in eight digits that name a day; null when they name none. */
function findParts(
  digits: string,
  layout: DayLayout,
): readonly [year: number, month: number, day: number] | null {
  if (digits.length !== 8) return null
  const day = digitsAt(digits, 0, 2)
  const month = digitsAt(digits, 2, 2)
  const year = digitsAt(digits, 4, 4)
  if (layout !== 'DDMMYYYY or YYYYMMDD')
    return exists(year, month, day, layout === 'DDMMYYYY' ? 'known' : 'unknown') ? [year, month, day] : null
  // Both layouts are in use; a century that no licence has tells them apart.
  if (year >= 1900 && year <= 2199 && exists(year, month, day, 'known')) return [year, month, day]
  const first = digitsAt(digits, 0, 4)
  const [second, third] = [digitsAt(digits, 4, 2), digitsAt(digits, 6, 2)]
  return first >= 1900 && first <= 2199 && exists(first, second, third, 'known')
    ? [first, second, third]
    : null
}

/** Tells whether the digits name a day in the layout given. */
export function isSealedDay(digits: string, layout: DayLayout): boolean {
  return findParts(digits, layout) !== null
}

/**
 * Decodes eight digits that name a whole day: DDMMYYYY, or for D3 and D4 also YYYYMMDD.
 *
 * @throws {SealValueError} BAD_DATE
 */
export function decodeDay(
  digits: string,
  layout: 'DDMMYYYY' | 'DDMMYYYY or YYYYMMDD' = 'DDMMYYYY',
): CalendarDay {
  return decodeParts(digits, layout) as CalendarDay
}

/**
 * Decodes DDMMYYYY, where 00 stands for an unknown day or month, into `YYYY-MM-DD` with the same zeros.
 *
 * The result is no {@link CalendarDay}: `1948-00-00` is a year.
 *
 * @throws {SealValueError} BAD_DATE
 */
export function decodePartialDay(digits: string): string {
  return decodeParts(digits, 'DDMMYYYY or 00')
}

function decodeParts(digits: string, layout: DayLayout): string {
  const parts = findParts(digits, layout)
  if (parts === null) throw new SealValueError('BAD_DATE', `expected an existing day as ${layout}`)
  const [year, month, day] = parts
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * Encodes `YYYY-MM-DD` as DDMMYYYY; month or day may be 00 where unknown.
 *
 * @throws {SealValueError} BAD_DATE
 */
export function encodeDay(day: string): string {
  const digits = `${day.slice(8, 10)}${day.slice(5, 7)}${day.slice(0, 4)}`
  if (day.length !== 10 || day[4] !== '-' || day[7] !== '-' || !isSealedDay(digits, 'DDMMYYYY or 00'))
    throw new SealValueError('BAD_DATE', 'expected a day as YYYY-MM-DD, 00 where month or day is unknown')
  return digits
}
