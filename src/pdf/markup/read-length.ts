import { millimetre } from '../style.ts'
import type { MarkupElement } from './parse-markup.ts'
import { badValue } from './read-attributes.ts'

/** Reads a length in `mm` or `pt`, in points. */
export function readLength(element: MarkupElement, name: string, fallback: number): number {
  const written = element.attributes[name]
  return written === undefined ? fallback : parseLength(element, name, written)
}

/** Reads a length written in `mm` or `pt`. */
export function parseLength(element: MarkupElement, name: string, written: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(mm|pt)$/.exec(written) ?? []
  if (number === undefined) throw badValue(element, name, 'a length in mm or pt')
  return Number(number) * (unit === 'mm' ? millimetre : 1)
}
