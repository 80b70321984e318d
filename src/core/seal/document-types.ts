import type { DataIdentifier } from './data-identifiers.ts'

/** Which fields a kind of document has; an identifier named nowhere is forbidden. */
export interface DocumentType {
  readonly label: string
  readonly mandatory: readonly DataIdentifier[]
  readonly optional: readonly DataIdentifier[]
  /** First and last identifier of whole sections that are admitted besides. */
  readonly admitted: readonly (readonly [first: string, last: string])[]
}

const COMMON = ['01', '0D'] as const
const EXCEPT_PAGES = [
  ['01', '08'],
  ['0A', '0D'],
] as const
const VEHICLE = ['A0', 'AZ'] as const
const SALE = ['C0', 'CC'] as const

/**
 * The four driving-licence documents of perimeter 01 (2D-Doc v3.2.6, section 8; AD since v3.3.4).
 * All four need a dated header (column O of section 6.1).
 */
export const LICENCE_DOCUMENT_TYPES = {
  A1: {
    label: 'points letter',
    mandatory: ['60', '69', '6G', '6H', 'AB', 'AC'],
    optional: ['6A', 'AD', 'AE', 'AF', 'AG'],
    admitted: [COMMON, VEHICLE, SALE],
  },
  AA: {
    label: 'order on a licence',
    mandatory: ['60', '69', '6A', '6G', '6H', 'AC', 'E0', 'E1'],
    optional: ['AD', 'AE', 'E2', 'E3'],
    admitted: [COMMON],
  },
  AB: {
    label: 'licence statement',
    mandatory: ['09', '60', '69', '6A', '6G', '6H', 'AC', 'E4', 'E5', 'E8'],
    optional: ['AG', 'E6', 'E7'],
    admitted: [COMMON],
  },
  AD: {
    label: 'examination certificate',
    mandatory: ['60', '62', '69', 'D3', 'E9', 'EA', 'EC', 'ED'],
    optional: ['D4', 'EB', 'EE', 'EF'],
    admitted: EXCEPT_PAGES,
  },
} as const satisfies Record<string, DocumentType>

export type LicenceDocumentType = keyof typeof LICENCE_DOCUMENT_TYPES

/** Other types that editions up to v3.3.9 publish for perimeter 01; the tables of their fields are not kept here. */
const OTHER_TYPES: ReadonlySet<string> = new Set(
  [
    '00 01 02 03 04 05 06 07 08 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29',
    'A0 A2 A3 A4 A5 A6 A7 A8 A9 AC AE B0 B1 B2 B3 C1 C2 C3 C4 C5 C6 C7 C8 C9 L1',
  ].flatMap((types) => types.split(' ')),
)

/** Tells whether the type is one of the four driving-licence documents of perimeter 01. */
export function isLicenceDocumentType(type: string): type is LicenceDocumentType {
  return Object.hasOwn(LICENCE_DOCUMENT_TYPES, type)
}

/** Tells whether any edition read publishes the type for perimeter 01. */
export function isKnownDocumentType(type: string): boolean {
  return isLicenceDocumentType(type) || OTHER_TYPES.has(type)
}
