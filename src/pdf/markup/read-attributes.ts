import { RenderingError } from '../rendering-error.ts'
import type { MarkupElement } from './parse-markup.ts'

/** Reads an attribute whose values are a closed list; absent, it takes the first given as default. */
export function readChoice<const Value extends string>(
  element: MarkupElement,
  name: string,
  values: readonly Value[],
  fallback: NoInfer<Value>,
): Value {
  const written = element.attributes[name]
  if (written === undefined) return fallback
  const value = values.find((candidate) => candidate === written)
  if (value === undefined) throw badValue(element, name, `one of ${values.join(', ')}`)
  return value
}

/** Reads a whole number from 1 to `most`. */
export function readCount(element: MarkupElement, name: string, most: number, fallback = 1): number {
  const written = element.attributes[name]
  if (written === undefined) return fallback
  const value = Number(written)
  if (!/^\d+$/.test(written) || value < 1 || value > most) throw badValue(element, name, `1 to ${most}`)
  return value
}

/** Tells whether a bare attribute, such as `zebra`, is there. */
export function readFlag(element: MarkupElement, name: string): boolean {
  const written = element.attributes[name]
  if (written !== undefined && written !== '' && written !== name) throw badValue(element, name, 'no value')
  return written !== undefined
}

/** Says that the value of an attribute is not what was expected; the value itself may be personal. */
export function badValue(element: MarkupElement, name: string, expected: string): RenderingError {
  return new RenderingError(
    'UNKNOWN_MARKUP',
    `attribute "${name}" of <${element.name}> has a value other than ${expected}`,
    { element: element.name, name },
  )
}
