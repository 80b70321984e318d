import { type PDFContext, type PDFDict, PDFName, type PDFRef } from 'pdf-lib'
import type { Paint } from '../layout/paint.ts'
import { page } from '../style.ts'
import { hexText } from './hex-text.ts'

interface Bookmark {
  readonly title: string
  readonly level: number
  readonly pageIndex: number
  readonly y: number
  readonly children: Bookmark[]
}

/** Writes the bookmarks of a document from its headings; null when it has none. */
export function writeBookmarks(
  context: PDFContext,
  pages: readonly (readonly Paint[])[],
  pageRefs: readonly PDFRef[],
): PDFRef | null {
  const top = nestHeadings(pages)
  if (top.length === 0) return null
  const root = context.obj({ Type: 'Outlines' })
  const rootRef = context.register(root)
  writeLevel(context, top, root, rootRef, pageRefs)
  return rootRef
}

function nestHeadings(pages: readonly (readonly Paint[])[]): Bookmark[] {
  const top: Bookmark[] = []
  const open: Bookmark[] = []
  for (const [pageIndex, paints] of pages.entries())
    for (const paint of paints) {
      if (paint.kind !== 'heading') continue
      while ((open.at(-1)?.level ?? 0) >= paint.level) open.pop()
      const bookmark = { title: paint.title, level: paint.level, pageIndex, y: paint.y, children: [] }
      const siblings = open.at(-1)?.children ?? top
      siblings.push(bookmark)
      open.push(bookmark)
    }
  return top
}

/** Gives the number of open descendants, which the parent states as its Count. */
function writeLevel(
  context: PDFContext,
  bookmarks: readonly Bookmark[],
  parent: PDFDict,
  parentRef: PDFRef,
  pageRefs: readonly PDFRef[],
): number {
  const refs = bookmarks.map(() => context.nextRef())
  let count = bookmarks.length
  for (const [index, bookmark] of bookmarks.entries()) {
    const [ref, previous, next] = [refs[index], refs[index - 1], refs[index + 1]]
    const pageRef = pageRefs[bookmark.pageIndex]
    if (ref === undefined || pageRef === undefined) continue
    const item = context.obj({
      Title: hexText(bookmark.title),
      Parent: parentRef,
      ...(previous !== undefined && { Prev: previous }),
      ...(next !== undefined && { Next: next }),
      Dest: [pageRef, 'XYZ', 0, Math.round(page.height - bookmark.y + 6), 0],
    })
    context.assign(ref, item)
    if (bookmark.children.length > 0) count += writeLevel(context, bookmark.children, item, ref, pageRefs)
  }
  const [first, last] = [refs[0], refs.at(-1)]
  if (first !== undefined) parent.set(PDFName.of('First'), first)
  if (last !== undefined) parent.set(PDFName.of('Last'), last)
  parent.set(PDFName.of('Count'), context.obj(count))
  return count
}
