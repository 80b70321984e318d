import type { FaceName } from '../fonts/font-face.ts'
import type { ColorName } from '../style.ts'
import type { Tag } from './structure-element.ts'

/** A stretch of text in one face, size and colour; `tj` is the inside of a TJ array. */
export interface TextRun {
  readonly face: FaceName
  readonly size: number
  readonly color: ColorName
  readonly tj: string
  readonly x: number
}

/** A line of text on its baseline. */
interface TextPaint {
  readonly kind: 'text'
  readonly tag: Tag
  readonly y: number
  readonly runs: readonly TextRun[]
}

/** The outlines of a word, turned by an angle (radians, anticlockwise) about the start of its baseline. */
interface OutlinePaint {
  readonly kind: 'outline'
  readonly tag: Tag
  readonly x: number
  readonly y: number
  readonly angle: number
  readonly color: ColorName
  /** Path operators, a thousandth of the type size a unit. */
  readonly path: string
  readonly size: number
}

/** A filled rectangle: backgrounds, bars and rules. Always decoration. */
interface BoxPaint {
  readonly kind: 'box'
  readonly tag: Tag
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly color: ColorName
}

/** The place of the 2D-Doc symbol, quiet zone left out; its modules are drawn once the seal is signed. */
interface SealPaint {
  readonly kind: 'seal'
  readonly tag: Tag
  readonly x: number
  readonly y: number
  readonly side: number
}

/** The place of a heading, for bookmarks; nothing is drawn. */
interface HeadingPaint {
  readonly kind: 'heading'
  readonly tag: Tag
  readonly y: number
  readonly level: number
  readonly title: string
}

/** Something at a place on a page: x from the left edge, y downwards from the top of what holds it, in points. */
export type Paint = TextPaint | OutlinePaint | BoxPaint | SealPaint | HeadingPaint

/** Moves things down by `dy`. */
export function moveDown(paints: readonly Paint[], dy: number): readonly Paint[] {
  return dy === 0 ? paints : paints.map((paint) => ({ ...paint, y: paint.y + dy }))
}
