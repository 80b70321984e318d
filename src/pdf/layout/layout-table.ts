import type { MarkupElement } from '../markup/parse-markup.ts'
import { readFlag } from '../markup/read-attributes.ts'
import { shareWidths } from '../markup/share-widths.ts'
import { RenderingError } from '../rendering-error.ts'
import { spacing, textStyles } from '../style.ts'
import { type Alignment, alignments } from './alignment.ts'
import type { Area, LayoutContext } from './layout-context.ts'
import { layoutParagraph } from './layout-paragraph.ts'
import { layoutTableRow, type TableGrid } from './layout-table-row.ts'
import type { Paint } from './paint.ts'
import { packSlices, type RepeatedHead, type Slice } from './slice.ts'
import { openElement, type Tag } from './structure-element.ts'

/**
 * Lays out a table, a slice a row. Its head is painted again, as an artifact, on each page where it goes on;
 * a row is cut only if higher than a page.
 */
export function layoutTable(
  element: MarkupElement,
  area: Area,
  context: LayoutContext,
  parent: Tag,
): Slice[] {
  const table = openElement(parent, 'Table')
  const grid = readGrid(element, area)
  const title = layoutCaption(element, area, context, table)
  const head = layoutHead(element, grid, context, table)
  const bodyContext = { ...context, limit: context.limit - (head?.height ?? 0) }
  const repeatedHead = head === null ? null : repeatHead(head)
  const rows = sectionRows(element, 'tbody').flatMap(({ rows }) => {
    const body = openElement(table, 'TBody')
    return rows.flatMap((row, index) => {
      const ground = grid.zebra && index % 2 === 1 ? 'zebra' : null
      return layoutTableRow(row, grid, bodyContext, body, { ground, head: false })
    })
  })
  const slices = [
    ...title,
    ...(head === null ? [] : [head]),
    ...inCompany(rows).map((row) => (repeatedHead === null ? row : { ...row, repeatedHead })),
  ]
  return withSpaceAround(slices)
}

/** Neither the first row nor the last stands alone on a page. */
function inCompany(rows: readonly Slice[]): readonly Slice[] {
  const lonely = (index: number) => index === 0 || index === rows.length - 2
  return rows.map((row, index) =>
    lonely(index) && index < rows.length - 1 ? { ...row, keepWithNext: true } : row,
  )
}

function withSpaceAround(slices: readonly Slice[]): Slice[] {
  const { before, after } = spacing.table
  return slices.map((slice, index) => ({
    ...slice,
    before: index === 0 ? Math.max(slice.before, before) : slice.before,
    after: index === slices.length - 1 ? after : slice.after,
  }))
}

function readGrid(element: MarkupElement, area: Area): TableGrid {
  const columns = (element.attributes.columns ?? '').split(' ').filter((one) => one !== '')
  if (columns.length === 0) throw new RenderingError('BAD_MARKUP', '<table> says no columns')
  const aligns = (element.attributes.align ?? '').split(' ').filter((one) => one !== '')
  return {
    x: area.x,
    width: area.width,
    widths: shareWidths(element, 'columns', columns, area.width),
    aligns: columns.map((_, index): Alignment => {
      const align = alignments.find((one) => one === (aligns[index] ?? 'left'))
      if (align === undefined)
        throw new RenderingError('UNKNOWN_MARKUP', 'align of <table> has an unknown word')
      return align
    }),
    zebra: readFlag(element, 'zebra'),
  }
}

function layoutCaption(element: MarkupElement, area: Area, context: LayoutContext, table: Tag): Slice[] {
  const caption = element.children.find((child) => typeof child !== 'string' && child.name === 'caption')
  if (caption === undefined || typeof caption === 'string') return []
  const lines = layoutParagraph(caption, textStyles.caption, area, context, openElement(table, 'Caption'))
  return lines.map((line) => ({ ...line, keepWithNext: true }))
}

function layoutHead(
  element: MarkupElement,
  grid: TableGrid,
  context: LayoutContext,
  table: Tag,
): Slice | null {
  const rows = sectionRows(element, 'thead').flatMap((section) => section.rows)
  if (rows.length === 0) return null
  const head = openElement(table, 'THead')
  const slices = rows.flatMap((row) =>
    layoutTableRow(row, grid, context, head, { ground: 'infoTint', head: true }),
  )
  const [whole, ...tooHigh] = packSlices(slices, context.limit / 2)
  if (whole === undefined) return null
  if (tooHigh.length > 0) throw new RenderingError('BAD_MARKUP', '<thead> is higher than half a page')
  return { ...whole, keepWithNext: true }
}

function repeatHead(head: Slice): RepeatedHead {
  return { height: head.height, paints: head.paints.map((paint): Paint => ({ ...paint, tag: 'header' })) }
}

function sectionRows(element: MarkupElement, name: 'thead' | 'tbody'): { rows: MarkupElement[] }[] {
  return element.children.flatMap((child) =>
    typeof child !== 'string' && child.name === name
      ? [{ rows: child.children.filter((row) => typeof row !== 'string') }]
      : [],
  )
}
