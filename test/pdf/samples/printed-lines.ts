import type { FontSet } from '../../../src/pdf/fonts/load-fonts.ts'
import type { Paint, TextRun } from '../../../src/pdf/layout/paint.ts'
import type { LaidOutDocument } from '../../../src/pdf/layout-markup.ts'

/** A line of text as it stands on a page. */
export interface PrintedLine {
  readonly text: string
  readonly y: number
  readonly left: number
  readonly right: number
  readonly artifact: boolean
}

/** Reads the lines of a page back from its glyphs. */
export function printedLines(document: LaidOutDocument, pageIndex = 0): PrintedLine[] {
  return (document.pages[pageIndex] ?? []).flatMap((paint: Paint) => {
    if (paint.kind !== 'text') return []
    const runs = paint.runs.map((run) => ({ ...run, ...readRun(run, document.fonts) }))
    const text = runs.map((run) => run.text).join('')
    const last = runs.at(-1)
    const right = (last?.x ?? 0) + (last?.width ?? 0)
    return [{ text, y: paint.y, left: runs[0]?.x ?? 0, right, artifact: typeof paint.tag === 'string' }]
  })
}

/** Gives the texts alone, the space that ends a broken line left out. */
export function printedTexts(document: LaidOutDocument, pageIndex = 0): string[] {
  return printedLines(document, pageIndex).map(({ text }) => text.replace(/ $/, ''))
}

function readRun(run: TextRun, fonts: FontSet): { text: string; width: number } {
  const characters = new Map(
    [...fonts[run.face].glyphs].reverse().map(([code, glyph]) => [glyph.hex, { code, ...glyph }]),
  )
  let text = ''
  let width = 0
  let drawn = 0
  for (const [, hex = '', adjustment] of run.tj.matchAll(/<([0-9a-f]*)>(-?[\d.]+)?/g)) {
    for (const glyph of hex.match(/.{4}/g) ?? []) {
      const character = characters.get(glyph)
      text += String.fromCodePoint(character?.code ?? 0xfffd)
      width += character?.width ?? 0
      if (!text.endsWith(' ')) drawn = width
    }
    width -= Number(adjustment ?? 0)
  }
  return { text, width: (drawn * run.size) / 1000 }
}
