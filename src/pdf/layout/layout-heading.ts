import type { MarkupElement, MarkupNode } from '../markup/parse-markup.ts'
import { readChoice } from '../markup/read-attributes.ts'
import { textStyles } from '../style.ts'
import { alignments } from './alignment.ts'
import type { Area, LayoutContext } from './layout-context.ts'
import { layoutParagraph } from './layout-paragraph.ts'
import type { Slice } from './slice.ts'
import { openElement, type Tag } from './structure-element.ts'

const headings = {
  h1: { role: 'H1', level: 1 },
  h2: { role: 'H2', level: 2 },
  h3: { role: 'H3', level: 3 },
} as const

/** Lays out a heading, never alone at the foot of a page, and notes its place for the bookmarks. */
export function layoutHeading(
  element: MarkupElement,
  name: keyof typeof headings,
  area: Area,
  context: LayoutContext,
  parent: Tag,
): Slice[] {
  const { role, level } = headings[name]
  const tag = openElement(parent, role)
  const align = readChoice(element, 'align', alignments, context.align)
  const lines = layoutParagraph(element, textStyles[name], area, context, tag, { align })
  const title = textOf(element.children).replace(/\s+/g, ' ').trim()
  return lines.map((line, index) => ({
    ...line,
    keepWithNext: true,
    paints: index === 0 ? [{ kind: 'heading', tag, y: 0, level, title }, ...line.paints] : line.paints,
  }))
}

function textOf(nodes: readonly MarkupNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : ` ${textOf(node.children)} `)).join('')
}
