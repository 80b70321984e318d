import { codePointName, firstOutside } from './charset.ts'
import { type DataIdentifier, type FieldRule, findFieldRule } from './data-identifiers.ts'
import { SealValueError } from './seal-error.ts'
import { GS, RS } from './separators.ts'

/** A field to write, by default one whose meaning this project knows; `truncated` says that the value was cut. */
export interface MessageField<Id extends string = DataIdentifier> {
  readonly id: Id
  readonly value: string
  readonly truncated?: boolean
}

/**
 * Writes fields one after the other in the one canonical way: no terminator after a fixed field, after a variable
 * one at its maximum or at the end; RS after every truncated value; else GS (2D-Doc v3.2.6, section 3.4).
 *
 * Checks lengths, characters and repetition, not which fields belong to a type: see {@link composeSeal}.
 *
 * @throws {SealValueError}
 */
export function composeMessage(fields: readonly MessageField<string>[]): string {
  const written = new Set<string>()
  return fields
    .map((field, index) => {
      if (written.has(field.id))
        throw new SealValueError('DUPLICATE_FIELD', `field ${field.id} is given twice`, { field: field.id })
      written.add(field.id)
      return composeField(field, index === fields.length - 1)
    })
    .join('')
}

function composeField({ id, value, truncated = false }: MessageField<string>, last: boolean): string {
  const rule = findFieldRule(id)
  if (rule === null) throw new SealValueError('UNKNOWN_IDENTIFIER', `no identifier ${id} in perimeter 01`)
  refuseBadValue(id, value, rule)
  if (!truncated) return id + value + (isSelfEnding(rule, value) || last ? '' : GS)
  if (rule.min === rule.max || rule.coding === 'base32 URL' || value === '')
    throw new SealValueError('FORBIDDEN_TRUNCATION', `field ${id} cannot be truncated`, { field: id })
  return id + value + RS
}

function isSelfEnding(rule: FieldRule, value: string): boolean {
  return value.length === rule.max
}

function refuseBadValue(id: string, value: string, rule: FieldRule): void {
  const evidence = { field: id, length: value.length, min: rule.min, max: rule.max }
  if (value.length < rule.min)
    throw new SealValueError('FIELD_TOO_SHORT', `field ${id} has at least ${rule.min} characters`, evidence)
  if (rule.max !== null && value.length > rule.max)
    throw new SealValueError('FIELD_TOO_LONG', `field ${id} has at most ${rule.max} characters`, evidence)
  const outside = firstOutside(rule.charset, value)
  if (outside >= 0)
    throw new SealValueError(
      'FORBIDDEN_CHARACTER',
      `field ${id} admits ${rule.charset}, found ${codePointName(value, outside)} at offset ${outside}`,
      { field: id, offset: outside },
    )
}
