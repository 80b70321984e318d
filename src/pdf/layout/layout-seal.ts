import { shapeText } from '../fonts/font-face.ts'
import type { MarkupElement } from '../markup/parse-markup.ts'
import { readLength } from '../markup/read-length.ts'
import { RenderingError } from '../rendering-error.ts'
import { millimetre, spacing, textStyles } from '../style.ts'
import type { Area, LayoutContext } from './layout-context.ts'
import { layoutParagraph } from './layout-paragraph.ts'
import { moveDown, type Paint } from './paint.ts'
import { packSlices, type Slice } from './slice.ts'
import { openElement, type Tag } from './structure-element.ts'

/** Below this width a caption stands under the symbol rather than beside it. */
const narrowestCaption = 40 * millimetre

/**
 * Leaves the place of the 2D-Doc symbol with its mark "2D-DOC" above, outside the quiet zone, and its caption
 * beside or below (2D-Doc specification §5: mark on one side, module of 0.4 mm where the printer is unknown).
 */
export function layoutSeal(element: MarkupElement, area: Area, context: LayoutContext, parent: Tag): Slice[] {
  const { quietModules, captionGap, before, after } = spacing.seal
  const module = readLength(element, 'module', spacing.seal.module)
  if (module < 0.4 * millimetre - 0.001)
    throw new RenderingError('UNKNOWN_MARKUP', 'module of <seal> is under 0.4mm')
  const side = (context.sealModules + 2 * quietModules) * module
  if (side > area.width) throw new RenderingError('BLOCK_TOO_WIDE', '<seal> is wider than its place')
  const group = openElement(parent, 'Sect')
  const figure = openElement(group, 'Figure')
  const symbol = symbolPaints(area.x, module, context, figure)
  const caption = element.children.length === 0 ? group : openElement(group, 'Caption')
  const beside = area.width - side - captionGap >= narrowestCaption
  const captionArea = beside
    ? { x: area.x + side + captionGap, width: area.width - side - captionGap }
    : { x: area.x, width: area.width }
  const lines = layoutParagraph(element, textStyles.caption, captionArea, context, caption)
  const [text] = packSlices(lines, context.limit)
  const symbolHeight = textStyles.sealMark.leading + side
  const captionTop = beside ? textStyles.sealMark.leading + quietModules * module - 2 : symbolHeight
  const paints = [...symbol, ...moveDown(text?.paints ?? [], captionTop)]
  return [{ height: Math.max(symbolHeight, captionTop + (text?.height ?? 0)), before, after, paints }]
}

function symbolPaints(x: number, module: number, context: LayoutContext, tag: Tag): Paint[] {
  const { face, size, leading, color } = textStyles.sealMark
  const quiet = spacing.seal.quietModules * module
  const { tj } = shapeText(context.fonts[face], '2D-DOC')
  const side = context.sealModules * module
  const ground = { x, y: leading, width: side + 2 * quiet, height: side + 2 * quiet, color: 'white' } as const
  return [
    { kind: 'box', tag: 'layout', ...ground },
    { kind: 'text', tag, y: leading - 1, runs: [{ face, size, color, tj, x: x + quiet }] },
    { kind: 'seal', tag, x: x + quiet, y: leading + quiet, side },
  ]
}
