import type { MarkupElement } from '../markup/parse-markup.ts'
import { readCount, readFlag } from '../markup/read-attributes.ts'
import { readLength } from '../markup/read-length.ts'
import { RenderingError } from '../rendering-error.ts'
import { spacing, textStyles } from '../style.ts'
import type { Area, LayoutContext } from './layout-context.ts'
import { layoutParagraph } from './layout-paragraph.ts'
import { sideBySide } from './side-by-side.ts'
import { packSlices, type Slice } from './slice.ts'
import { openElement, type Tag } from './structure-element.ts'

interface Definition {
  readonly term: MarkupElement
  readonly value: MarkupElement
}

/** Lays out a list of names and values in one to three columns, filled row by row; a row never breaks. */
export function layoutDefinitions(
  element: MarkupElement,
  area: Area,
  context: LayoutContext,
  parent: Tag,
): Slice[] {
  const { rowGap, columnGap, labelWidth, after } = spacing.definitions
  const columns = readCount(element, 'columns', 3)
  const stacked = readFlag(element, 'stacked')
  const label = readLength(element, 'label-width', labelWidth)
  const width = (area.width - columnGap * (columns - 1)) / columns
  const list = openElement(parent, 'L')
  const cells = readDefinitions(element).map((definition, index) => {
    const place = { x: area.x + (index % columns) * (width + columnGap), width }
    return layoutDefinition(definition, place, stacked ? null : label, context, list)
  })
  const rows: Slice[] = []
  for (let start = 0; start < cells.length; start += columns)
    rows.push(...sideBySide(cells.slice(start, start + columns), context.limit))
  return rows.map((row, index) => ({
    ...row,
    before: 0,
    after: index === rows.length - 1 ? after : rowGap,
    keepWithNext: index === 0 && rows.length > 1,
  }))
}

function layoutDefinition(
  { term, value }: Definition,
  area: Area,
  label: number | null,
  context: LayoutContext,
  list: Tag,
): Slice[] {
  const item = openElement(list, 'LI')
  const termTag = openElement(item, 'Lbl')
  const valueTag = openElement(item, 'LBody')
  if (label === null) {
    const above = layoutParagraph(term, textStyles.label, area, context, termTag)
    return packSlices(
      [...above, ...context.layoutFlow(value, textStyles.value, area, context, valueTag)],
      context.limit,
    )
  }
  const termArea = { x: area.x, width: label - spacing.definitions.labelGap }
  const valueArea = { x: area.x + label, width: area.width - label }
  if (termArea.width < 1 || valueArea.width < 1)
    throw new RenderingError('BLOCK_TOO_WIDE', 'label-width of <dl> leaves no room')
  return sideBySide(
    [
      layoutParagraph(term, textStyles.term, termArea, context, termTag),
      context.layoutFlow(value, textStyles.value, valueArea, context, valueTag),
    ],
    context.limit,
  )
}

function readDefinitions(element: MarkupElement): Definition[] {
  const children = element.children.filter((child) => typeof child !== 'string')
  return Array.from({ length: Math.ceil(children.length / 2) }, (_, index) => {
    const [term, value] = children.slice(2 * index, 2 * index + 2)
    if (term?.name !== 'dt' || value?.name !== 'dd')
      throw new RenderingError('BAD_MARKUP', '<dl> holds pairs of <dt> and <dd>')
    return { term, value }
  })
}
