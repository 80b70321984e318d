import { RenderingError } from '../rendering-error.ts'
import { millimetre } from '../style.ts'
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

/** Reads a length in `mm` or `pt`, in points. */
export function readLength(element: MarkupElement, name: string, fallback: number): number {
  const written = element.attributes[name]
  return written === undefined ? fallback : parseLength(element, name, written)
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

/** Shares a width between columns written as lengths (`20mm`) and shares of what is left (`1*`, `2.5*`). */
export function shareWidths(
  element: MarkupElement,
  name: string,
  written: readonly string[],
  width: number,
  gap = 0,
): number[] {
  const shares = written.map((one) => (/^\d+(?:\.\d+)?\*$/.test(one) ? Number(one.slice(0, -1)) : null))
  const fixed = written.map((one, index) => (shares[index] === null ? parseLength(element, name, one) : 0))
  const left = width - fixed.reduce((sum, one) => sum + one, 0) - gap * (written.length - 1)
  const total = shares.reduce((sum: number, one) => sum + (one ?? 0), 0)
  if (left < -0.01 || (total > 0 && left < 1))
    throw new RenderingError('BLOCK_TOO_WIDE', `the columns of <${element.name}> do not fit its width`)
  return shares.map((share, index) => (share === null ? (fixed[index] ?? 0) : (left * share) / total))
}

function parseLength(element: MarkupElement, name: string, written: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(mm|pt)$/.exec(written) ?? []
  if (number === undefined) throw badValue(element, name, 'a length in mm or pt')
  return Number(number) * (unit === 'mm' ? millimetre : 1)
}

function badValue(element: MarkupElement, name: string, expected: string): RenderingError {
  return new RenderingError(
    'UNKNOWN_MARKUP',
    `attribute "${name}" of <${element.name}> has a value other than ${expected}`,
    { element: element.name, name },
  )
}
