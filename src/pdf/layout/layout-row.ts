import type { MarkupElement } from '../markup/parse-markup.ts'
import { readChoice } from '../markup/read-attributes.ts'
import { readLength } from '../markup/read-length.ts'
import { shareWidths } from '../markup/share-widths.ts'
import { spacing } from '../style.ts'
import type { Area, LayoutContext } from './layout-context.ts'
import { sideBySide } from './side-by-side.ts'
import type { Slice } from './slice.ts'
import type { Tag } from './structure-element.ts'

/** Lays out columns side by side; they are read one after the other and break only if higher than a page. */
export function layoutRow(element: MarkupElement, area: Area, context: LayoutContext, parent: Tag): Slice[] {
  const gap = readLength(element, 'gap', spacing.columnGap)
  const align = readChoice(element, 'valign', ['top', 'middle', 'bottom'], 'top')
  const columns = element.children.filter((child) => typeof child !== 'string')
  const widths = shareWidths(
    element,
    'width',
    columns.map((column) => column.attributes.width ?? '1*'),
    area.width,
    gap,
  )
  let x = area.x
  const piles = columns.map((column, index) => {
    const width = widths[index] ?? 0
    const pile = context.layoutFlow(column, context.paragraph, { x, width }, context, parent)
    x += width + gap
    return pile
  })
  const parts = sideBySide(piles, context.limit, align)
  return parts.map((part) => ({ ...part, after: Math.max(part.after, spacing.rowAfter) }))
}
