import { type PdfValue, pdfText, readPdfValue } from '../reading/pdf-syntax.ts'
import { PdfSyntaxError } from '../reading/pdf-syntax-error.ts'
import { type CrossReference, describe, type PdfDictionary } from './cross-reference.ts'
import { inflate } from './inflate.ts'
import {
  beginsLine,
  expectWord,
  requirePlain,
  skipGap,
  type UpdateObject,
  wholeNumber,
} from './update-object.ts'

/** A cross-reference section of a later revision. */
export interface UpdateReference {
  readonly reference: CrossReference
  /** Offsets by object number. */
  readonly entries: Map<number, number>
}

/** No honest update comes near. */
export const MOST_OBJECTS = 2_000

const TRAILER_KEYS = ['Size', 'Prev', 'Root', 'Info', 'ID']
const STREAM_KEYS = [...TRAILER_KEYS, 'Type', 'W', 'Index', 'Length', 'Filter']

/**
 * Reads a cross-reference table and its trailer.
 *
 * @throws {PdfSyntaxError} for any form but the one of ISO 32000-2, 7.5.4, with objects of generation 0 in use
 */
export function readUpdateTable(
  bytes: Uint8Array,
  offset: number,
): UpdateReference & { readonly end: number } {
  const entries = new Map<number, number>()
  const opening = /^xref(?:\r\n|\n|\r)/.exec(pdfText(bytes, offset, offset + 6))
  if (opening === null || !beginsLine(bytes, offset)) throw fault('a table is expected', offset)
  let at = offset + opening[0].length
  for (;;) {
    const head = /^(\d{1,8}) (\d{1,4})[ \t]?(?:\r\n|\n|\r)/.exec(pdfText(bytes, at, at + 24))
    if (head === null) break
    at += head[0].length
    for (let row = 0; row < Number(head[2]); row++, at += 20) {
      const entry = /^(\d{10}) (?:00000 n|\d{5} f)(?: \r| \n|\r\n)$/.exec(pdfText(bytes, at, at + 20))
      const number = Number(head[1]) + row
      const isFree = entry?.[0][17] === 'f'
      if (entry === null || isFree !== (number === 0)) throw fault('an entry is expected', at)
      if (!isFree) addEntry(entries, number, Number(entry[1]), at)
    }
  }
  if (!beginsLine(bytes, at)) throw fault('a trailer is expected', at)
  const dictionary = readPdfValue(bytes, skipGap(bytes, expectWord(bytes, at, 'trailer')))
  return { reference: described(bytes, offset, dictionary, TRAILER_KEYS), entries, end: dictionary.end }
}

/** Tells whether an object is a cross-reference stream. */
export function isCrossReferenceStream({ value, data }: UpdateObject): boolean {
  const type = value.kind === 'dictionary' ? value.entries.get('Type') : undefined
  return data !== null && type?.kind === 'name' && type.name === 'XRef'
}

/**
 * Reads a cross-reference stream.
 *
 * @throws {PdfSyntaxError} for any form but plain objects of generation 0, without a predictor
 */
export async function readUpdateStream(
  bytes: Uint8Array,
  { offset, value, data }: UpdateObject,
): Promise<UpdateReference> {
  const reference = described(bytes, offset, value, STREAM_KEYS)
  const [type = 0, place = 0, third = 0, ...others] = numbersOf(bytes, reference.dictionary, 'W') ?? []
  if (data === null || type !== 1 || place < 1 || place > 6 || third > 6 || others.length > 0)
    throw fault('a cross-reference stream of another form', offset)
  const numbers = numbersNamed(bytes, reference, offset)
  const width = 1 + place + third
  const table = await tableOf(bytes, reference.dictionary, data, numbers.length * width)
  if (table.length !== numbers.length * width)
    throw fault('a cross-reference stream of another length', offset)
  const entries = new Map<number, number>()
  for (const [row, number] of numbers.entries()) {
    const fields = table.subarray(row * width, (row + 1) * width)
    if (fields[0] === 0 && number === 0) continue
    const generation = bigEndian(fields.subarray(1 + place))
    if (fields[0] !== 1 || number === 0 || generation !== 0) throw fault('an entry of another form', offset)
    addEntry(entries, number, bigEndian(fields.subarray(1, 1 + place)), offset)
  }
  return { reference, entries }
}

function numbersNamed(
  bytes: Uint8Array,
  { dictionary, size }: CrossReference,
  at: number,
): readonly number[] {
  const index = dictionary.entries.has('Index') ? numbersOf(bytes, dictionary, 'Index') : [0, size]
  const numbers: number[] = []
  for (let pair = 0; pair < (index?.length ?? 0); pair += 2)
    for (let row = 0; row < (index?.[pair + 1] ?? 0) && numbers.length <= MOST_OBJECTS; row++)
      numbers.push((index?.[pair] ?? 0) + row)
  if (index === null || index.length % 2 !== 0 || numbers.length > MOST_OBJECTS)
    throw fault('an index of another form', at)
  return numbers
}

async function tableOf(
  bytes: Uint8Array,
  { entries }: PdfDictionary,
  { start, end }: NonNullable<UpdateObject['data']>,
  length: number,
): Promise<Uint8Array> {
  const filter = entries.get('Filter')
  if (filter === undefined) return bytes.subarray(start, end)
  if (filter.kind !== 'name' || filter.name !== 'FlateDecode') throw fault('another filter', start)
  const table = await inflate(bytes.slice(start, end), length)
  if (table === null) throw fault('a cross-reference stream that does not unpack', start)
  return table
}

function bigEndian(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

function addEntry(entries: Map<number, number>, number: number, place: number, at: number): void {
  if (entries.has(number)) throw fault('an entry twice', at)
  entries.set(number, place)
}

function numbersOf(bytes: Uint8Array, dictionary: PdfDictionary, key: string): readonly number[] | null {
  const value = dictionary.entries.get(key)
  if (value?.kind !== 'array') return null
  const numbers = value.items.map((item) => wholeNumber(bytes, item))
  return numbers.every((number) => number !== null) ? numbers : null
}

function described(
  bytes: Uint8Array,
  offset: number,
  dictionary: PdfValue,
  keys: readonly string[],
): CrossReference {
  requirePlain(bytes, dictionary)
  const reference = dictionary.kind === 'dictionary' ? describe(bytes, offset, dictionary) : null
  const isWhole = reference && wholeNumber(bytes, reference.dictionary.entries.get('Size')) !== null
  if (reference === null || !isWhole) throw fault('a section without catalog', offset)
  for (const key of reference.dictionary.entries.keys())
    if (!keys.includes(key)) throw fault('another way to read the file', offset)
  return reference
}

function fault(message: string, offset: number): PdfSyntaxError {
  return new PdfSyntaxError(message, offset)
}
