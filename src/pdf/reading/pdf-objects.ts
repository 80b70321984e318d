import { PdfReadError } from '../pdf-read-error.ts'
import { type PdfValue, pdfText, readPdfValue, skipPdfSpace } from './pdf-syntax.ts'
import { PdfSyntaxError } from './pdf-syntax-error.ts'

/** More than this is no damaged file but one made to keep us busy. */
const mostFaults = 10_000

/**
 * Goes through a file from its first byte to its last and gives each indirect object and each trailer
 * dictionary, those of earlier revisions too. Of a stream it gives the dictionary and skips the data.
 *
 * Cross-reference tables are not consulted: what is there is given, reachable or not. Objects inside object
 * streams are not opened. What is not PDF syntax is passed over.
 *
 * @throws {PdfReadError} when too much of it is not, or the same bytes would be read again and again.
 */
export function* pdfObjects(bytes: Uint8Array): Generator<PdfValue> {
  const keywords = new KeywordFinder(bytes)
  let wasted = 0
  let faults = 0
  for (let at = keywords.next(0); at !== -1; ) {
    let after = at
    try {
      const value = readPdfValue(bytes, at)
      after = afterStream(bytes, value, keywords)
      yield value
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error
      wasted += error.offset - at
      faults += 1
      if (faults > mostFaults || wasted > 4 * bytes.length)
        throw new PdfReadError('UNREADABLE_PDF', `the file holds ${faults} objects that are no PDF syntax`)
    }
    at = keywords.next(after)
  }
}

function afterStream(bytes: Uint8Array, value: PdfValue, keywords: KeywordFinder): number {
  const keyword = skipPdfSpace(bytes, value.end)
  if (value.kind !== 'dictionary' || pdfText(bytes, keyword, keyword + 6) !== 'stream') return value.end
  const length = value.entries.get('Length')
  if (length?.kind === 'number' && length.number >= 0) {
    // Line ends: one or two bytes after `stream`, none to two before `endstream`.
    const end = keyword + 6 + Math.floor(length.number)
    const found = pdfText(bytes, end, end + 16).indexOf('endstream')
    if (found !== -1) return end + found + 9
  }
  return keywords.afterEndstream(keyword + 6)
}

/** Searches for keywords without ever searching the same stretch twice for the same word. */
class KeywordFinder {
  readonly #bytes: Buffer
  readonly #found = new Map<string, number>()

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  /** Offset just after the next `obj` or `trailer`; -1 when there is none. */
  next(from: number): number {
    const object = this.#object(from)
    const trailer = this.#indexOf('trailer', from)
    if (object !== -1 && (trailer === -1 || object < trailer)) return object + 3
    return trailer === -1 ? -1 : trailer + 7
  }

  afterEndstream(from: number): number {
    const found = this.#indexOf('endstream', from)
    return found === -1 ? from : found + 9
  }

  #object(from: number): number {
    for (let at = this.#indexOf('obj', from); at !== -1; at = this.#indexOf('obj', at + 3)) {
      const before = this.#bytes[at - 1] ?? 0
      if (before <= 0x20 || (before >= 0x30 && before <= 0x39)) return at
    }
    return -1
  }

  #indexOf(word: string, from: number): number {
    const known = this.#found.get(word)
    if (known !== undefined && (known === -1 || known >= from)) return known
    const found = this.#bytes.indexOf(word, from, 'latin1')
    this.#found.set(word, found)
    return found
  }
}
