import type { MarkupElement } from '../markup/parse-markup.ts'
import { readChoice } from '../markup/read-attributes.ts'
import { spacing, toneNames, tones } from '../style.ts'
import type { Area, LayoutContext } from './layout-context.ts'
import type { Paint } from './paint.ts'
import { moveDown } from './paint.ts'
import { packSlices, type Slice } from './slice.ts'
import type { Tag } from './structure-element.ts'

/** Lays out a tinted box with a bar on its left; it breaks only if higher than a page. */
export function layoutPanel(
  element: MarkupElement,
  area: Area,
  context: LayoutContext,
  parent: Tag,
): Slice[] {
  const { x, y, accent, before, after } = spacing.panel
  const tone = readChoice(element, 'tone', toneNames, 'neutral')
  const limit = context.limit - 2 * y
  const inner = { x: area.x + accent + x, width: area.width - accent - 2 * x }
  const blocks = context.layoutFlow(element, context.paragraph, inner, { ...context, tone, limit }, parent)
  return packSlices(blocks, limit).map(({ height, paints }) => {
    const whole = height + 2 * y
    const ground = { kind: 'box', tag: 'layout', y: 0, height: whole } as const
    const boxes: Paint[] = [
      { ...ground, x: area.x, width: area.width, color: tones[tone].tint },
      { ...ground, x: area.x, width: accent, color: tones[tone].accent },
    ]
    return { height: whole, before, after, paints: [...boxes, ...moveDown(paints, y)] }
  })
}
