import type { FaceName } from '../fonts/font-face.ts'
import type { Paint, TextRun } from '../layout/paint.ts'
import type { Tag } from '../layout/structure-element.ts'
import type { Artifact } from '../layout/structure-roles.ts'
import { type ColorName, colors, page } from '../style.ts'
import type { MarkedContent } from './marked-content.ts'

/** The names under which pages know the faces. */
export const fontResourceNames = { regular: 'F1', strong: 'F2', italic: 'F3' } as const satisfies Readonly<
  Record<FaceName, string>
>

const artifactProperties: Readonly<Record<Artifact, string>> = {
  layout: '<</Type/Layout>>',
  header: '<</Type/Pagination/Subtype/Header>>',
  footer: '<</Type/Pagination/Subtype/Footer>>',
  watermark: '<</Type/Pagination/Subtype/Watermark>>',
}

/**
 * Writes the content stream of a page: every operator stands inside marked content, as PDF/UA-1 §7.1 asks.
 *
 * `symbol` is the path of the 2D-Doc, a unit a module, `modules` its side.
 */
export function pageContent(
  paints: readonly Paint[],
  pageIndex: number,
  marked: MarkedContent,
  symbol: SymbolPath | null,
): string {
  const content: PageOperators = { lines: [], color: null }
  let open: Tag | null = null
  for (const paint of paints) {
    if (paint.kind === 'heading') continue
    if (paint.tag !== open) {
      if (open !== null) content.lines.push('EMC')
      content.lines.push(beginMark(paint.tag, pageIndex, marked))
      open = paint.tag
    }
    writePaint(content, paint, symbol)
  }
  if (open !== null) content.lines.push('EMC')
  return content.lines.join('\n')
}

interface SymbolPath {
  readonly path: string
  readonly modules: number
}

interface PageOperators {
  readonly lines: string[]
  color: ColorName | null
}

function writePaint(content: PageOperators, paint: Paint, symbol: SymbolPath | null): void {
  switch (paint.kind) {
    case 'text':
      writeLine(content, paint.runs, page.height - paint.y)
      break
    case 'outline':
      setColor(content, paint.color)
      content.lines.push(`q ${outlineMatrix(paint)} cm ${paint.path} f Q`)
      break
    case 'box':
      setColor(content, paint.color)
      content.lines.push(`${box(paint)} re f`)
      break
    case 'seal':
      if (symbol === null) break
      setColor(content, 'black')
      content.lines.push(`q ${sealMatrix(paint, symbol.modules)} cm ${symbol.path} Q`)
      break
  }
}

function setColor(content: PageOperators, color: ColorName): void {
  if (color !== content.color) content.lines.push(colorOperator(color))
  content.color = color
}

const colorOperators = new Map<ColorName, string>()

function colorOperator(color: ColorName): string {
  const known = colorOperators.get(color)
  if (known !== undefined) return known
  const operator = `${colors[color].map(part).join(' ')} rg`
  colorOperators.set(color, operator)
  return operator
}

function beginMark(tag: Tag, pageIndex: number, marked: MarkedContent): string {
  return typeof tag === 'string'
    ? `/Artifact ${artifactProperties[tag]} BDC`
    : `/${tag.role} <</MCID ${marked.mark(pageIndex, tag)}>> BDC`
}

function writeLine(content: PageOperators, runs: readonly TextRun[], y: number): void {
  content.lines.push('BT')
  for (const run of runs) {
    setColor(content, run.color)
    content.lines.push(`${font(run)} 1 0 0 1 ${number(run.x)} ${number(y)} Tm [${run.tj}] TJ`)
  }
  content.lines.push('ET')
}

function outlineMatrix({ x, y, angle, size }: Paint & { kind: 'outline' }): string {
  const cos = number((Math.cos(angle) * size) / 1000, 5)
  const sin = (Math.sin(angle) * size) / 1000
  return `${cos} ${number(sin, 5)} ${number(-sin, 5)} ${cos} ${number(x)} ${number(page.height - y)}`
}

function font(run: TextRun): string {
  return `/${fontResourceNames[run.face]} ${number(run.size)} Tf`
}

function box({ x, y, width, height }: Paint & { kind: 'box' }): string {
  return `${number(x)} ${number(page.height - y - height)} ${number(width)} ${number(height)}`
}

function sealMatrix({ x, y, side }: Paint & { kind: 'seal' }, modules: number): string {
  const module = number(side / modules, 5)
  return `${module} 0 0 ${module} ${number(x)} ${number(page.height - y - side)}`
}

function part(value: number): string {
  return number(value / 255, 3)
}

/** Trims what readers do not need; also never writes an exponent. */
function number(value: number, digits = 2): string {
  const scale = 10 ** digits
  const rounded = Math.round(value * scale) / scale
  return Object.is(rounded, -0) ? '0' : Math.abs(rounded) < 1e-4 ? rounded.toFixed(digits) : String(rounded)
}
