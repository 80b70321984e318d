import { digitsAt } from './digits.ts'
import { SealValueError } from './seal-error.ts'

/**
 * Decodes one base-36 digit, 0 to 35: points removed (AF) or left (AG).
 *
 * @throws {SealValueError} BAD_VALUE
 */
export function decodePoints(digit: string): number {
  const points = digit === digit.toUpperCase() ? Number.parseInt(digit, 36) : Number.NaN
  if (digit.length !== 1 || Number.isNaN(points))
    throw new SealValueError('BAD_VALUE', 'expected one base-36 digit, 0 to 9 or A to Z')
  return points
}

/** Encodes points, 0 to 35, as one base-36 digit. @throws {SealValueError} BAD_VALUE */
export function encodePoints(points: number): string {
  if (!Number.isInteger(points) || points < 0 || points > 35)
    throw new SealValueError('BAD_VALUE', 'one base-36 digit holds 0 to 35 points', { points })
  return points.toString(36).toUpperCase()
}

/** Decodes the number of pages (09), 1 to 9999. @throws {SealValueError} BAD_VALUE */
export function decodePageCount(digits: string): number {
  const pages = digits.length === 4 ? digitsAt(digits, 0, 4) : Number.NaN
  if (!(pages >= 1)) throw new SealValueError('BAD_VALUE', 'expected a number of pages, 0001 to 9999')
  return pages
}

/** Encodes a number of pages, 1 to 9999, in four digits. @throws {SealValueError} BAD_VALUE */
export function encodePageCount(pages: number): string {
  if (!Number.isInteger(pages) || pages < 1 || pages > 9999)
    throw new SealValueError('BAD_VALUE', 'a seal counts 1 to 9999 pages', { pages })
  return String(pages).padStart(4, '0')
}
