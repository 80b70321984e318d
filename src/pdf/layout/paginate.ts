import { moveDown, type Paint } from './paint.ts'
import { gapBetween, type Slice } from './slice.ts'

/** Where text may stand on a page, from the top of the page. */
export interface PageFrame {
  readonly top: number
  readonly bottom: number
}

interface OpenPage {
  readonly paints: Paint[]
  readonly frame: PageFrame
  y: number
  above: Slice | undefined
}

/** Fills pages with slices in order. A slice higher than its page would overflow: give {@link packSlices} the right limit. */
export function paginate(slices: readonly Slice[], frameOf: (pageIndex: number) => PageFrame): Paint[][] {
  const pages: OpenPage[] = []
  const openPage = (): OpenPage => {
    const frame = frameOf(pages.length)
    const page = { paints: [], frame, y: frame.top, above: undefined }
    pages.push(page)
    return page
  }
  let page = openPage()
  let start = 0
  while (start < slices.length) {
    const chain = chainFrom(slices, start)
    if (page.above !== undefined && (chain[0]?.newPage || !fits(page, chain))) page = openPage()
    for (const slice of chain) {
      if (page.above !== undefined && !fits(page, [slice])) page = openPage()
      place(page, slice)
    }
    start += chain.length
  }
  return pages.map(({ paints }) => paints)
}

function chainFrom(slices: readonly Slice[], start: number): readonly Slice[] {
  let end = start
  while (slices[end]?.keepWithNext && end + 1 < slices.length) end++
  return slices.slice(start, end + 1)
}

function fits(page: OpenPage, slices: readonly Slice[]): boolean {
  let y = page.y
  let above = page.above
  for (const slice of slices) {
    y += gapBetween(above, slice) + slice.height
    above = slice
  }
  return y <= page.frame.bottom + 0.01
}

function place(page: OpenPage, slice: Slice): void {
  if (slice.newPage) return
  if (page.above === undefined && slice.repeatedHead !== undefined) {
    page.paints.push(...moveDown(slice.repeatedHead.paints, page.y))
    page.y += slice.repeatedHead.height
  }
  page.y += gapBetween(page.above, slice)
  page.paints.push(...moveDown(slice.paints, page.y))
  page.y += slice.height
  page.above = slice
}
