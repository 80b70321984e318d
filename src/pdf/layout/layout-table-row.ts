import type { MarkupElement } from '../markup/parse-markup.ts'
import { readChoice, readCount } from '../markup/read-attributes.ts'
import { RenderingError } from '../rendering-error.ts'
import { type ColorName, spacing, textStyles } from '../style.ts'
import { type Alignment, alignments } from './alignment.ts'
import type { LayoutContext } from './layout-context.ts'
import { moveDown, type Paint } from './paint.ts'
import { sideBySide } from './side-by-side.ts'
import type { Slice } from './slice.ts'
import { openElement, type Tag } from './structure-element.ts'

/** The columns of a table. */
export interface TableGrid {
  readonly x: number
  readonly width: number
  readonly widths: readonly number[]
  readonly aligns: readonly Alignment[]
  readonly zebra: boolean
}

interface RowLook {
  readonly ground: ColorName | null
  readonly head: boolean
}

interface PlacedCell {
  readonly cell: MarkupElement
  readonly x: number
  readonly width: number
  readonly span: number
  readonly align: Alignment
}

/** Lays out a row: usually one slice, with its background and the rule under it. */
export function layoutTableRow(
  row: MarkupElement,
  grid: TableGrid,
  context: LayoutContext,
  section: Tag,
  look: RowLook,
): Slice[] {
  const tag = openElement(section, 'TR')
  const inner = { ...context, limit: context.limit - 2 * spacing.cell.y }
  const cells = placeCells(row, grid).map((placed) => layoutCell(placed, inner, tag, look.head))
  const parts = sideBySide(cells, inner.limit, look.head ? 'bottom' : 'top')
  return parts.map((part) => dressRow(part, grid, look))
}

function dressRow({ height: content, paints: cells }: Slice, grid: TableGrid, look: RowLook): Slice {
  const height = content + 2 * spacing.cell.y
  const across = { kind: 'box', tag: 'layout', x: grid.x, width: grid.width } as const
  const paints: Paint[] = []
  if (look.ground !== null) paints.push({ ...across, y: 0, height, color: look.ground })
  const rule = look.head ? 0.9 : 0.5
  paints.push({ ...across, y: height - rule, height: rule, color: look.head ? 'accent' : 'rule' })
  return { height, before: 0, after: 0, paints: [...paints, ...moveDown(cells, spacing.cell.y)] }
}

function placeCells(row: MarkupElement, grid: TableGrid): PlacedCell[] {
  let column = 0
  let x = grid.x
  const cells = row.children.flatMap((cell) => {
    if (typeof cell === 'string') return []
    const span = readCount(cell, 'colspan', grid.widths.length)
    const width = grid.widths.slice(column, column + span).reduce((sum, one) => sum + one, 0)
    const placed = {
      cell,
      x: x + spacing.cell.x,
      width: width - 2 * spacing.cell.x,
      span,
      align: readChoice(cell, 'align', alignments, grid.aligns[column] ?? 'left'),
    }
    column += span
    x += width
    return [placed]
  })
  if (column !== grid.widths.length)
    throw new RenderingError('BAD_MARKUP', `<tr> has ${column} columns where ${grid.widths.length} are said`)
  return cells
}

function layoutCell(placed: PlacedCell, context: LayoutContext, row: Tag, inHead: boolean): Slice[] {
  const { cell, x, width, span, align } = placed
  if (width <= 0) throw new RenderingError('BLOCK_TOO_WIDE', 'a column of <table> leaves no room for text')
  const isHeader = cell.name === 'th'
  const tag = openElement(row, isHeader ? 'TH' : 'TD', {
    ...(isHeader && { scope: inHead ? 'Column' : 'Row' }),
    ...(span > 1 && { colSpan: span }),
  })
  const style = isHeader ? textStyles[inHead ? 'headCell' : 'rowHead'] : textStyles.cell
  const slices = context.layoutFlow(cell, style, { x, width }, { ...context, align, paragraph: style }, tag)
  return slices.length > 0 ? slices : [{ height: style.leading, before: 0, after: 0, paints: [] }]
}
