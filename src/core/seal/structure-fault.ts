/**
 * What can be wrong in a message that has been cut out of a readable seal (2D-Doc v3.2.6, sections 3.4, 6.1, 7, 8).
 *
 * Stable codes, in the order of reading: where fields begin and end, what they hold, which of them are there.
 */
export const STRUCTURE_FAULT_CODES = [
  'SEPARATORS_LOST',
  'STRAY_SEPARATOR',
  'UNSPLITTABLE',
  'UNKNOWN_IDENTIFIER',
  'FIELD_TOO_SHORT',
  'FIELD_TOO_LONG',
  'TRUNCATED_FIXED_FIELD',
  'FORBIDDEN_TRUNCATION',
  'SEPARATOR_AFTER_FIXED_FIELD',
  'FORBIDDEN_CHARACTER',
  'BAD_DATE',
  'BAD_VALUE',
  'UNKNOWN_VALUE',
  'UNKNOWN_PERIMETER',
  'UNKNOWN_DOCUMENT_TYPE',
  'BLOCK_SIZE_FORM',
  'UNDATED',
  'DUPLICATE_FIELD',
  'FORBIDDEN_FIELD',
  'FORBIDDEN_BLOCK',
  'MISSING_FIELD',
] as const

export type StructureFaultCode = (typeof STRUCTURE_FAULT_CODES)[number]

/** One fault of structure: a fact about the text, never an error thrown and never quoting a value. */
export interface StructureFault {
  readonly code: StructureFaultCode
  /** Data identifier concerned, or that of a binary block; null where the fault belongs to neither. */
  readonly field: string | null
  /** Offset of the first character concerned, in the whole text of the seal. */
  readonly offset: number
}

/** What a later edition of the specification may define: unknown to us, not proved wrong. */
const PERHAPS_LATER: ReadonlySet<StructureFaultCode> = new Set([
  'UNKNOWN_IDENTIFIER',
  'UNKNOWN_DOCUMENT_TYPE',
  'UNKNOWN_PERIMETER',
])

/** Tells whether a fault breaks the rules whatever a later edition may add to the tables. */
export function isFaultForSure({ code }: Pick<StructureFault, 'code'>): boolean {
  return !PERHAPS_LATER.has(code)
}
