import { findFieldRule } from './data-identifiers.ts'
import {
  type DocumentType,
  isKnownDocumentType,
  isLicenceDocumentType,
  LICENCE_DOCUMENT_TYPES,
} from './document-types.ts'
import { HEADER_LENGTHS, type SealHeader } from './header.ts'
import type { SplitMessage } from './message.ts'
import type { StructureFault } from './structure-fault.ts'

/** The one binary perimeter, and its one document type, reserved (2D-Doc v3.2.6, section 6). */
const BINARY_PERIMETER = '0001'
const BINARY_TYPE = '07'
const BINARY_TYPE_OFFSET = 16
const EMITTED_ON_OFFSET = 12
const SIGNED_ON_OFFSET = 16
const TYPE_OFFSET = 20
const PERIMETER_OFFSET = 22

/**
 * Compares a message with the table of its document type: mandatory, forbidden and repeated fields, dated header
 * (2D-Doc v3.2.6, sections 6.1 and 8).
 *
 * Only the four driving-licence types have a table here; of other types of perimeter 01 only repetition is
 * reported, and of other perimeters nothing but that their tables are unknown.
 */
function checkConformance(header: SealHeader, message: SplitMessage): readonly StructureFault[] {
  if (header.perimeter !== '01') return [{ code: 'UNKNOWN_PERIMETER', field: null, offset: PERIMETER_OFFSET }]
  if (isLicenceDocumentType(header.documentType)) return checkType(header, message, header.documentType)
  const faults: StructureFault[] = isKnownDocumentType(header.documentType)
    ? []
    : [{ code: 'UNKNOWN_DOCUMENT_TYPE', field: null, offset: TYPE_OFFSET }]
  reportFields(message, null, faults)
  return faults
}

/**
 * Lists the faults of a C40 message: its own, then those of its conformance to the document type.
 *
 * The tables of perimeter 01 say nothing of values of another perimeter.
 */
export function findFaults(header: SealHeader, message: SplitMessage): readonly StructureFault[] {
  const conformance = checkConformance(header, message)
  if (header.perimeter !== '01' || message.faults.length === 0) return conformance
  return [...message.faults, ...conformance]
}

/** Lists the faults of a binary header's type; no table of binary values is published, so none is looked at. */
export function findBinaryFaults({ perimeter, documentType }: SealHeader): readonly StructureFault[] {
  if (perimeter !== BINARY_PERIMETER)
    return [{ code: 'UNKNOWN_PERIMETER', field: null, offset: BINARY_TYPE_OFFSET + 1 }]
  return documentType === BINARY_TYPE
    ? []
    : [{ code: 'UNKNOWN_DOCUMENT_TYPE', field: null, offset: BINARY_TYPE_OFFSET }]
}

/** Reports the binary blocks of a mixed seal whose type has a table, for no table names any. */
export function findForbiddenBlocks(
  header: SealHeader,
  blocks: readonly { readonly id: string }[],
  offset: number,
): readonly StructureFault[] {
  if (header.perimeter !== '01' || !isLicenceDocumentType(header.documentType)) return []
  return blocks.map(({ id }) => ({ code: 'FORBIDDEN_BLOCK', field: id, offset }))
}

function checkType(
  header: SealHeader,
  message: SplitMessage,
  documentType: keyof typeof LICENCE_DOCUMENT_TYPES,
): readonly StructureFault[] {
  const type: DocumentType = LICENCE_DOCUMENT_TYPES[documentType]
  const faults: StructureFault[] = []
  if (header.emittedOn === null) faults.push({ code: 'UNDATED', field: null, offset: EMITTED_ON_OFFSET })
  if (header.signedOn === null) faults.push({ code: 'UNDATED', field: null, offset: SIGNED_ON_OFFSET })
  const found = reportFields(message, type, faults)
  const offset = HEADER_LENGTHS[header.version]
  for (const field of type.mandatory)
    if (!found.has(field)) faults.push({ code: 'MISSING_FIELD', field, offset })
  return faults
}

/** Reports repeated fields and those that the type does not admit; returns the identifiers found. Splitting has reported unknown ones. */
function reportFields(
  { fields, offsets }: SplitMessage,
  type: DocumentType | null,
  faults: StructureFault[],
): ReadonlySet<string> {
  const found = new Set<string>()
  fields.forEach(({ id }, index) => {
    const offset = offsets[index] ?? 0
    if (found.has(id)) faults.push({ code: 'DUPLICATE_FIELD', field: id, offset })
    else if (type !== null && findFieldRule(id) !== null && !admits(type, id))
      faults.push({ code: 'FORBIDDEN_FIELD', field: id, offset })
    found.add(id)
  })
  return found
}

function admits(type: DocumentType, id: string): boolean {
  return (
    (type.mandatory as readonly string[]).includes(id) ||
    (type.optional as readonly string[]).includes(id) ||
    type.admitted.some(([first, last]) => first <= id && id <= last)
  )
}
