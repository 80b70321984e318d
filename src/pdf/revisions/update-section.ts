import { decodePDFRawStream, PDFContext, PDFDict, PDFObjectParser, PDFRawStream } from 'pdf-lib'
import { type PdfValue, pdfText, readPdfValue, skipPdfSpace } from '../reading/pdf-syntax.ts'
import { PdfSyntaxError } from '../reading/pdf-syntax-error.ts'
import { type CrossReference, describe, type PdfDictionary } from './cross-reference.ts'

/** An object that a later revision defines, as it stands in the file. */
export interface UpdateObject {
  readonly number: number
  /** Where its header begins. */
  readonly offset: number
  readonly value: PdfValue
  /** Data of a stream, from the first byte to after the last; null for anything else. */
  readonly data: { readonly start: number; readonly end: number } | null
}

/** One revision after the signature: its objects, and the cross-reference section that names each of them. */
export interface UpdateSection {
  readonly objects: ReadonlyMap<number, UpdateObject>
  readonly reference: CrossReference
}

/** No honest update comes near. */
const MOST_SECTIONS = 16
const MOST_OBJECTS = 2_000

/**
 * Reads what follows a signed revision, and gives null unless every byte of it is accounted for: plain objects, each
 * named once by a cross-reference section at its exact place, that goes back to the revision before.
 *
 * Strict on purpose: comments between objects, object streams, freed objects, lengths by reference, keys given twice
 * and a cross-reference that points anywhere else are what readers disagree on, so that one of them could be shown
 * another document.
 */
export function readUpdateSections(
  bytes: Uint8Array,
  from: number,
  signed: CrossReference,
): readonly UpdateSection[] | null {
  const sections: UpdateSection[] = []
  try {
    let before = signed
    for (let at = skipPdfSpace(bytes, from); at < bytes.length; ) {
      const { section, end } = readSection(bytes, at, before)
      sections.push(section)
      if (sections.length > MOST_SECTIONS) return null
      before = section.reference
      at = skipPdfSpace(bytes, end)
    }
  } catch (error) {
    if (error instanceof PdfSyntaxError) return null
    throw error
  }
  return sections.length === 0 ? null : sections
}

function readSection(
  bytes: Uint8Array,
  from: number,
  before: CrossReference,
): { readonly section: UpdateSection; readonly end: number } {
  const objects = new Map<number, UpdateObject>()
  let at = from
  for (;;) {
    if (pdfText(bytes, at, at + 4) === 'xref') {
      const { reference, entries, end } = readTable(bytes, at)
      return { section: joined(objects, reference, entries, before, at), end: endOf(bytes, end, at) }
    }
    const { object, end } = readObject(bytes, at)
    if (isCrossReferenceStream(object)) {
      const { reference, entries } = readStream(bytes, object)
      entries.delete(object.number)
      return { section: joined(objects, reference, entries, before, at), end: endOf(bytes, end, at) }
    }
    if (objects.has(object.number) || objects.size >= MOST_OBJECTS) throw fault('an object twice', at)
    objects.set(object.number, object)
    at = skipPdfSpace(bytes, end)
  }
}

/** The section must name these objects at these places, and nothing else, under the same catalog as before. */
function joined(
  objects: ReadonlyMap<number, UpdateObject>,
  reference: CrossReference,
  entries: ReadonlyMap<number, number>,
  before: CrossReference,
  at: number,
): UpdateSection {
  const { entries: keys } = reference.dictionary
  const previous = keys.get('Prev')
  const goesBack = previous?.kind === 'number' && previous.number === before.offset
  const named = [...objects.values()].every(({ number, offset }) => entries.get(number) === offset)
  if (!goesBack || !named || entries.size !== objects.size || reference.root !== before.root)
    throw fault('a cross-reference section that does not name what is there', at)
  if (keys.has('Encrypt') || keys.has('XRefStm')) throw fault('another way to read the file', at)
  return { objects, reference }
}

function readObject(
  bytes: Uint8Array,
  offset: number,
): { readonly object: UpdateObject; readonly end: number } {
  const header = /^(\d{1,8})[ \t\r\n]{1,4}\d{1,5}[ \t\r\n]{1,4}obj/.exec(pdfText(bytes, offset, offset + 32))
  if (header === null) throw fault('an object is expected', offset)
  const number = Number(header[1])
  const value = readPdfValue(bytes, offset + header[0].length)
  if (repeats(value)) throw fault('a key twice', offset)
  const after = skipPdfSpace(bytes, value.end)
  const data = pdfText(bytes, after, after + 6) === 'stream' ? streamData(bytes, value, after + 6) : null
  const close = data === null ? after : expectWord(bytes, data.end, 'endstream')
  return { object: { number, offset, value, data }, end: expectWord(bytes, close, 'endobj') }
}

function streamData(bytes: Uint8Array, value: PdfValue, at: number): UpdateObject['data'] {
  const length = value.kind === 'dictionary' ? value.entries.get('Length') : undefined
  if (length?.kind !== 'number' || !Number.isSafeInteger(length.number) || length.number < 0)
    throw fault('a stream without a plain length', at)
  const start = pdfText(bytes, at, at + 2) === '\r\n' ? at + 2 : at + 1
  if (bytes[start - 1] !== 0x0a) throw fault('a stream that begins on no new line', at)
  return { start, end: start + length.number }
}

function repeats(value: PdfValue): boolean {
  if (value.kind === 'array') return value.items.some(repeats)
  return value.kind === 'dictionary' && (value.repeats || [...value.entries.values()].some(repeats))
}

function expectWord(bytes: Uint8Array, from: number, word: string): number {
  const at = skipPdfSpace(bytes, from)
  if (pdfText(bytes, at, at + word.length) !== word) throw fault(`${word} is expected`, at)
  return at + word.length
}

/** Gives the end of the lines that name the section. */
function endOf(bytes: Uint8Array, from: number, section: number): number {
  const text = pdfText(bytes, skipPdfSpace(bytes, from), from + 80)
  const named = /^startxref[ \t\r\n]{1,4}(\d{1,10})[ \t\r\n]{1,4}%%EOF/.exec(text)
  if (Number(named?.[1] ?? Number.NaN) !== section) throw fault('startxref names another place', from)
  return skipPdfSpace(bytes, from) + (named?.[0].length ?? 0)
}

interface ReadReference {
  readonly reference: CrossReference
  /** Offsets by object number. */
  readonly entries: Map<number, number>
}

function readTable(bytes: Uint8Array, offset: number): ReadReference & { readonly end: number } {
  const entries = new Map<number, number>()
  let at = skipPdfSpace(bytes, offset + 4)
  for (;;) {
    const head = /^(\d{1,8}) (\d{1,6})[ \t]?(?:\r\n|\n|\r)/.exec(pdfText(bytes, at, at + 24))
    if (head === null) break
    at += head[0].length
    for (let row = 0; row < Number(head[2]); row++, at += 20) {
      const entry = /^(\d{10}) \d{5} ([nf])/.exec(pdfText(bytes, at, at + 20))
      const number = Number(head[1]) + row
      if (entry === null || (entry[2] === 'f' && number !== 0)) throw fault('an entry is expected', at)
      if (entry[2] === 'n') addEntry(entries, number, Number(entry[1]), at)
    }
  }
  const dictionary = readPdfValue(bytes, expectWord(bytes, at, 'trailer'))
  return { reference: described(bytes, offset, dictionary), entries, end: dictionary.end }
}

function isCrossReferenceStream({ value, data }: UpdateObject): boolean {
  const type = value.kind === 'dictionary' ? value.entries.get('Type') : undefined
  return data !== null && type?.kind === 'name' && type.name === 'XRef'
}

function readStream(bytes: Uint8Array, { offset, value, data }: UpdateObject): ReadReference {
  const reference = described(bytes, offset, value)
  const widths = numbersOf(reference.dictionary, 'W')
  const index = numbersOf(reference.dictionary, 'Index') ?? [0, reference.size]
  const [type = 0, place = 0, third = 0] = widths ?? []
  if (widths?.length !== 3 || data === null || type !== 1 || place < 1 || place > 6 || third > 6)
    throw fault('a cross-reference stream of another form', offset)
  const numbers: number[] = []
  for (let pair = 0; pair < index.length; pair += 2)
    for (let row = 0; row < (index[pair + 1] ?? 0) && numbers.length <= MOST_OBJECTS; row++)
      numbers.push((index[pair] ?? 0) + row)
  const width = 1 + place + third
  const table = decoded(bytes, value, data, numbers.length * width)
  if (numbers.length > MOST_OBJECTS || table.length !== numbers.length * width)
    throw fault('a cross-reference stream of another length', offset)
  const entries = new Map<number, number>()
  for (const [row, number] of numbers.entries()) {
    const fields = table.subarray(row * width, (row + 1) * width)
    if (fields[0] === 0 && number === 0) continue
    if (fields[0] !== 1) throw fault('an entry that is no plain object', offset)
    addEntry(
      entries,
      number,
      fields.subarray(1, 1 + place).reduce((sum, byte) => sum * 256 + byte, 0),
      offset,
    )
  }
  return { reference, entries }
}

function addEntry(entries: Map<number, number>, number: number, place: number, at: number): void {
  if (entries.has(number)) throw fault('an entry twice', at)
  entries.set(number, place)
}

/** One byte more than expected is asked for, so that a bomb goes off in vain. */
function decoded(
  bytes: Uint8Array,
  value: PdfValue,
  { start, end }: NonNullable<UpdateObject['data']>,
  length: number,
): Uint8Array {
  const dictionary = value.kind === 'dictionary' ? value.entries : new Map<string, PdfValue>()
  const filter = dictionary.get('Filter')
  if (dictionary.has('DecodeParms')) throw fault('a predictor', start)
  if (filter === undefined) return bytes.subarray(start, end)
  if (filter.kind !== 'name' || filter.name !== 'FlateDecode') throw fault('another filter', start)
  const context = PDFContext.create()
  const parsed = PDFObjectParser.forBytes(bytes.subarray(value.start, value.end), context).parseObject()
  if (!(parsed instanceof PDFDict)) throw fault('no dictionary', start)
  const stream = decodePDFRawStream(PDFRawStream.of(parsed, bytes.slice(start, end)))
  return Uint8Array.from(stream.getBytes(length + 1))
}

function numbersOf(dictionary: PdfDictionary, key: string): readonly number[] | null {
  const value = dictionary.entries.get(key)
  if (value?.kind !== 'array') return null
  const numbers = value.items.map((item) => (item.kind === 'number' ? item.number : Number.NaN))
  return numbers.every((number) => Number.isSafeInteger(number) && number >= 0) ? numbers : null
}

function described(bytes: Uint8Array, offset: number, dictionary: PdfValue): CrossReference {
  const reference = dictionary.kind === 'dictionary' ? describe(bytes, offset, dictionary) : null
  if (reference === null || repeats(dictionary)) throw fault('a section without catalog', offset)
  return reference
}

function fault(message: string, offset: number): PdfSyntaxError {
  return new PdfSyntaxError(message, offset)
}
