import { decodeTriplets, encodeTriplets } from './binary-values.ts'
import { hexText } from './hex-text.ts'
import { latin1Bytes, latin1Text } from './latin1.ts'
import { SealValueError } from './seal-error.ts'

/** One of several codes that hold a seal together (2D-Doc v3.2.6, section 3.6). */
export interface CodePart {
  /** Three characters, or four hexadecimal digits where the two bytes spell none; the same in both forms. */
  readonly setId: string
  /** From 0. */
  readonly index: number
  /** From 2 to 16. */
  readonly count: number
  /** What stands after the envelope. */
  readonly content: string
}

const C40_ENVELOPE = /^E[0-9A-Z]{3}[0-9A-F][1-9A-F]/
const SEAL_STARTS = ['DC04', '\u00dc\u0004']
const C40_LENGTH = 6
const BINARY_LENGTH = 4
const BINARY_START = '\u00ee'
/** Low half of the last byte of the binary envelope plus the number of codes. */
const COUNT_COMPLEMENT = 17
const MOST_PARTS = 16

/**
 * Reads the envelope of one of several codes, C40 `E XYZ A B` or binary `EE WX YZ NM`; null when there is none.
 *
 * The first of the set must go on with the beginning of a seal of version 04. The others show no such mark: any text
 * that begins like an envelope is taken for one.
 */
export function readCodePart(text: string): CodePart | null {
  const part = text.startsWith(BINARY_START) ? readBinary(text) : readC40(text)
  if (part === null || part.index >= part.count) return null
  return part.index > 0 || SEAL_STARTS.some((start) => part.content.startsWith(start)) ? part : null
}

function readC40(text: string): CodePart | null {
  if (!C40_ENVELOPE.test(text)) return null
  return {
    setId: text.slice(1, 4),
    index: Number.parseInt(text.charAt(4), 16),
    count: Number.parseInt(text.charAt(5), 16) + 1,
    content: text.slice(C40_LENGTH),
  }
}

function readBinary(text: string): CodePart | null {
  const place = text.charCodeAt(3)
  const count = COUNT_COMPLEMENT - (place & 0xf)
  if (!(place <= 0xff) || count > MOST_PARTS || /[\u0100-\uffff]/.test(text.slice(0, BINARY_LENGTH)))
    return null
  const id = latin1Bytes(text.slice(1, 3))
  const name = decodeTriplets(id)
  return {
    setId: name === null || name.includes(' ') ? hexText(id).toUpperCase() : name,
    index: place >> 4,
    count,
    content: text.slice(BINARY_LENGTH),
  }
}

/**
 * Writes the envelope of a part and its content.
 *
 * @throws {SealValueError} BAD_VALUE for a set id other than three of `[0-9A-Z]`, or a place outside the set
 */
export function writeCodePart(form: 'c40' | 'binary', { setId, index, count, content }: CodePart): string {
  const placed = count >= 2 && count <= MOST_PARTS && index >= 0 && index < count
  if (!/^[0-9A-Z]{3}$/.test(setId) || !placed)
    throw new SealValueError('BAD_VALUE', 'expected a set id of three characters and 2 to 16 codes')
  if (form === 'c40') return `E${setId}${hexDigit(index)}${hexDigit(count - 1)}${content}`
  const place = String.fromCharCode(16 * index + COUNT_COMPLEMENT - count)
  return BINARY_START + latin1Text(encodeTriplets(setId)) + place + content
}

function hexDigit(number: number): string {
  return number.toString(16).toUpperCase()
}
