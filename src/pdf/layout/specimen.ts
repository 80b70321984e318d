import { shapeText } from '../fonts/font-face.ts'
import type { FontSet } from '../fonts/load-fonts.ts'
import type { MarkupElement } from '../markup/parse-markup.ts'
import { millimetre, page, textStyles } from '../style.ts'
import { frenchSpacing } from './french-spacing.ts'
import type { Paint, TextRun } from './paint.ts'
import { openElement, type Tag } from './structure-element.ts'

const band = { y: 6 * millimetre, height: 15, baseline: 10.6 }
const ghostLength = 215 * millimetre

/** Marks every page of a document without value: a word across the page, behind the text, and a band at its top. */
export interface Specimen {
  paintsOf(pageIndex: number): Paint[]
}

/**
 * Prepares the mark of a specimen. The band is real text, tagged on the first page and an artifact on the
 * others, so that it is read aloud once; the word behind the text is an artifact everywhere.
 */
export function readSpecimen(document: MarkupElement, fonts: FontSet, root: Tag): Specimen | null {
  const element = document.children.find((child) => typeof child !== 'string' && child.name === 'specimen')
  if (element === undefined || typeof element === 'string') return null
  const word = element.children.join('').trim()
  const note = element.attributes.note
  const label = frenchSpacing(note === undefined ? word : `${word} — ${note}`)
  const tag = openElement(root, 'P')
  return {
    paintsOf: (pageIndex) => [ghostPaint(word, fonts), ...bandPaints(label, fonts, pageIndex === 0 ? tag : 'header')],
  }
}

function bandPaints(label: string, fonts: FontSet, tag: Tag): Paint[] {
  const { run, width } = setText(label, fonts, textStyles.specimenBand)
  const across = page.width - page.left - page.right
  const x = page.left + (across - width) / 2
  return [
    { kind: 'box', tag: 'layout', x: page.left, y: band.y, width: across, height: band.height, color: 'dangerTint' },
    { kind: 'text', tag, y: band.y + band.baseline, runs: [{ ...run, x }] },
  ]
}

function ghostPaint(word: string, fonts: FontSet): Paint {
  const base = setText(word, fonts, textStyles.specimenGhost)
  const size = (base.run.size * ghostLength) / base.width
  const angle = Math.atan2(page.height, page.width)
  const capHeight = (fonts[base.run.face].capHeight * size) / 1000
  const across = { x: Math.cos(angle), y: Math.sin(angle) }
  return {
    kind: 'turned-text',
    tag: 'watermark',
    x: page.width / 2 - (across.x * ghostLength) / 2 + (across.y * capHeight) / 2,
    y: page.height / 2 + (across.y * ghostLength) / 2 + (across.x * capHeight) / 2,
    angle,
    run: { ...base.run, size },
  }
}

function setText(
  text: string,
  fonts: FontSet,
  style: (typeof textStyles)['specimenBand' | 'specimenGhost'],
): { run: TextRun; width: number } {
  const { face, size, color } = style
  const { tj, width } = shapeText(fonts[face], text)
  return { run: { face, size, color, tj, x: 0 }, width: (width * size) / 1000 }
}
