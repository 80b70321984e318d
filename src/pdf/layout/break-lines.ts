import { shapeText } from '../fonts/font-face.ts'
import type { TextRun } from './paint.ts'
import type { Piece } from './text-pieces.ts'

/** A line of text, its runs placed from 0. */
export interface Line {
  readonly runs: readonly TextRun[]
  readonly width: number
}

/**
 * Breaks pieces into lines no wider than `width`, first fit.
 *
 * Breaks at spaces, then after hyphens; a word wider than the line alone is cut between letters, without a
 * hyphen, so that nothing overflows and no character is added to a name.
 */
export function breakLines(pieces: readonly Piece[], width: number): Line[] {
  const lines: Line[] = []
  let line: Piece[] = []
  let used = 0
  const finish = (next?: Piece) => {
    lines.push(setLine(line, next !== undefined && next.before !== 'cut'))
    line = []
    used = 0
  }
  for (const word of gluedWords(pieces)) {
    const first = word[0]
    if (first === undefined) continue
    const wordWidth = word.reduce((sum, piece) => sum + piece.width, 0)
    const space = line.length > 0 && first.before === 'space' ? spaceWidth(first) : 0
    if (line.length > 0 && (first.before === 'line' || used + space + wordWidth > width + 0.01)) finish(first)
    for (const part of wordWidth > width + 0.01 ? cutAnywhere(word, width) : [word]) {
      if (line.length > 0 && part !== word) finish()
      used += (line.length > 0 ? space : 0) + part.reduce((sum, piece) => sum + piece.width, 0)
      line.push(...part)
    }
  }
  if (line.length > 0) finish()
  return lines
}

function gluedWords(pieces: readonly Piece[]): Piece[][] {
  const words: Piece[][] = []
  for (const piece of pieces) {
    const word = words.at(-1)
    if (piece.before === 'glue' && word !== undefined) word.push(piece)
    else words.push([piece])
  }
  return words
}

function cutAnywhere(word: readonly Piece[], width: number): Piece[][] {
  const parts: Piece[][] = []
  let part: Piece[] = []
  let used = 0
  for (const piece of word) {
    let text = ''
    const keep = () => {
      if (text !== '') part.push(reshape(piece, text, part.length > 0))
      text = ''
    }
    for (const character of piece.text) {
      const advance = (shapeText(piece.face, character).width * piece.size) / 1000
      if (used + advance > width && used > 0) {
        keep()
        parts.push(part)
        part = []
        used = 0
      }
      text += character
      used += advance
    }
    keep()
  }
  return [...parts, part]
}

function reshape(piece: Piece, text: string, glued: boolean): Piece {
  const { tj, width } = shapeText(piece.face, text)
  return { ...piece, text, tj, width: (width * piece.size) / 1000, before: glued ? 'glue' : 'cut' }
}

/**
 * Joins neighbours of one setting into one run. Words keep a real space between them, also at the end of a
 * broken line, so that text extracted from the page has its words apart.
 */
function setLine(pieces: readonly Piece[], spaceAtEnd: boolean): Line {
  const runs: OpenRun[] = []
  let x = 0
  let run: OpenRun | undefined
  for (const piece of pieces) {
    const spaced = run !== undefined && piece.before === 'space'
    const { face, size, color } = piece
    const tj = spaced ? `<${spaceHex(piece)}>${piece.tj}` : piece.tj
    if (run !== undefined && run.face === face.name && run.size === size && run.color === color) run.tj += tj
    else {
      run = { face: face.name, size, color, tj, x }
      runs.push(run)
    }
    x += piece.width + (spaced ? spaceWidth(piece) : 0)
  }
  const end = pieces.at(-1)
  if (spaceAtEnd && run !== undefined && end !== undefined) run.tj += `<${spaceHex(end)}>`
  return { runs, width: x }
}

/** A run that pieces may still be joined to. */
interface OpenRun extends TextRun {
  tj: string
}

function spaceWidth(piece: Piece): number {
  return ((piece.face.glyphs.get(0x20)?.width ?? 0) * piece.size) / 1000
}

function spaceHex(piece: Piece): string {
  return piece.face.glyphs.get(0x20)?.hex ?? ''
}
