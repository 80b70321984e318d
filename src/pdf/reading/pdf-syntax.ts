import { PdfSyntaxError } from './pdf-syntax-error.ts'

/** A PDF object as written in a file (ISO 32000-2 §7.3); `start` and `end` are its offsets there. */
export type PdfValue = { readonly start: number; readonly end: number } & (
  | {
      readonly kind: 'dictionary'
      readonly entries: ReadonlyMap<string, PdfValue>
      readonly repeats: boolean
    }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly number: number }
  /** A string in parentheses, a string in hexadecimal, a reference, or true, false, null. */
  | { readonly kind: 'literal' | 'hexadecimal' | 'reference' | 'keyword' }
)

const deepest = 64
const mostValues = 200_000
const longestNumber = 64

const isSpace = table('\0\t\n\f\r ')
const isDelimiter = table('()<>[]{}/%')
const isRegular = isSpace.map((space, byte) => (space === 1 || isDelimiter[byte] === 1 ? 0 : 1))

/**
 * Reads the one PDF value at an offset of a file, following no reference.
 *
 * Made for files of unknown origin: the work is in proportion to the bytes read, depth and number of values
 * are limited. A stream gives its dictionary only.
 *
 * @throws {PdfSyntaxError} where the bytes are no value, or the limits are passed.
 */
export function readPdfValue(bytes: Uint8Array, offset: number): PdfValue {
  return new PdfReader(bytes, offset).value(0)
}

/** Gives the offset of the first byte that is not white space; a comment is not white space here. */
export function skipPdfSpace(bytes: Uint8Array, offset: number): number {
  let at = offset
  while (isSpace[bytes[at] ?? 256] === 1) at += 1
  return at
}

/** Reads the characters of a token as ISO-8859-1. */
export function pdfText(bytes: Uint8Array, start: number, end: number): string {
  const token = bytes.subarray(Math.max(0, start), Math.max(0, end))
  return Buffer.from(token.buffer, token.byteOffset, token.length).toString('latin1')
}

function table(characters: string): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) =>
    characters.includes(String.fromCharCode(byte)) ? 1 : 0,
  )
}

class PdfReader {
  readonly #bytes: Uint8Array
  #at: number
  #values = 0

  constructor(bytes: Uint8Array, offset: number) {
    this.#bytes = bytes
    this.#at = offset
  }

  value(depth: number): PdfValue {
    this.#values += 1
    if (depth > deepest || this.#values > mostValues) throw this.#fault('too deep or too many values')
    const start = this.#skipSpace()
    switch (this.#bytes[start]) {
      case 0x3c:
        return this.#bytes[start + 1] === 0x3c ? this.#dictionary(depth) : this.#hexadecimal()
      case 0x28:
        return this.#literal()
      case 0x2f:
        return this.#name()
      case 0x5b:
        return this.#array(depth)
      default:
        return this.#numberOrKeyword()
    }
  }

  #dictionary(depth: number): PdfValue {
    const start = this.#at
    const entries = new Map<string, PdfValue>()
    let repeats = false
    this.#at += 2
    while (this.#bytes[this.#skipSpace()] !== 0x3e) {
      const key = this.#name()
      if (key.kind !== 'name') throw this.#fault('a key is no name')
      repeats ||= entries.has(key.name)
      entries.set(key.name, this.value(depth + 1))
    }
    if (this.#bytes[this.#at + 1] !== 0x3e) throw this.#fault('a dictionary is not closed')
    this.#at += 2
    return { kind: 'dictionary', entries, repeats, start, end: this.#at }
  }

  #array(depth: number): PdfValue {
    const start = this.#at
    const items: PdfValue[] = []
    this.#at += 1
    while (this.#bytes[this.#skipSpace()] !== 0x5d) items.push(this.value(depth + 1))
    this.#at += 1
    return { kind: 'array', items, start, end: this.#at }
  }

  #hexadecimal(): PdfValue {
    const start = this.#at
    const close = this.#bytes.indexOf(0x3e, start)
    this.#at = close === -1 ? this.#bytes.length : close + 1
    if (close === -1) throw this.#fault('a hexadecimal string is not closed')
    return { kind: 'hexadecimal', start, end: this.#at }
  }

  #literal(): PdfValue {
    const start = this.#at
    let open = 0
    for (; this.#at < this.#bytes.length; this.#at += 1) {
      const byte = this.#bytes[this.#at]
      if (byte === 0x5c) this.#at += 1
      else if (byte === 0x28) open += 1
      else if (byte === 0x29) open -= 1
      if (open > 0) continue
      this.#at += 1
      return { kind: 'literal', start, end: this.#at }
    }
    throw this.#fault('a string is not closed')
  }

  #name(): PdfValue {
    const start = this.#at
    if (this.#bytes[start] !== 0x2f) throw this.#fault('a name is expected')
    this.#at += 1
    const written = this.#regular()
    const name = written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    return { kind: 'name', name, start, end: this.#at }
  }

  #numberOrKeyword(): PdfValue {
    const start = this.#at
    const text = this.#regular(longestNumber)
    const end = this.#at
    if (/^(?:true|false|null)$/.test(text)) return { kind: 'keyword', start, end }
    if (text.length === longestNumber || !/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) {
      this.#at = start
      throw this.#fault('a value is expected')
    }
    if (/^\d+$/.test(text) && this.#reference()) return { kind: 'reference', start, end: this.#at }
    this.#at = end
    return { kind: 'number', number: Number(text), start, end }
  }

  /** Tells whether a generation number and R follow, so that the number just read begins a reference. */
  #reference(): boolean {
    this.#skipSpace()
    if (!/^\d{1,5}$/.test(this.#regular(6))) return false
    this.#skipSpace()
    return this.#regular(2) === 'R'
  }

  #regular(atMost = Number.POSITIVE_INFINITY): string {
    const start = this.#at
    const stop = start + atMost
    while (this.#at < stop && isRegular[this.#bytes[this.#at] ?? 256] === 1) this.#at += 1
    return pdfText(this.#bytes, start, this.#at)
  }

  #skipSpace(): number {
    let at = skipPdfSpace(this.#bytes, this.#at)
    while (this.#bytes[at] === 0x25) {
      while (at < this.#bytes.length && this.#bytes[at] !== 0x0a && this.#bytes[at] !== 0x0d) at += 1
      at = skipPdfSpace(this.#bytes, at)
    }
    this.#at = at
    return at
  }

  #fault(message: string): PdfSyntaxError {
    return new PdfSyntaxError(message, this.#at)
  }
}
