import { decodeBase32, encodeBase32 } from './base32.ts'
import { SealValueError } from './seal-error.ts'
import { digitsAt } from './sealed-day.ts'

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

/**
 * Decodes the list of categories (E6).
 *
 * Of a truncated value the last code is left out: `C1` may be what is left of `C1E`.
 */
export function decodeCategories(value: string, truncated = false): readonly string[] {
  const categories = value === '' ? [] : value.split(' ')
  return truncated ? categories.slice(0, -1) : categories
}

/** Encodes categories separated by one space. @throws {SealValueError} BAD_VALUE */
export function encodeCategories(categories: readonly string[]): string {
  const value = categories.join(' ')
  if (
    value.split(' ').length !== Math.max(categories.length, 1) ||
    (categories.length > 0 && !isList(value, ' '))
  )
    throw new SealValueError('BAD_VALUE', 'a category code has no space and is not empty')
  return value
}

/** Decodes the list of given names (60); the last name of a truncated value may be cut short. */
export function decodeGivenNames(value: string): readonly string[] {
  return value.split('/').filter((name) => name !== '')
}

/** Tells whether no element of the list is empty; an empty text is an empty list. */
export function isList(value: string, separator: ' ' | '/', truncated = false): boolean {
  if (value === '') return true
  if (value.startsWith(separator) || value.includes(separator + separator)) return false
  return truncated || !value.endsWith(separator)
}

/**
 * Decodes a document address (0C): base32 of a URL in UTF-8.
 *
 * Official examples leave the scheme out, so the result may be no absolute URL; nothing vouches that it is safe.
 *
 * @throws {SealValueError} BAD_VALUE
 */
export function decodeAddress(value: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(decodeBase32(value))
  } catch (cause) {
    throw new SealValueError('BAD_VALUE', 'expected base32 of a URL in UTF-8', {}, { cause })
  }
}

/** Encodes a document address (0C). */
export function encodeAddress(address: string): string {
  return encodeBase32(new TextEncoder().encode(address))
}
