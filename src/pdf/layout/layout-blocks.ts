import { isInline } from '../markup/markup-vocabulary.ts'
import type { MarkupElement, MarkupNode } from '../markup/parse-markup.ts'
import { readChoice } from '../markup/read-attributes.ts'
import { readLength } from '../markup/read-length.ts'
import { RenderingError } from '../rendering-error.ts'
import { page, paragraphLooks, spacing, type TextStyle, textStyles, toneNames } from '../style.ts'
import { alignments } from './alignment.ts'
import type { Area, LayoutContext } from './layout-context.ts'
import { layoutDefinitions } from './layout-definitions.ts'
import { layoutHeading } from './layout-heading.ts'
import { layoutList } from './layout-list.ts'
import { layoutPanel } from './layout-panel.ts'
import { layoutParagraph } from './layout-paragraph.ts'
import { layoutRow } from './layout-row.ts'
import { layoutSeal } from './layout-seal.ts'
import { layoutTable } from './layout-table.ts'
import { packSlices, type Slice } from './slice.ts'
import { openElement, type Tag } from './structure-element.ts'

/**
 * Lays out what an element holds. Text alone belongs to the element itself; blocks become its children.
 *
 * @throws {RenderingError} BAD_MARKUP where text and blocks stand side by side.
 */
export function layoutFlow(
  element: MarkupElement,
  style: TextStyle,
  area: Area,
  context: LayoutContext,
  tag: Tag,
): Slice[] {
  const isBlock = (node: MarkupNode) => typeof node !== 'string' && !isInline(node.name)
  if (!element.children.some(isBlock)) return layoutParagraph(element, style, area, context, tag)
  return element.children.flatMap((node) => {
    if (typeof node !== 'string') return layoutBlock(node, area, context, tag)
    if (/^[ \t\r\n]*$/.test(node)) return []
    throw new RenderingError('BAD_MARKUP', `<${element.name}> mixes text and blocks`, { name: element.name })
  })
}

function layoutBlock(element: MarkupElement, area: Area, context: LayoutContext, parent: Tag): Slice[] {
  switch (element.name) {
    case 'h1':
    case 'h2':
    case 'h3':
      return layoutHeading(element, element.name, area, context, parent)
    case 'p':
      return layoutPlainParagraph(element, area, context, parent)
    case 'ul':
    case 'ol':
      return layoutList(element, area, context, parent)
    case 'dl':
      return layoutDefinitions(element, area, context, parent)
    case 'table':
      return layoutTable(element, area, context, parent)
    case 'row':
      return layoutRow(element, area, context, parent)
    case 'panel':
      return layoutPanel(element, area, context, parent)
    case 'seal':
      return layoutSeal(element, area, context, parent)
    case 'section':
      return layoutFlow(element, context.paragraph, area, context, openElement(parent, 'Sect'))
    case 'keep':
      return packSlices(layoutFlow(element, context.paragraph, area, context, parent), context.limit)
    default:
      return layoutFurniture(element, area, parent)
  }
}

function layoutPlainParagraph(
  element: MarkupElement,
  area: Area,
  context: LayoutContext,
  parent: Tag,
): Slice[] {
  const look = readChoice(element, 'look', ['plain', ...paragraphLooks], 'plain')
  const written = readChoice(element, 'tone', ['none', ...toneNames], 'none')
  const tone = written === 'none' ? (look === 'state' ? context.tone : null) : written
  return layoutParagraph(
    element,
    look === 'plain' ? context.paragraph : textStyles[look],
    area,
    context,
    openElement(parent, 'P'),
    { align: readChoice(element, 'align', alignments, context.align), tone },
  )
}

function layoutFurniture(element: MarkupElement, area: Area, parent: Tag): Slice[] {
  const tag = typeof parent === 'string' ? parent : 'layout'
  const empty = { before: 0, after: 0, paints: [] }
  switch (element.name) {
    case 'hr': {
      const { width: height, before, after } = spacing.rule
      const rule = { kind: 'box', tag, x: area.x, y: 0, width: area.width, height, color: 'rule' } as const
      return [{ height, before, after, paints: [rule] }]
    }
    case 'spacer':
      return [{ ...empty, height: Math.min(readLength(element, 'height', 12), page.height / 2) }]
    case 'page-break':
      return [{ ...empty, height: 0, newPage: true }]
    default:
      throw new RenderingError('BAD_MARKUP', `<${element.name}> is no block`, { name: element.name })
  }
}
