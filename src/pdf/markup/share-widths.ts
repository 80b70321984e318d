import { RenderingError } from '../rendering-error.ts'
import type { MarkupElement } from './parse-markup.ts'
import { parseLength } from './read-length.ts'

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
