import type { FontSet } from '../fonts/load-fonts.ts'
import type { MarkupElement } from '../markup/parse-markup.ts'
import type { TextStyle, Tone } from '../style.ts'
import type { Alignment } from './alignment.ts'
import type { Slice } from './slice.ts'
import type { Tag } from './structure-element.ts'
import type { PageMention } from './text-pieces.ts'

/** The part of the page's width that a block may use. */
export interface Area {
  readonly x: number
  readonly width: number
}

/** What every block needs to know while it is laid out. */
export interface LayoutContext {
  readonly fonts: FontSet
  /** Side of the 2D-Doc symbol, in modules. */
  readonly sealModules: number
  /** The most height an unbreakable slice may take. */
  readonly limit: number
  /** The tone of the panel around. */
  readonly tone: Tone | null
  readonly page: PageMention | null
  /** The style of a paragraph that asks for none. */
  readonly paragraph: TextStyle
  /** How text stands between the edges of its cell. */
  readonly align: Alignment
  /** Lays out what an element holds: its text, tagged as the element itself, or its blocks. */
  layoutFlow(element: MarkupElement, style: TextStyle, area: Area, context: LayoutContext, tag: Tag): Slice[]
}
