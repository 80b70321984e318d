import { moveDown, type Paint } from './paint.ts'

/**
 * A horizontal slice of a document that no page break cuts: a line, a table row, a panel.
 *
 * `before` and `after` are the spaces it wishes; between two slices the larger wins, and at the top of a page
 * none is kept.
 */
export interface Slice {
  readonly height: number
  readonly before: number
  readonly after: number
  readonly paints: readonly Paint[]
  /** The next slice must stand on the same page. */
  readonly keepWithNext?: boolean
  /** A page begins here. */
  readonly newPage?: boolean
  /** What is painted above when this slice opens a page, other than the one where its table began. */
  readonly repeatedHead?: RepeatedHead
}

/** A table head painted again as an artifact. */
export interface RepeatedHead {
  readonly height: number
  readonly paints: readonly Paint[]
}

/** Gives the space between two slices that follow each other. */
export function gapBetween(above: Slice | undefined, below: Slice): number {
  return above === undefined ? 0 : Math.max(above.after, below.before)
}

/** Piles slices into as few unbreakable ones as a height allows: one when they fit. */
export function packSlices(slices: readonly Slice[], limit: number): Slice[] {
  const packed: Slice[] = []
  let pile: Slice[] = []
  let height = 0
  for (const slice of slices) {
    const added = gapBetween(pile.at(-1), slice) + slice.height
    if (pile.length > 0 && height + added > limit) {
      packed.push(pileUp(pile))
      pile = []
      height = 0
    }
    height += pile.length === 0 ? slice.height : added
    pile.push(slice)
  }
  if (pile.length > 0) packed.push(pileUp(pile))
  return packed
}

function pileUp(slices: readonly Slice[]): Slice {
  const paints: Paint[] = []
  let y = 0
  let above: Slice | undefined
  for (const slice of slices) {
    y += gapBetween(above, slice)
    paints.push(...moveDown(slice.paints, y))
    y += slice.height
    above = slice
  }
  return { height: y, before: slices[0]?.before ?? 0, after: above?.after ?? 0, paints }
}

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
