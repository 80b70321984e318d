import { type PDFContext, PDFHexString, type PDFObject, type PDFRef, PDFStream } from 'pdf-lib'
import { deflatedStream } from './raw-object.ts'

/** The bytes after the header mark the file as binary (ISO 32000-1 §7.5.2). */
const header = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')

const endOfStream = Buffer.from('\nendstream', 'latin1')

interface Trailer {
  readonly root: PDFRef
  readonly info: PDFRef
  /** Identifier of the file, in hexadecimal. */
  readonly id: string
}

/**
 * Writes the objects of a context as a file with one object stream and a cross-reference stream.
 *
 * It does what pdf-lib's own writer does, at once rather than by ticks, with zlib of Node rather than in
 * JavaScript, and it leaves `plain` objects out of the object stream.
 */
export function serializeObjects(
  context: PDFContext,
  trailer: Trailer,
  plain: ReadonlySet<PDFRef>,
): Uint8Array {
  const file = new FileBytes()
  file.add(header)
  const packed: [PDFRef, PDFObject][] = []
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) file.addObject(ref.objectNumber, ...streamBytes(object))
    else if (plain.has(ref)) file.addObject(ref.objectNumber, Buffer.from(object.toString(), 'latin1'))
    else packed.push([ref, object])
  }
  const streamNumber = context.largestObjectNumber + 1
  const entries = file.offsets
  for (const [index, [ref]] of packed.entries()) entries[ref.objectNumber] = [2, streamNumber, index]
  file.addObject(streamNumber, ...streamBytes(objectStream(context, packed)))
  const xrefNumber = streamNumber + 1
  const xrefOffset = file.length
  entries[xrefNumber] = [1, xrefOffset, 0]
  file.addObject(xrefNumber, ...streamBytes(crossReferenceStream(context, trailer, entries, xrefNumber + 1)))
  file.add(Buffer.from(`startxref\n${xrefOffset}\n%%EOF\n`, 'latin1'))
  return file.concatenate()
}

type Entry = readonly [type: number, place: number, index: number]

class FileBytes {
  readonly offsets: Entry[] = []
  readonly #chunks: Uint8Array[] = []
  length = 0

  add(bytes: Uint8Array): void {
    this.#chunks.push(bytes)
    this.length += bytes.length
  }

  addObject(number: number, ...body: readonly Uint8Array[]): void {
    this.offsets[number] = [1, this.length, 0]
    this.add(Buffer.from(`${number} 0 obj\n`, 'latin1'))
    for (const part of body) this.add(part)
    this.add(Buffer.from('\nendobj\n', 'latin1'))
  }

  concatenate(): Uint8Array {
    return Buffer.concat(this.#chunks, this.length)
  }
}

/** Contents are handed on as they are: copying the fonts byte by byte, as pdf-lib would, is dear. */
function streamBytes(stream: PDFStream): readonly Uint8Array[] {
  stream.updateDict()
  return [Buffer.from(`${stream.dict}\nstream\n`, 'latin1'), stream.getContents(), endOfStream]
}

function objectStream(context: PDFContext, objects: readonly [PDFRef, PDFObject][]): PDFStream {
  const offsets: string[] = []
  const bodies: string[] = []
  let offset = 0
  for (const [ref, object] of objects) {
    const body = object.toString()
    offsets.push(`${ref.objectNumber} ${offset}`)
    bodies.push(body)
    offset += body.length + 1
  }
  const first = `${offsets.join(' ')}\n`
  const dict = { Type: 'ObjStm', N: objects.length, First: first.length }
  return deflatedStream(context, dict, Buffer.from(first + bodies.join('\n'), 'latin1'))
}

function crossReferenceStream(
  context: PDFContext,
  { root, info, id }: Trailer,
  entries: readonly Entry[],
  size: number,
): PDFStream {
  const table = Buffer.alloc(size * 6)
  table.writeUInt16BE(0xffff, 4)
  for (let number = 1; number < size; number++) {
    const [type, place, index] = entries[number] ?? [0, 0, 0]
    table.writeUInt8(type, number * 6)
    table.writeUIntBE(place, number * 6 + 1, 3)
    table.writeUInt16BE(index, number * 6 + 4)
  }
  const fileId = PDFHexString.of(id)
  const dict = { Type: 'XRef', Size: size, W: [1, 3, 2], Root: root, Info: info, ID: [fileId, fileId] }
  return deflatedStream(context, dict, table)
}
