import type { MarkupElement } from '../markup/parse-markup.ts'
import { readChoice } from '../markup/read-attributes.ts'
import { page, textStyles } from '../style.ts'
import { layoutFlow } from './layout-blocks.ts'
import type { LayoutContext } from './layout-context.ts'
import type { PageFrame } from './paginate.ts'
import type { Paint } from './paint.ts'
import { moveDown } from './paint.ts'
import { packSlices, type Slice } from './slice.ts'
import type { PageMention } from './text-pieces.ts'

const area = { x: page.left, width: page.width - page.left - page.right }
const nothing: Slice = { height: 0, before: 0, after: 0, paints: [] }

/** Gives the running head or foot of a page, all of it an artifact. */
function runningSlice(
  document: MarkupElement,
  edge: 'header' | 'footer',
  mention: PageMention,
  context: LayoutContext,
): Slice {
  const name = edge === 'header' ? 'running-head' : 'running-foot'
  const slices = document.children.flatMap((child) => {
    if (typeof child === 'string' || child.name !== name) return []
    const pages = readChoice(child, 'pages', ['all', 'first', 'following'], 'all')
    if (pages !== 'all' && (pages === 'first') !== (mention.number === 1)) return []
    const style = textStyles.running
    return layoutFlow(child, style, area, { ...context, page: mention, paragraph: style }, edge)
  })
  const [whole, ...tooHigh] = packSlices(slices, page.height / 4)
  return whole === undefined || tooHigh.length > 0 ? nothing : whole
}

/** Gives the room left for text between the running head and foot of a page. */
export function pageFrame(document: MarkupElement, pageIndex: number, context: LayoutContext): PageFrame {
  const mention = { number: pageIndex + 1, count: pageIndex + 1 }
  const room = (edge: 'header' | 'footer') => {
    const { height } = runningSlice(document, edge, mention, context)
    return height === 0 ? 0 : height + page.runningGap
  }
  return { top: page.top + room('header'), bottom: page.height - page.bottom - room('footer') }
}

/** Paints the running head and foot of a page. */
export function runningPaints(
  document: MarkupElement,
  mention: PageMention,
  context: LayoutContext,
): Paint[] {
  const head = runningSlice(document, 'header', mention, context)
  const foot = runningSlice(document, 'footer', mention, context)
  return [
    ...moveDown(head.paints, page.top),
    ...moveDown(foot.paints, page.height - page.bottom - foot.height),
  ]
}
