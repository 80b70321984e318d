import { RenderingError } from '../rendering-error.ts'

/** One of the three faces a document is set in. */
export type FaceName = 'regular' | 'strong' | 'italic'

/** A glyph of the subset and its advance, in thousandths of the type size. */
export interface Glyph {
  readonly id: number
  readonly hex: string
  readonly width: number
}

/** A subset font ready to measure text and to be embedded; everything that never changes is prepared once. */
export interface FontFace {
  readonly name: FaceName
  readonly postScriptName: string
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly italicAngle: number
  readonly boundingBox: readonly [number, number, number, number]
  readonly glyphs: ReadonlyMap<number, Glyph>
  /** The FontFile2 stream, deflated, and its length before. */
  readonly program: Uint8Array
  readonly programLength: number
  /** The ToUnicode stream, deflated. */
  readonly toUnicode: Uint8Array
  /** The W array, written out. */
  readonly widths: string
  /** Gives the kerning between two characters, in thousandths of the type size. */
  kern(left: number, right: number): number
  /** Draws a word as path operators, a thousandth of the type size a unit, without kerning. */
  outline(word: string): string
}

/** A text turned into the inside of a TJ array, and its width in thousandths of the type size. */
interface ShapedText {
  readonly tj: string
  readonly width: number
}

/**
 * Measures a text and turns it into glyphs with pair kerning; no ligature, so that each glyph is one character.
 *
 * @throws {RenderingError} CHARACTER_NOT_PRINTABLE naming the code point that the face does not hold.
 */
export function shapeText(face: FontFace, text: string): ShapedText {
  let tj = '<'
  let width = 0
  let previous = -1
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const glyph = glyphOf(face, code)
    const kerning = previous < 0 ? 0 : face.kern(previous, code)
    if (kerning !== 0) tj += `>${-kerning}<`
    tj += glyph.hex
    width += glyph.width + kerning
    previous = code
  }
  return { tj: `${tj}>`, width }
}

function glyphOf(face: FontFace, code: number): Glyph {
  const glyph = face.glyphs.get(code)
  if (glyph !== undefined) return glyph
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  throw new RenderingError('CHARACTER_NOT_PRINTABLE', `${name} is not in the ${face.name} face`, {
    codePoint: name,
  })
}
