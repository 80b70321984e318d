import type { FaceName, FontFace } from '../fonts/font-face.ts'
import { shapeText } from '../fonts/font-face.ts'
import type { FontSet } from '../fonts/load-fonts.ts'
import type { MarkupElement, MarkupNode } from '../markup/parse-markup.ts'
import { readChoice } from '../markup/read-attributes.ts'
import { RenderingError } from '../rendering-error.ts'
import { type ColorName, type TextStyle, type Tone, toneNames, tones } from '../style.ts'
import { frenchSpacing } from './french-spacing.ts'

/** A stretch of text that is never cut, except as the last resort against overflow. */
export interface Piece {
  readonly text: string
  readonly face: FontFace
  readonly size: number
  readonly color: ColorName
  readonly tj: string
  readonly width: number
  /** What stands before: nothing that can be cut, a space, a place to cut without a space, or a forced new line. */
  readonly before: 'glue' | 'space' | 'cut' | 'line'
}

/** The page that a running line stands on; null in the body, which is laid out before its pages are known. */
export interface PageMention {
  readonly number: number
  readonly count: number
}

interface Setting {
  readonly face: FaceName
  readonly size: number
  readonly color: ColorName
  readonly wrap: boolean
}

/** Turns inline markup into pieces: spaces collapsed, French spacing applied, words cut at their hyphens. */
export function textPieces(
  nodes: readonly MarkupNode[],
  style: TextStyle,
  fonts: FontSet,
  tone: Tone | null = null,
  page: PageMention | null = null,
): Piece[] {
  const collector = new PieceCollector(fonts, page)
  const color = tone === null ? style.color : tones[tone].accent
  collector.addNodes(nodes, { face: style.face, size: style.size, color, wrap: true })
  return collector.pieces
}

class PieceCollector {
  readonly pieces: Piece[] = []
  readonly #fonts: FontSet
  readonly #page: PageMention | null
  #pending: Piece['before'] = 'glue'

  constructor(fonts: FontSet, page: PageMention | null) {
    this.#fonts = fonts
    this.#page = page
  }

  addNodes(nodes: readonly MarkupNode[], setting: Setting): void {
    for (const node of nodes)
      if (typeof node === 'string') this.#addText(node, setting)
      else this.#addElement(node, setting)
  }

  #addElement(element: MarkupElement, setting: Setting): void {
    switch (element.name) {
      case 'br':
        this.#pending = 'line'
        break
      case 'page-number':
        this.#addText(String(this.#runningPage(element).number), setting)
        break
      case 'page-count':
        this.#addText(String(this.#runningPage(element).count), setting)
        break
      default:
        this.addNodes(element.children, settingInside(element, setting))
    }
  }

  #runningPage({ name }: MarkupElement): PageMention {
    if (this.#page !== null) return this.#page
    throw new RenderingError('BAD_MARKUP', `<${name}> stands outside a running line`, { name })
  }

  #addText(written: string, setting: Setting): void {
    const text = frenchSpacing(written.normalize('NFC').replace(/[ \t\r\n]+/g, ' '))
    if (setting.wrap) this.#addWords(text, setting)
    else this.#addUnwrapped(text, setting)
  }

  #addWords(text: string, setting: Setting): void {
    for (const [index, word] of text.split(' ').entries()) {
      if (index > 0 && this.#pending === 'glue') this.#pending = 'space'
      if (word === '') continue
      for (const part of cutAtHyphens(word)) {
        this.#push(part, setting)
        this.#pending = 'cut'
      }
      this.#pending = 'glue'
    }
  }

  #addUnwrapped(text: string, setting: Setting): void {
    if (text.startsWith(' ') && this.#pending === 'glue') this.#pending = 'space'
    const word = text.trim()
    if (word !== '') this.#push(word.replaceAll(' ', '\u00a0'), setting)
    this.#pending = text.endsWith(' ') ? 'space' : 'glue'
  }

  #push(text: string, { face, size, color }: Setting): void {
    const fontFace = this.#fonts[face]
    const { tj, width } = shapeText(fontFace, text)
    const before = this.pieces.length === 0 && this.#pending !== 'line' ? 'glue' : this.#pending
    this.pieces.push({ text, face: fontFace, size, color, tj, width: (width * size) / 1000, before })
  }
}

/** A hyphen is a place to cut where three letters stand on each side. */
function cutAtHyphens(word: string): readonly string[] {
  return word.includes('-') ? word.split(/(?<=\p{L}{3}-)(?=\p{L}{3})/u) : [word]
}

function settingInside(element: MarkupElement, setting: Setting): Setting {
  switch (element.name) {
    case 'strong':
      return { ...setting, face: 'strong' }
    case 'em':
      return { ...setting, face: 'italic' }
    case 'small':
      return { ...setting, size: setting.size * 0.85 }
    case 'tone':
      return { ...setting, color: tones[readChoice(element, 'is', toneNames, 'neutral')].accent }
    case 'nobr':
      return { ...setting, wrap: false }
    default:
      throw new RenderingError('BAD_MARKUP', `<${element.name}> stands beside text`, { name: element.name })
  }
}
