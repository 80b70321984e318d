import { PdfReadError } from '../pdf-read-error.ts'
import { readPdfDate } from './pdf-date.ts'
import { pdfObjects } from './pdf-objects.ts'
import { type PdfValue, pdfText } from './pdf-syntax.ts'

/** A signature dictionary (ISO 32000-2 §12.8.1) as it stands in the file. */
export interface SignatureDictionary {
  /** Empty when there is none. */
  readonly subFilter: string
  /** Four whole numbers of at least 0; null when it is anything else. */
  readonly byteRange: readonly [number, number, number, number] | null
  /** Offsets of the /Contents string, angle brackets included; null when it is not plain hexadecimal. */
  readonly contents: { readonly start: number; readonly end: number } | null
  readonly claimedAt: string | null
}

type Dictionary = Extract<PdfValue, { kind: 'dictionary' }>

const headerWithin = 1024
/** Half a megabyte of CMS: room for long chains, time-stamps and revocation data. */
const longestContents = 1 << 20

/**
 * Finds the signature dictionaries of a file, in file order, `limit` at most.
 *
 * They are taken from the bytes of the file, whichever revision they belong to and whether or not a field of
 * the form still refers to them: a removed or replaced signature is found as well. One written inside an
 * object stream is not: /ByteRange cannot point at its /Contents, so that it signs nothing.
 *
 * @throws {PdfReadError} when the bytes are not a PDF, or an encrypted one.
 */
export function findSignatureDictionaries(bytes: Uint8Array, limit: number): readonly SignatureDictionary[] {
  if (!pdfText(bytes, 0, Math.min(headerWithin, bytes.length)).includes('%PDF-'))
    throw new PdfReadError('UNREADABLE_PDF', `no %PDF- in the first ${headerWithin} bytes`)
  const found: SignatureDictionary[] = []
  let objects = 0
  for (const value of pdfObjects(bytes)) {
    objects += 1
    requireUnencrypted(value)
    for (const dictionary of dictionariesIn(value))
      if (found.length < limit && isSignature(dictionary)) found.push(signatureOf(bytes, dictionary))
  }
  if (objects === 0) throw new PdfReadError('UNREADABLE_PDF', 'the file holds no object')
  return found
}

/** Only a trailer and the dictionary of a cross-reference stream can have /Encrypt beside /Root. */
function requireUnencrypted(value: PdfValue): void {
  if (value.kind !== 'dictionary') return
  const encrypt = value.entries.get('Encrypt')
  if (encrypt !== undefined && encrypt.kind !== 'keyword' && value.entries.has('Root'))
    throw new PdfReadError('ENCRYPTED_PDF', 'the file is encrypted')
}

function* dictionariesIn(value: PdfValue): Generator<Dictionary> {
  if (value.kind === 'array') for (const item of value.items) yield* dictionariesIn(item)
  if (value.kind !== 'dictionary') return
  yield value
  for (const entry of value.entries.values()) yield* dictionariesIn(entry)
}

function isSignature({ entries }: Dictionary): boolean {
  const type = entries.get('Type')
  const typed = type?.kind === 'name' && (type.name === 'Sig' || type.name === 'DocTimeStamp')
  return entries.has('ByteRange') || (typed && entries.has('Contents'))
}

function signatureOf(bytes: Uint8Array, { entries, repeats }: Dictionary): SignatureDictionary {
  const subFilter = entries.get('SubFilter')
  const claimed = entries.get('M')
  return {
    subFilter: subFilter?.kind === 'name' ? subFilter.name : '',
    // A key given twice is read differently by different readers: neither value is believed.
    byteRange: repeats ? null : byteRangeOf(entries.get('ByteRange')),
    contents: repeats ? null : contentsOf(bytes, entries.get('Contents')),
    claimedAt:
      claimed?.kind === 'literal' ? readPdfDate(pdfText(bytes, claimed.start + 1, claimed.end - 1)) : null,
  }
}

function byteRangeOf(value: PdfValue | undefined): SignatureDictionary['byteRange'] {
  if (value?.kind !== 'array' || value.items.length !== 4) return null
  const numbers = value.items.map((item) => (item.kind === 'number' ? item.number : -1))
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) return null
  const [start = 0, length = 0, secondStart = 0, secondLength = 0] = numbers
  return [start, length, secondStart, secondLength]
}

function contentsOf(bytes: Uint8Array, value: PdfValue | undefined): SignatureDictionary['contents'] {
  if (value?.kind !== 'hexadecimal' || value.end - value.start > longestContents) return null
  const digits = pdfText(bytes, value.start + 1, value.end - 1)
  return /^(?:[0-9A-Fa-f]{2})+$/.test(digits) ? { start: value.start, end: value.end } : null
}
