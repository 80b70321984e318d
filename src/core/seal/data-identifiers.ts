import type { Charset } from './charset.ts'
import { FOREIGN_LENGTHS } from './foreign-identifiers.ts'
import { EXAM_TESTS, LICENCE_STATES, ORDER_KINDS, STATEMENT_KINDS, YES_NO } from './licence-codes.ts'

/** How the characters of a field spell its value; `text` says no more than the characters do. */
export type Coding =
  | 'text'
  | 'name-list'
  | 'category-list'
  | 'restriction-list'
  | 'code'
  | 'hex-day'
  | 'DDMMYYYY'
  | 'DDMMYYYY or 00'
  | 'DDMMYYYY or YYYYMMDD'
  | 'DDMMYYYYHHmm'
  | 'HHMM'
  | 'HHMMSS'
  | 'base36'
  | 'page-count'
  | 'base32 URL'
  | 'UUID'

/** What the specification says of one data identifier. Fixed length is `min` equal to `max`. */
export interface FieldRule {
  readonly min: number
  /** Null when unbounded. */
  readonly max: number | null
  readonly charset: Charset
  readonly coding: Coding
  /** Values admitted, with their meaning, when `coding` is `code`. */
  readonly codes?: Readonly<Record<string, string>>
  readonly label: string
}

/**
 * Data identifiers of the four driving-licence documents and of the section common to all documents
 * (2D-Doc v3.2.6, section 7; 0D since v3.3.0).
 *
 * D3 and D4 are announced as YYYYMMDD and written DDMMYYYY in the official examples: both are read.
 */
export const DATA_IDENTIFIERS = {
  '01': { min: 0, max: null, charset: 'AN', coding: 'text', label: 'document id' },
  '02': { min: 0, max: null, charset: 'AN sp', coding: 'text', label: 'document category' },
  '03': { min: 0, max: null, charset: 'AN sp', coding: 'text', label: 'document sub-category' },
  '04': { min: 0, max: null, charset: 'AN sp', coding: 'text', label: 'composing application' },
  '05': {
    min: 0,
    max: null,
    charset: 'AN sp',
    coding: 'text',
    label: 'version of the composing application',
  },
  '06': {
    min: 4,
    max: 4,
    charset: 'hex',
    coding: 'hex-day',
    label: 'day the code was bound to the document',
  },
  '07': {
    min: 6,
    max: 6,
    charset: 'digits',
    coding: 'HHMMSS',
    label: 'time the code was bound to the document',
  },
  '08': { min: 4, max: 4, charset: 'hex', coding: 'hex-day', label: 'last day of the document' },
  '09': { min: 4, max: 4, charset: 'digits', coding: 'page-count', label: 'number of pages' },
  '0A': { min: 9, max: 9, charset: 'digits', coding: 'text', label: 'SIREN of the publisher of the code' },
  '0B': { min: 9, max: 9, charset: 'digits', coding: 'text', label: 'SIREN of the integrator of the code' },
  '0C': { min: 0, max: null, charset: 'base32', coding: 'base32 URL', label: 'document address' },
  '0D': { min: 36, max: 36, charset: 'hex sp', coding: 'UUID', label: 'document UUID' },
  '60': { min: 0, max: 60, charset: 'AZ sp /', coding: 'name-list', label: 'given names' },
  '61': { min: 0, max: 20, charset: 'AZ sp', coding: 'text', label: 'given name' },
  '62': { min: 0, max: 38, charset: 'AZ sp', coding: 'text', label: 'birth name' },
  '69': { min: 8, max: 8, charset: 'digits', coding: 'DDMMYYYY or 00', label: 'birth date' },
  '6A': { min: 0, max: 32, charset: 'AN sp', coding: 'text', label: 'birth place' },
  '6G': { min: 1, max: 38, charset: 'AZ sp', coding: 'text', label: 'name' },
  '6H': { min: 1, max: 10, charset: 'AZ sp', coding: 'text', label: 'civility' },
  AB: { min: 0, max: 8, charset: 'AN', coding: 'text', label: 'kind of letter' },
  AC: { min: 0, max: 19, charset: 'AN', coding: 'text', label: 'file number' },
  AD: { min: 4, max: 4, charset: 'hex', coding: 'hex-day', label: 'day of the offence' },
  AE: { min: 4, max: 4, charset: 'digits', coding: 'HHMM', label: 'time of the offence' },
  AF: { min: 1, max: 1, charset: 'AN', coding: 'base36', label: 'points removed' },
  AG: { min: 1, max: 1, charset: 'AN', coding: 'base36', label: 'points left' },
  D3: { min: 8, max: 8, charset: 'digits', coding: 'DDMMYYYY or YYYYMMDD', label: 'start of validity' },
  D4: { min: 8, max: 8, charset: 'digits', coding: 'DDMMYYYY or YYYYMMDD', label: 'end of validity' },
  E0: { min: 2, max: 2, charset: 'AN', coding: 'code', codes: ORDER_KINDS, label: 'kind of order' },
  E1: { min: 4, max: 4, charset: 'hex', coding: 'hex-day', label: 'day of the order' },
  E2: { min: 4, max: 4, charset: 'hex', coding: 'hex-day', label: 'end of the sanction' },
  E3: { min: 4, max: 4, charset: 'hex', coding: 'hex-day', label: 'day of notification' },
  E4: { min: 3, max: 3, charset: 'AN', coding: 'code', codes: STATEMENT_KINDS, label: 'kind of statement' },
  E5: {
    min: 2,
    max: 2,
    charset: 'digits',
    coding: 'code',
    codes: LICENCE_STATES,
    label: 'state of the licence',
  },
  E6: { min: 0, max: 65, charset: 'AN sp', coding: 'category-list', label: 'categories held' },
  E7: { min: 9, max: 9, charset: 'digits', coding: 'text', label: 'SIREN of the requester' },
  E8: { min: 12, max: 12, charset: 'digits', coding: 'DDMMYYYYHHmm', label: 'instant of the register data' },
  E9: { min: 0, max: 19, charset: 'AN sp -', coding: 'text', label: 'file number of the examination' },
  EA: { min: 1, max: 1, charset: 'AN', coding: 'code', codes: EXAM_TESTS, label: 'test taken' },
  EB: { min: 5, max: 5, charset: 'digits', coding: 'text', label: 'examiner number' },
  EC: { min: 8, max: 8, charset: 'digits', coding: 'DDMMYYYY', label: 'day of the examination' },
  ED: { min: 1, max: 3, charset: 'AN', coding: 'text', label: 'category examined' },
  EE: { min: 0, max: 100, charset: 'digits . /', coding: 'restriction-list', label: 'restriction codes' },
  EF: { min: 1, max: 1, charset: 'digits', coding: 'code', codes: YES_NO, label: 'medical visit asked for' },
} as const satisfies Record<string, FieldRule>

/** A data identifier that this project reads and writes with its meaning. */
export type DataIdentifier = keyof typeof DATA_IDENTIFIERS

const RULES: ReadonlyMap<string, FieldRule> = new Map<string, FieldRule>([
  ...FOREIGN_LENGTHS.flatMap(({ min, max, ids }) =>
    ids.split(' ').map((id): [string, FieldRule] => {
      return [
        id,
        { min, max, charset: 'printable', coding: 'text', label: 'field of another kind of document' },
      ]
    }),
  ),
  ...Object.entries(DATA_IDENTIFIERS),
])

/** Finds the rule of an identifier of perimeter 01; null when the specification read has no such identifier. */
export function findFieldRule(id: string): FieldRule | null {
  return RULES.get(id) ?? null
}
