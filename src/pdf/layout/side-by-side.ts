import { moveDown } from './paint.ts'
import { packSlices, type Slice } from './slice.ts'

/** Sets piles side by side, tops level unless told otherwise; higher than a page, they go on over several slices. */
export function sideBySide(
  piles: readonly (readonly Slice[])[],
  limit: number,
  align: 'top' | 'middle' | 'bottom' = 'top',
): Slice[] {
  const packed = piles.map((pile) => packSlices(pile, limit))
  const count = Math.max(0, ...packed.map((pile) => pile.length))
  const share = align === 'top' ? 0 : align === 'middle' ? 0.5 : 1
  return Array.from({ length: count }, (_, index) => {
    const level = packed.flatMap((pile) => pile[index] ?? [])
    const height = Math.max(...level.map((slice) => slice.height))
    return {
      height,
      before: Math.max(...level.map((slice) => slice.before)),
      after: Math.max(...level.map((slice) => slice.after)),
      paints: level.flatMap((slice) => moveDown(slice.paints, (height - slice.height) * share)),
    }
  })
}
