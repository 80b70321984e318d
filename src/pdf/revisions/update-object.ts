import { type PdfValue, pdfText, readPdfValue, skipPdfSpace } from '../reading/pdf-syntax.ts'
import { PdfSyntaxError } from '../reading/pdf-syntax-error.ts'

/** An object that a later revision defines, as it stands in the file. */
export interface UpdateObject {
  readonly number: number
  /** Where its header begins. */
  readonly offset: number
  readonly value: PdfValue
  /** Data of a stream, from the first byte to after the last; null for anything else. */
  readonly data: { readonly start: number; readonly end: number } | null
}

/** White space between two parts of an update; readers look for the end of a file in its last kilobyte only. */
const LONGEST_GAP = 64

/**
 * Reads the one object at an offset, written as readers that look for objects by themselves expect it: its header
 * alone at the beginning of a line, generation 0, no comment in it.
 *
 * @throws {PdfSyntaxError} for any other form
 */
export function readUpdateObject(
  bytes: Uint8Array,
  offset: number,
): { readonly object: UpdateObject; readonly end: number } {
  const header = /^([1-9]\d{0,7}) 0 obj(?=[ \r\n<([/])/.exec(pdfText(bytes, offset, offset + 32))
  if (header === null || !beginsLine(bytes, offset)) throw fault('an object is expected', offset)
  const value = readPdfValue(bytes, offset + header[0].length)
  requirePlain(bytes, value)
  const after = skipGap(bytes, value.end)
  const data = pdfText(bytes, after, after + 6) === 'stream' ? streamData(bytes, value, after + 6) : null
  const close = data === null ? after : expectWord(bytes, data.end, 'endstream')
  const object = { number: Number(header[1]), offset, value, data }
  return { object, end: expectWord(bytes, close, 'endobj') }
}

/**
 * Refuses what is read differently from reader to reader: a key given twice, a comment, a reference to another
 * generation, hexadecimal strings with anything else in them, and bytes outside strings that some take for white space.
 *
 * @throws {PdfSyntaxError} saying which
 */
export function requirePlain(bytes: Uint8Array, value: PdfValue): void {
  let at = value.start
  for (const { start, end, kind } of leaves(value)) {
    if (kind === 'reference' && !/^[1-9]\d{0,7}\s0\sR$/.test(pdfText(bytes, start, end)))
      throw fault('a reference of another form', start)
    if (kind !== 'literal' && kind !== 'hexadecimal') continue
    if (kind === 'hexadecimal' && !/^<[\dA-Fa-f \r\n]*>$/.test(pdfText(bytes, start, end)))
      throw fault('a hexadecimal string of another form', start)
    requireBare(bytes, at, start)
    at = end
  }
  requireBare(bytes, at, value.end)
}

function* leaves(value: PdfValue): Generator<PdfValue> {
  if (value.kind === 'array') for (const item of value.items) yield* leaves(item)
  else if (value.kind !== 'dictionary') yield value
  else if (value.repeats) throw fault('a key twice', value.start)
  else for (const item of value.entries.values()) yield* leaves(item)
}

/** Outside strings: printable characters, spaces and line ends, of which `%` would begin a comment. */
function requireBare(bytes: Uint8Array, start: number, end: number): void {
  if (!/^[\t\n\f\r -$&-~]*$/.test(pdfText(bytes, start, end))) throw fault('a comment', start)
}

function streamData(bytes: Uint8Array, value: PdfValue, at: number): UpdateObject['data'] {
  const length = value.kind === 'dictionary' ? wholeNumber(bytes, value.entries.get('Length')) : null
  if (length === null) throw fault('a stream without a plain length', at)
  const start = pdfText(bytes, at, at + 2) === '\r\n' ? at + 2 : at + 1
  if (bytes[start - 1] !== 0x0a) throw fault('a stream that begins on no new line', at)
  return { start, end: start + length }
}

/** Gives a number written with digits alone; null for anything else, which some readers take for another number. */
export function wholeNumber(bytes: Uint8Array, value: PdfValue | undefined): number | null {
  return value?.kind === 'number' && /^\d{1,10}$/.test(pdfText(bytes, value.start, value.end))
    ? value.number
    : null
}

/** Gives the offset after a word that is expected after white space. */
export function expectWord(bytes: Uint8Array, from: number, word: string): number {
  const at = skipGap(bytes, from)
  if (pdfText(bytes, at, at + word.length) !== word) throw fault(`${word} is expected`, at)
  return at + word.length
}

/** Gives the offset after a little white space. */
export function skipGap(bytes: Uint8Array, from: number): number {
  const at = skipPdfSpace(bytes, from)
  if (at - from > LONGEST_GAP) throw fault('a gap', from)
  return at
}

/** Tells whether an offset is the first of a line. */
export function beginsLine(bytes: Uint8Array, offset: number): boolean {
  const before = bytes[offset - 1]
  return before === 0x0a || before === 0x0d
}

function fault(message: string, offset: number): PdfSyntaxError {
  return new PdfSyntaxError(message, offset)
}
