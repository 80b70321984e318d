import { shapeText } from '../fonts/font-face.ts'
import type { MarkupElement } from '../markup/parse-markup.ts'
import { spacing, type TextStyle, textStyles } from '../style.ts'
import type { Area, LayoutContext } from './layout-context.ts'
import { baselineShare } from './layout-paragraph.ts'
import type { Paint } from './paint.ts'
import type { Slice } from './slice.ts'
import { openElement, type Tag } from './structure-element.ts'

/** Lays out a bullet or numbered list; an item may break across pages, its mark stays with its first line. */
export function layoutList(element: MarkupElement, area: Area, context: LayoutContext, parent: Tag): Slice[] {
  const numbered = element.name === 'ol'
  const list = openElement(parent, 'L', { listNumbering: numbered ? 'Decimal' : 'Disc' })
  const indent = spacing.list.indent * (numbered ? 1.4 : 1)
  const style = itemStyle(context)
  const inner = { x: area.x + indent, width: area.width - indent }
  const slices = element.children.flatMap((child, index) => {
    if (typeof child === 'string') return []
    const item = openElement(list, 'LI')
    const label = openElement(item, 'Lbl')
    const body = openElement(item, 'LBody')
    const [first, ...rest] = context.layoutFlow(child, style, inner, context, body)
    if (first === undefined) return []
    const mark = markPaint(numbered ? `${index + 1}.` : '•', area.x, label, style, context)
    return [{ ...first, paints: [mark, ...first.paints] }, ...rest]
  })
  const last = slices.pop()
  return last === undefined ? [] : [...slices, { ...last, after: spacing.list.after }]
}

/** Items are set as the text around them: smaller in a table than in the body. */
function itemStyle({ paragraph }: LayoutContext): TextStyle {
  return { ...paragraph, after: textStyles.item.after, before: 0 }
}

function markPaint(
  text: string,
  x: number,
  tag: Tag,
  { face, size, leading }: TextStyle,
  context: LayoutContext,
): Paint {
  const { tj } = shapeText(context.fonts[face], text)
  return { kind: 'text', tag, y: leading * baselineShare, runs: [{ face, size, color: 'accent', tj, x }] }
}
