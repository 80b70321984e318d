import { SealValueError } from './seal-error.ts'

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
  if (categories.some((category) => category === '' || category.includes(' ')))
    throw new SealValueError('BAD_VALUE', 'a category code has no space and is not empty')
  return categories.join(' ')
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
