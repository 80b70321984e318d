import { firstOutside } from './charset.ts'
import { type FieldRule, findFieldRule } from './data-identifiers.ts'
import type { StructureFault, StructureFaultCode } from './structure-fault.ts'
import { findValueFault } from './value-fault.ts'

/** One field of a C40 message, as it was cut. */
export interface SealField {
  /** Data identifier, two characters. */
  readonly id: string
  /** Raw characters, as sealed. */
  readonly value: string
  /** The value was cut to the room left, and ended with RS. */
  readonly truncated: boolean
  /** Null after a fixed field, at the maximum, or at the end. */
  readonly terminator: 'GS' | 'RS' | null
}

/** A message cut into fields, with what is wrong in it. */
export interface SplitMessage {
  readonly fields: readonly SealField[]
  /** Offset of each field in the text, in the same order. */
  readonly offsets: readonly number[]
  readonly faults: readonly StructureFault[]
}

interface Splitting {
  readonly text: string
  readonly end: number
  readonly fields: SealField[]
  readonly offsets: number[]
  readonly faults: StructureFault[]
}

const GS_CODE = 0x1d
const RS_CODE = 0x1e

/**
 * Cuts `text[offset, end)` into fields, by the lengths of perimeter 01, and reports every fault of a field.
 *
 * Never throws and never repairs: with an unknown identifier the rest can only be cut at the next GS or RS. A GS
 * after the last field, or after a variable field at its maximum, is accepted as official examples have it
 * (decision D19). Which fields must be there is {@link findFaults}'s question (2D-Doc v3.2.6, section 3.4).
 */
export function splitMessage(text: string, offset = 0, end = text.length): SplitMessage {
  const splitting: Splitting = { text, end, fields: [], offsets: [], faults: [] }
  let at = offset
  while (at < end) at = splitField(splitting, at)
  const { fields, offsets, faults } = splitting
  if (separatorsLost(splitting)) faults.unshift({ code: 'SEPARATORS_LOST', field: null, offset })
  return { fields, offsets, faults }
}

/** Finds the value of an identifier; undefined when absent, the last one when repeated. */
export function findValue(fields: readonly SealField[], id: string): string | undefined {
  return fields.findLast((field) => field.id === id)?.value
}

function isSeparator(code: number): boolean {
  return code === GS_CODE || code === RS_CODE
}

/** Cuts one field and returns the offset of what follows it. */
function splitField(splitting: Splitting, at: number): number {
  const { text, end } = splitting
  if (isSeparator(text.charCodeAt(at))) return skip(splitting, at, 'STRAY_SEPARATOR', at + 1)
  if (end - at < 2 || isSeparator(text.charCodeAt(at + 1))) return skip(splitting, at, 'UNSPLITTABLE', at + 2)
  const id = text.slice(at, at + 2)
  const rule = findFieldRule(id)
  const start = at + 2
  const limit = rule === null || rule.max === null ? end : Math.min(start + rule.max, end)
  let stop = start
  while (stop < limit && !isSeparator(text.charCodeAt(stop))) stop++
  const code = stop < end ? text.charCodeAt(stop) : 0
  const terminator = code === GS_CODE ? 'GS' : code === RS_CODE ? 'RS' : null
  if (rule === null) reportUnknown(splitting, id, at)
  else reportField(splitting, id, rule, start, stop, terminator)
  splitting.fields.push({ id, value: text.slice(start, stop), truncated: terminator === 'RS', terminator })
  splitting.offsets.push(at)
  return terminator === null ? stop : stop + 1
}

function skip({ faults }: Splitting, offset: number, code: StructureFaultCode, next: number): number {
  faults.push({ code, field: null, offset })
  return next
}

/** After a variable field at its maximum, an unknown identifier may as well be the rest of a longer value. */
function reportUnknown({ fields, faults }: Splitting, id: string, offset: number): void {
  const before = fields.at(-1)
  if (before?.terminator === null && isVariable(findFieldRule(before.id)))
    faults.push({ code: 'FIELD_TOO_LONG', field: before.id, offset })
  faults.push({ code: 'UNKNOWN_IDENTIFIER', field: id, offset })
}

function reportField(
  { text, end, faults }: Splitting,
  id: string,
  rule: FieldRule,
  start: number,
  stop: number,
  terminator: SealField['terminator'],
): void {
  const report = (code: StructureFaultCode, offset: number) => faults.push({ code, field: id, offset })
  const fixed = rule.min === rule.max
  if (terminator === 'RS' && fixed) report('TRUNCATED_FIXED_FIELD', stop)
  if (terminator === 'RS' && !fixed && !mayBeTruncated(rule, stop - start))
    report('FORBIDDEN_TRUNCATION', stop)
  if (stop - start < rule.min) report('FIELD_TOO_SHORT', start)
  else if (terminator === 'GS' && fixed && stop + 1 < end) report('SEPARATOR_AFTER_FIXED_FIELD', stop)
  const outside = firstOutside(rule.charset, text, start, stop)
  if (outside >= 0) report('FORBIDDEN_CHARACTER', outside)
  if (outside >= 0 || stop - start < rule.min || rule.coding === 'text') return
  const fault = findValueFault(rule, text.slice(start, stop), terminator === 'RS')
  if (fault !== null) report(fault, start)
}

function isVariable(rule: FieldRule | null): boolean {
  return rule !== null && rule.min !== rule.max
}

/** An address is of no use when cut, and what is empty has not been cut to the room left. */
function mayBeTruncated(rule: FieldRule, length: number): boolean {
  return rule.coding !== 'base32 URL' && length > 0
}

const FRAMING_FAULTS: ReadonlySet<StructureFaultCode> = new Set([
  'UNKNOWN_IDENTIFIER',
  'FIELD_TOO_SHORT',
  'UNSPLITTABLE',
])

/** A scanner that drops control characters leaves none at all, and a variable field that runs to its maximum. */
function separatorsLost({ fields, faults }: Splitting): boolean {
  return (
    faults.some(({ code }) => FRAMING_FAULTS.has(code)) &&
    faults.every(({ code }) => code !== 'STRAY_SEPARATOR') &&
    fields.every(({ terminator }) => terminator === null) &&
    fields.some(({ id, value }) => {
      const rule = findFieldRule(id)
      return isVariable(rule) && value.length === rule?.max
    })
  )
}
