import { type FontFace, shapeText } from '../fonts/font-face.ts'
import type { FontSet } from '../fonts/load-fonts.ts'
import type { MarkupElement } from '../markup/parse-markup.ts'
import { millimetre, page, textStyles } from '../style.ts'
import { frenchSpacing } from './french-spacing.ts'
import type { Paint } from './paint.ts'
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
  const ghost = ghostPaint(word, fonts.strong)
  return {
    paintsOf: (pageIndex) => [ghost, ...bandPaints(label, fonts, pageIndex === 0 ? tag : 'header')],
  }
}

function bandPaints(label: string, fonts: FontSet, tag: Tag): Paint[] {
  const { face, size, color } = textStyles.specimenBand
  const { tj, width } = shapeText(fonts[face], label)
  const across = page.width - page.left - page.right
  const x = page.left + (across - (width * size) / 1000) / 2
  const ground = { x: page.left, y: band.y, width: across, height: band.height, color: 'dangerTint' } as const
  return [
    { kind: 'box', tag: 'layout', ...ground },
    { kind: 'text', tag, y: band.y + band.baseline, runs: [{ face, size, color, tj, x }] },
  ]
}

/** Drawn as outlines: as text its letters would mix with the lines that readers extract. */
function ghostPaint(word: string, face: FontFace): Paint {
  const size = (ghostLength * 1000) / shapeText(face, word).width
  const angle = Math.atan2(page.height, page.width)
  const capHeight = (face.capHeight * size) / 1000
  const across = { x: Math.cos(angle), y: Math.sin(angle) }
  return {
    kind: 'outline',
    tag: 'watermark',
    x: page.width / 2 - (across.x * ghostLength) / 2 + (across.y * capHeight) / 2,
    y: page.height / 2 + (across.y * ghostLength) / 2 + (across.x * capHeight) / 2,
    angle,
    color: 'ghost',
    path: face.outline(word),
    size,
  }
}
