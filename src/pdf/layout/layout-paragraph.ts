import type { MarkupElement } from '../markup/parse-markup.ts'
import type { TextStyle, Tone } from '../style.ts'
import type { Alignment } from './alignment.ts'
import { breakLines } from './break-lines.ts'
import type { Area, LayoutContext } from './layout-context.ts'
import type { Slice } from './slice.ts'
import type { Tag } from './structure-element.ts'
import { textPieces } from './text-pieces.ts'

/** How a paragraph differs from its style. */
interface ParagraphOptions {
  readonly align?: Alignment
  readonly tone?: Tone | null
}

/** Where the baseline lies in a line; it depends on the line height alone, so that neighbours of different sizes stand level. */
export const baselineShare = 0.74

/**
 * Lays out the text of an element, a slice a line.
 *
 * The first two lines and the last two stay together, so that no line is alone at the edge of a page.
 */
export function layoutParagraph(
  element: MarkupElement,
  style: TextStyle,
  area: Area,
  context: LayoutContext,
  tag: Tag,
  { align = context.align, tone = null }: ParagraphOptions = {},
): Slice[] {
  const lines = breakLines(textPieces(element.children, style, context.fonts, tone, context.page), area.width)
  const share = align === 'left' ? 0 : align === 'center' ? 0.5 : 1
  return lines.map(({ runs, width }, index): Slice => {
    const start = area.x + (area.width - width) * share
    return {
      height: style.leading,
      before: index === 0 ? style.before : 0,
      after: index === lines.length - 1 ? style.after : 0,
      keepWithNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
      paints: [
        {
          kind: 'text',
          tag,
          y: style.leading * baselineShare,
          runs: runs.map((run) => ({ ...run, x: start + run.x })),
        },
      ],
    }
  })
}
