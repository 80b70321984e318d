import { CATEGORY_CODES, type CategoryCode } from '../core/licence/categories.ts'
import { CodedError } from '../errors.ts'

/**
 * Reads the category that a person asks about; absent and empty mean none.
 *
 * @throws {CodedError} UNKNOWN_CATEGORY
 */
export function readCategory(asked: unknown): CategoryCode | undefined {
  if (asked === undefined || asked === '') return undefined
  const category = CATEGORY_CODES.find((code) => code === asked)
  if (category === undefined)
    throw new CodedError('UNKNOWN_CATEGORY', `expected one of ${CATEGORY_CODES.join(', ')}`, {
      categories: CATEGORY_CODES,
    })
  return category
}
