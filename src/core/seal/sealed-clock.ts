import { digitsAt } from './digits.ts'
import { SealValueError } from './seal-error.ts'

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
