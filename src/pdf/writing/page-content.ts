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
  symbol: { readonly path: string; readonly modules: number } | null,
): string {
  const lines: string[] = []
  let open: Tag | null = null
  let color: ColorName | null = null
  for (const paint of paints) {
    if (paint.kind === 'heading') continue
    if (paint.tag !== open) {
      if (open !== null) lines.push('EMC')
      lines.push(beginMark(paint.tag, pageIndex, marked))
      open = paint.tag
    }
    const setColor = (wanted: ColorName) => {
      if (wanted !== color) lines.push(`${colors[wanted].map(part).join(' ')} rg`)
      color = wanted
    }
    switch (paint.kind) {
      case 'text':
        writeLine(paint.runs, page.height - paint.y, lines, setColor)
        break
      case 'outline':
        setColor(paint.color)
        lines.push(`q ${outlineMatrix(paint)} cm ${paint.path} f Q`)
        break
      case 'box':
        setColor(paint.color)
        lines.push(`${box(paint)} re f`)
        break
      case 'seal':
        if (symbol === null) break
        setColor('black')
        lines.push(`q ${sealMatrix(paint, symbol.modules)} cm ${symbol.path} Q`)
        break
    }
  }
  if (open !== null) lines.push('EMC')
  return lines.join('\n')
}

function beginMark(tag: Tag, pageIndex: number, marked: MarkedContent): string {
  return typeof tag === 'string'
    ? `/Artifact ${artifactProperties[tag]} BDC`
    : `/${tag.role} <</MCID ${marked.mark(pageIndex, tag)}>> BDC`
}

function writeLine(
  runs: readonly TextRun[],
  y: number,
  lines: string[],
  setColor: (color: ColorName) => void,
): void {
  lines.push('BT')
  for (const run of runs) {
    setColor(run.color)
    lines.push(`${font(run)} 1 0 0 1 ${number(run.x)} ${number(y)} Tm [${run.tj}] TJ`)
  }
  lines.push('ET')
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
