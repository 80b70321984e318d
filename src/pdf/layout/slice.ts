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
