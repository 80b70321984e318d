import { parisDateTime } from '../calendar-day.ts'
import { SealValueError } from './seal-error.ts'
import { decodeTime, isSealedTime } from './sealed-clock.ts'
import { decodeDay, isSealedDay } from './sealed-day.ts'

/** Tells whether twelve digits are DDMMYYYYHHmm. */
export function isSealedDateTime(digits: string): boolean {
  return digits.length === 12 && isSealedDay(digits.slice(0, 8), 'DDMMYYYY') && isSealedTime(digits.slice(8))
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
