import { parisDateTime } from '../calendar-day.ts'
import { SealValueError } from './seal-error.ts'
import { decodeDay, digitsAt, isSealedDay } from './sealed-day.ts'

/** Tells whether the digits are a time of day, HHMM or HHMMSS by their number. */
export function isSealedTime(digits: string): boolean {
  const seconds = digits.length === 6 ? digitsAt(digits, 4, 2) : 0
  return (
    (digits.length === 4 || digits.length === 6) &&
    digitsAt(digits, 0, 2) <= 23 &&
    digitsAt(digits, 2, 2) <= 59 &&
    seconds <= 59
  )
}

/** Tells whether twelve digits are DDMMYYYYHHmm. */
export function isSealedDateTime(digits: string): boolean {
  return digits.length === 12 && isSealedDay(digits.slice(0, 8), 'DDMMYYYY') && isSealedTime(digits.slice(8))
}

/**
 * Decodes HHMM or HHMMSS into `HH:MM` or `HH:MM:SS`.
 *
 * @throws {SealValueError} BAD_DATE
 */
export function decodeTime(digits: string): string {
  if (!isSealedTime(digits)) throw new SealValueError('BAD_DATE', 'expected a time of day as HHMM or HHMMSS')
  return digits.length === 4
    ? `${digits.slice(0, 2)}:${digits.slice(2)}`
    : `${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4)}`
}

/**
 * Encodes `HH:MM` or `HH:MM:SS` as HHMM or HHMMSS.
 *
 * @throws {SealValueError} BAD_DATE
 */
export function encodeTime(time: string): string {
  const digits = time.replaceAll(':', '')
  if (!isSealedTime(digits) || decodeTime(digits) !== time)
    throw new SealValueError('BAD_DATE', 'expected a time of day as HH:MM or HH:MM:SS')
  return digits
}

/**
 * Decodes DDMMYYYYHHmm, the clock of Europe/Paris, into an instant.
 *
 * Of the hour that comes twice when summer time ends the first is meant, so that data never look younger than they
 * may be; a time that the clock skips is read as if it had not been put forward.
 *
 * @throws {SealValueError} BAD_DATE
 */
export function decodeInstant(digits: string): Date {
  if (!isSealedDateTime(digits)) throw new SealValueError('BAD_DATE', 'expected an instant as DDMMYYYYHHmm')
  const clock = `${decodeDay(digits.slice(0, 8))}T${decodeTime(digits.slice(8))}:00`
  const summer = new Date(`${clock}+02:00`)
  return parisDateTime(summer).startsWith(clock) ? summer : new Date(`${clock}+01:00`)
}

/** Encodes an instant as DDMMYYYYHHmm, the clock of Europe/Paris; seconds are dropped. */
export function encodeInstant(instant: Date): string {
  const clock = parisDateTime(instant)
  return `${clock.slice(8, 10)}${clock.slice(5, 7)}${clock.slice(0, 4)}${clock.slice(11, 13)}${clock.slice(14, 16)}`
}
