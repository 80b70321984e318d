import { addDays, type CalendarDay, daysBetween, parseCalendarDay } from '../calendar-day.ts'
import { SealValueError } from './seal-error.ts'

/** Spelling that stands for no date in a header; inside a message it is no date at all. */
export const UNDATED = 'FFFF'

const EPOCH = parseCalendarDay('2000-01-01')

/** Tells whether the text is the hexadecimal spelling of a day, without working the day out. */
export function isHexDay(digits: string): boolean {
  if (digits.length !== 4 || digits === UNDATED) return false
  for (let at = 0; at < 4; at++) {
    const code = digits.charCodeAt(at)
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46))) return false
  }
  return true
}

/**
 * Decodes four hexadecimal digits, days since 2000-01-01, upper case (2D-Doc v3.2.6, section 3.3).
 *
 * @throws {SealValueError} BAD_DATE, also for {@link UNDATED}.
 */
export function decodeHexDay(digits: string): CalendarDay {
  if (!isHexDay(digits))
    throw new SealValueError(
      'BAD_DATE',
      'expected days since 2000-01-01 as four upper-case hexadecimal digits',
    )
  return addDays(EPOCH, Number.parseInt(digits, 16))
}

/**
 * Encodes a day from 2000-01-01 to 2179-06-05 as hex days since 2000-01-01.
 *
 * @throws {SealValueError} BAD_DATE outside that range.
 */
export function encodeHexDay(day: CalendarDay): string {
  const days = daysBetween(EPOCH, day)
  if (days < 0 || days >= 0xffff)
    throw new SealValueError('BAD_DATE', 'a seal holds days from 2000-01-01 to 2179-06-05', { day })
  return days.toString(16).toUpperCase().padStart(4, '0')
}
