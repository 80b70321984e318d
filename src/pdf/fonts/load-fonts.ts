import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { deflateSync } from 'node:zlib'
import { create, type Font } from 'fontkit'
import subsetFont from 'subset-font'
import { RenderingError } from '../rendering-error.ts'
import type { FaceName, FontFace, Glyph } from './font-face.ts'
import { outlinePath } from './outline-path.ts'
import { printableCharacters } from './printable-characters.ts'
import { toUnicodeMap } from './to-unicode-map.ts'

/** Paths of the TrueType files of the three faces. */
export type FontFiles = Readonly<Record<FaceName, string>>

/** The three faces a document is set in. */
export type FontSet = Readonly<Record<FaceName, FontFace>>

const resolve = createRequire(import.meta.url).resolve
const sourceSans = (path: string) => resolve(`@expo-google-fonts/source-sans-3/${path}.ttf`)

/** Source Sans 3 (SIL Open Font License), the fonts used unless others are configured. */
export const defaultFontFiles: FontFiles = {
  regular: sourceSans('400Regular/SourceSans3_400Regular'),
  strong: sourceSans('600SemiBold/SourceSans3_600SemiBold'),
  italic: sourceSans('400Regular_Italic/SourceSans3_400Regular_Italic'),
}

const loaded = new Map<string, Promise<FontSet>>()

/**
 * Reads and subsets the three faces, once per process for given paths.
 *
 * The fonts must be TrueType and their licence must allow embedding; neither is checked here.
 *
 * @throws {RenderingError} FONT_UNREADABLE naming the face, not the path.
 */
export function loadFonts(files: FontFiles = defaultFontFiles): Promise<FontSet> {
  const key = `${files.regular}\n${files.strong}\n${files.italic}`
  const known = loaded.get(key)
  if (known !== undefined) return known
  const fonts = loadFontSet(files)
  loaded.set(key, fonts)
  fonts.catch(() => loaded.delete(key))
  return fonts
}

async function loadFontSet(files: FontFiles): Promise<FontSet> {
  const [regular, strong, italic] = await Promise.all([
    loadFace('regular', files.regular),
    loadFace('strong', files.strong),
    loadFace('italic', files.italic),
  ])
  return { regular, strong, italic }
}

async function loadFace(name: FaceName, path: string): Promise<FontFace> {
  try {
    return await readFace(name, await readFile(path))
  } catch (cause) {
    throw new RenderingError('FONT_UNREADABLE', `the ${name} face cannot be read`, { face: name }, { cause })
  }
}

const unshaped = { targetFormat: 'truetype', noLayoutClosure: true, noHinting: true } as const
/** Tables of no use to a PDF reader, which is told glyph numbers; without layout closure they do not move glyphs. */
const layoutTables = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'name', 'DSIG', 'gasp', 'kern']

async function readFace(name: FaceName, file: Uint8Array): Promise<FontFace> {
  const text = String.fromCodePoint(...printableCharacters())
  const measured = await subsetFont(file, text, { ...unshaped, keepFeatures: ['kern'] })
  const embedded = await subsetFont(file, text, { ...unshaped, dropTables: layoutTables })
  // fontkit reads the outline of a glyph even when it is empty; the last one would lie past the end.
  const font = create(Buffer.concat([measured, Buffer.alloc(16)]))
  if (font.type !== 'TTF' || !('glyphForCodePoint' in font)) throw new Error('not a single TrueType font')
  const scale = 1000 / font.unitsPerEm
  const glyphs = glyphTable(font, scale)
  return {
    name,
    postScriptName: font.postscriptName,
    ascent: Math.round(font.ascent * scale),
    descent: Math.round(font.descent * scale),
    capHeight: Math.round(font.capHeight * scale),
    italicAngle: font.italicAngle,
    boundingBox: scaledBox(font, scale),
    glyphs,
    program: deflateSync(embedded, { level: 9 }),
    programLength: embedded.length,
    toUnicode: deflateSync(toUnicodeMap(glyphs), { level: 9 }),
    widths: `[0 [${Array.from({ length: font.numGlyphs }, (_, id) => round(font.getGlyph(id).advanceWidth * scale)).join(' ')}]]`,
    kern: kerningOf(font, scale),
    outline: outlinesOf(font, scale),
  }
}

function glyphTable(font: Font, scale: number): Map<number, Glyph> {
  const glyphs = new Map<number, Glyph>()
  for (const code of printableCharacters()) {
    if (!font.hasGlyphForCodePoint(code)) continue
    const { id, advanceWidth } = font.glyphForCodePoint(code)
    glyphs.set(code, { id, hex: id.toString(16).padStart(4, '0'), width: round(advanceWidth * scale) })
  }
  return glyphs
}

/** Pairs are few and come back in every document; caching pairs rather than words keeps no name in memory. */
function kerningOf(font: Font, scale: number): FontFace['kern'] {
  const known = new Map<number, number>()
  return (left, right) => {
    const key = left * 0x10000 + right
    const found = known.get(key)
    if (found !== undefined) return found
    const run = font.layout(String.fromCodePoint(left, right), { kern: true })
    const kerning = round(((run.positions[0]?.xAdvance ?? 0) - (run.glyphs[0]?.advanceWidth ?? 0)) * scale)
    known.set(key, kerning)
    return kerning
  }
}

/** Drawn as outlines are the few words of the templates themselves, the same on every page. */
function outlinesOf(font: Font, scale: number): FontFace['outline'] {
  const known = new Map<string, string>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined) return found
    const path = outlinePath(font, word, scale)
    known.set(word, path)
    return path
  }
}

function scaledBox({ bbox }: Font, scale: number): FontFace['boundingBox'] {
  return [
    round(bbox.minX * scale),
    round(bbox.minY * scale),
    round(bbox.maxX * scale),
    round(bbox.maxY * scale),
  ]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
