import type { FieldRule } from './data-identifiers.ts'
import { isHexDay } from './hex-day.ts'
import { decodeAddress } from './sealed-address.ts'
import { isSealedTime } from './sealed-clock.ts'
import { isSealedDay } from './sealed-day.ts'
import { isList } from './sealed-list.ts'
import { isSealedDateTime } from './sealed-time.ts'

/** A list of given names holds at most six (2D-Doc v3.2.6, data identifier 60). */
export const MOST_GIVEN_NAMES = 6

/** Finds what is wrong with a value whose length and characters are right; null when nothing is. */
export function findValueFault(
  rule: FieldRule,
  value: string,
  truncated: boolean,
): 'BAD_DATE' | 'BAD_VALUE' | 'UNKNOWN_VALUE' | null {
  switch (rule.coding) {
    case 'text':
    case 'base36':
      return null
    case 'code':
      return Object.hasOwn(rule.codes ?? {}, value) ? null : 'UNKNOWN_VALUE'
    case 'hex-day':
      return isHexDay(value) ? null : 'BAD_DATE'
    case 'DDMMYYYY':
    case 'DDMMYYYY or 00':
    case 'DDMMYYYY or YYYYMMDD':
      return isSealedDay(value, rule.coding) ? null : 'BAD_DATE'
    case 'DDMMYYYYHHmm':
      return isSealedDateTime(value) ? null : 'BAD_DATE'
    case 'HHMM':
    case 'HHMMSS':
      return isSealedTime(value) ? null : 'BAD_DATE'
    default:
      return isWellFormed(rule.coding, value, truncated) ? null : 'BAD_VALUE'
  }
}

type FormCoding = 'name-list' | 'category-list' | 'restriction-list' | 'page-count' | 'base32 URL' | 'UUID'

function isWellFormed(coding: FormCoding, value: string, truncated: boolean): boolean {
  switch (coding) {
    case 'name-list':
      return isList(value, '/', truncated) && value.split('/').length <= MOST_GIVEN_NAMES
    case 'category-list':
      return isList(value, ' ', truncated)
    case 'restriction-list':
      return isList(value, '/', truncated)
    case 'page-count':
      return value !== '0000'
    case 'base32 URL':
      return value === '' || isAddress(value)
    case 'UUID':
      return isUuid(value)
  }
}

function isAddress(value: string): boolean {
  try {
    decodeAddress(value)
    return true
  } catch {
    return false
  }
}

function isUuid(value: string): boolean {
  const groups = value.split(' ').map((group) => group.length)
  return groups.join('-') === '8-4-4-4-12'
}
