import { CodedError } from '../errors.ts'

/** A day of the civil calendar, `YYYY-MM-DD`, in Europe/Paris. Days compare as strings. */
export type CalendarDay = string & { readonly brand: 'CalendarDay' }

/**
 * Parses `YYYY-MM-DD` into a day that exists in the Gregorian calendar, years 1000 to 9999.
 *
 * @throws {CodedError} INVALID_DAY
 */
export function parseCalendarDay(text: string): CalendarDay {
  if (!isCalendarDay(text))
    throw new CodedError(
      'INVALID_DAY',
      `expected an existing day as YYYY-MM-DD, found ${JSON.stringify(text)}`,
    )
  return text
}

/** Tells whether the text is `YYYY-MM-DD` and names a day that exists. */
export function isCalendarDay(text: string): text is CalendarDay {
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [, year, month, day] = match
  return Number(day) >= 1 && Number(day) <= lastDayOfMonth(Number(year), Number(month))
}

/**
 * Adds whole months from day number to day number, or to the last day of a shorter month (CPC 641).
 * Decision D1: an ADCS of 31 October ends on 28 or 29 February.
 */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const { year, month, date } = parts(day)
  const index = year * 12 + (month - 1) + months
  const targetYear = Math.floor(index / 12)
  const targetMonth = index - targetYear * 12 + 1
  return format(targetYear, targetMonth, Math.min(date, lastDayOfMonth(targetYear, targetMonth)))
}

/** Adds whole years; 29 February becomes 28 February where there is none (D1). */
export function addYears(day: CalendarDay, years: number): CalendarDay {
  return addMonths(day, years * 12)
}

/** Adds days; negative counts go back. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return fromDayNumber(toDayNumber(day) + days)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return toDayNumber(to) - toDayNumber(from)
}

/** The civil day in Europe/Paris at an instant. */
export function parisDay(instant: Date): CalendarDay {
  return localClock(instant, parisOffset(instant)).slice(0, 10) as CalendarDay
}

/** The clock in Europe/Paris at an instant, `YYYY-MM-DDTHH:mm:ss+HH:MM` (ISO 8601). */
export function parisDateTime(instant: Date): string {
  const offsetMs = parisOffset(instant)
  const local = localClock(instant, offsetMs)
  const offset = Math.round(offsetMs / 60_000)
  const sign = offset < 0 ? '-' : '+'
  const two = (n: number) => String(n).padStart(2, '0')
  return `${local}${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`
}

const clocks = new Map<number, string>()

/** One judgement asks for the clock of the same few seconds again and again, so that their texts are kept a while. */
function localClock(instant: Date, offsetMs: number): string {
  const seconds = Math.floor((instant.getTime() + offsetMs) / 1000)
  const known = clocks.get(seconds)
  if (known !== undefined) return known
  const text = new Date(seconds * 1000).toISOString().slice(0, 19)
  if (clocks.size >= MOST_KEPT) clocks.clear()
  clocks.set(seconds, text)
  return text
}

const QUARTER_HOUR = 900_000
/** Before it the clock of Paris was that of its meridian, 9 minutes and 21 seconds ahead. */
const WHOLE_HOURS_SINCE = Date.UTC(1912, 0, 1)
const MOST_KEPT = 64
const offsets = new Map<number, number>()

/** Since 1911 the clock has changed on the hour only; asking Intl costs 20 microseconds, so its answers are kept a while. */
function parisOffset(instant: Date): number {
  const time = instant.getTime()
  if (!(time >= WHOLE_HOURS_SINCE)) return readParisOffset(instant)
  const quarter = Math.floor(time / QUARTER_HOUR)
  const known = offsets.get(quarter)
  if (known !== undefined) return known
  const offset = readParisOffset(instant)
  if (offsets.size >= MOST_KEPT) offsets.clear()
  offsets.set(quarter, offset)
  return offset
}

/** How far the clock of Paris is ahead of UTC, in milliseconds. */
function readParisOffset(instant: Date): number {
  const field = Object.fromEntries(paris.formatToParts(instant).map((part) => [part.type, part.value]))
  const local = `${field.year}-${field.month}-${field.day}T${field.hour}:${field.minute}:${field.second}`
  return Date.parse(`${local}Z`) - Math.floor(instant.getTime() / 1000) * 1000
}

const paris = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

const MS_PER_DAY = 86_400_000

function toDayNumber(day: CalendarDay): number {
  const { year, month, date } = parts(day)
  return Date.UTC(year, month - 1, date) / MS_PER_DAY
}

function fromDayNumber(number: number): CalendarDay {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10) as CalendarDay
}

function parts(day: CalendarDay): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

function format(year: number, month: number, date: number): CalendarDay {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as CalendarDay
}

function lastDayOfMonth(year: number, month: number): number {
  return month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0
}
