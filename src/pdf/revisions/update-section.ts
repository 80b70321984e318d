import { pdfText } from '../reading/pdf-syntax.ts'
import { PdfSyntaxError } from '../reading/pdf-syntax-error.ts'
import type { CrossReference } from './cross-reference.ts'
import { hidesObjects } from './hidden-objects.ts'
import { beginsLine, readUpdateObject, skipGap, type UpdateObject, wholeNumber } from './update-object.ts'
import {
  isCrossReferenceStream,
  MOST_OBJECTS,
  readUpdateStream,
  readUpdateTable,
  type UpdateReference,
} from './update-reference.ts'

/** One revision after the signature: its objects, and the cross-reference section that names each of them. */
export interface UpdateSection {
  readonly objects: ReadonlyMap<number, UpdateObject>
  readonly reference: CrossReference
  /** The number that the cross-reference stream takes; null for a table. */
  readonly streamNumber: number | null
}

/** No honest update comes near. */
const MOST_SECTIONS = 16

/**
 * Reads what follows a signed revision, and gives null unless every byte of it is accounted for: plain objects, each
 * named once by a cross-reference section at its exact place, that goes back to the revision before.
 *
 * Strict on purpose. Readers disagree on comments between objects, object streams, freed objects, lengths by
 * reference, keys given twice, a table after a stream, a /Size that is not the next number, and a cross-reference that
 * points anywhere else: some of them then look for objects by themselves, and could be shown another document. So
 * nothing may be hidden where they look, either.
 */
export async function readUpdateSections(
  bytes: Uint8Array,
  from: number,
  signed: CrossReference,
): Promise<readonly UpdateSection[] | null> {
  const sections: UpdateSection[] = []
  try {
    let before = signed
    for (let at = skipGap(bytes, from); at < bytes.length; ) {
      const { section, end } = await readSection(bytes, at, before)
      sections.push(section)
      if (sections.length > MOST_SECTIONS) return null
      before = section.reference
      at = skipGap(bytes, end)
    }
  } catch (error) {
    if (error instanceof PdfSyntaxError) return null
    throw error
  }
  return sections.length === 0 || hidesObjects(bytes.subarray(from), partsOf(sections)) ? null : sections
}

function partsOf(sections: readonly UpdateSection[]) {
  const objects = sections.flatMap((section) => [...section.objects.values()])
  const tables = sections.filter(({ streamNumber }) => streamNumber === null).length
  const references = sections.length - tables
  return {
    objects: objects.length + references,
    streams: objects.filter(({ data }) => data !== null).length + references,
    sections: sections.length,
    tables,
  }
}

async function readSection(
  bytes: Uint8Array,
  from: number,
  before: CrossReference,
): Promise<{ readonly section: UpdateSection; readonly end: number }> {
  const objects = new Map<number, UpdateObject>()
  let at = from
  for (;;) {
    if (pdfText(bytes, at, at + 4) === 'xref') {
      const { end, ...read } = readUpdateTable(bytes, at)
      return { section: joined(bytes, objects, read, before, null), end: endOf(bytes, end, at) }
    }
    const { object, end } = readUpdateObject(bytes, at)
    if (isCrossReferenceStream(object)) {
      const read = await readUpdateStream(bytes, object)
      return { section: joined(bytes, objects, read, before, object), end: endOf(bytes, end, at) }
    }
    if (objects.has(object.number) || objects.size >= MOST_OBJECTS) throw fault('an object twice', at)
    objects.set(object.number, object)
    at = skipGap(bytes, end)
  }
}

/** The section must name these objects at these places, and nothing else, under the same catalog as before. */
function joined(
  bytes: Uint8Array,
  objects: ReadonlyMap<number, UpdateObject>,
  { reference, entries }: UpdateReference,
  before: CrossReference,
  stream: UpdateObject | null,
): UpdateSection {
  const { offset, dictionary } = reference
  if (stream !== null) {
    // It may name itself, by a number that nothing had before and that no other object takes here.
    const named = entries.get(stream.number) ?? stream.offset
    if (stream.number < before.size || named !== stream.offset || objects.has(stream.number))
      throw fault('a cross-reference stream that takes the number of another object', offset)
    entries.delete(stream.number)
  }
  const named = [...objects.values()].every((object) => entries.get(object.number) === object.offset)
  if (!named || entries.size !== objects.size) throw fault('not what is there is named', offset)
  if (wholeNumber(bytes, dictionary.entries.get('Prev')) !== before.offset || reference.root !== before.root)
    throw fault('not the revision before', offset)
  const next = 1 + Math.max(before.size - 1, stream?.number ?? 0, ...objects.keys())
  if (reference.size !== next || next > before.size + MOST_OBJECTS) throw fault('another size', offset)
  if (reference.isStream !== before.isStream) throw fault('a table and a stream in one file', offset)
  if (reference.info !== null && reference.info !== before.info) throw fault('another /Info', offset)
  return { objects, reference, streamNumber: stream?.number ?? null }
}

/** Gives the end of the lines that name the section. */
function endOf(bytes: Uint8Array, from: number, section: number): number {
  const at = skipGap(bytes, from)
  const text = pdfText(bytes, at, at + 80)
  const named = /^startxref(?:\r\n|\n|\r)([1-9]\d{0,9})(?:\r\n|\n|\r)%%EOF(?=[\r\n]|$)/.exec(text)
  if (!beginsLine(bytes, at) || Number(named?.[1] ?? Number.NaN) !== section)
    throw fault('startxref names another place', from)
  return at + (named?.[0].length ?? 0)
}

function fault(message: string, offset: number): PdfSyntaxError {
  return new PdfSyntaxError(message, offset)
}
