import { deflateSync } from 'node:zlib'
import { type PDFDict, PDFDocument, PDFRef } from 'pdf-lib'

/** What an update writes anew: bodies by object number, as they stand in a file. */
export type Bodies = ReadonlyMap<number, string>

export interface UpdateOptions {
  /** Written before the objects. */
  readonly before?: string
  /** Further entries of the trailer. */
  readonly trailer?: string
  readonly root?: string
  readonly previous?: number | string
  /** Changes the offset that the section gives for an object. */
  readonly moved?: (number: number, offset: number) => number
  /** Entries for numbers that are freed. */
  readonly freed?: readonly number[]
  /** The section is of the kind that the file ends with unless told otherwise. */
  readonly section?: 'table' | 'stream'
  readonly size?: number
  /** Entries more: numbers, and the text that stands at their place. */
  readonly hidden?: readonly (readonly [number: number, text: string])[]
  /** The number of the cross-reference stream; the next one unless told otherwise. */
  readonly streamNumber?: number
  /** What a cross-reference stream is packed with. */
  readonly pack?: (table: Buffer) => Buffer
  readonly generation?: number
  /** Writes a header otherwise. */
  readonly header?: (number: number) => string
  /** Writes an entry of a table otherwise. */
  readonly row?: (row: string) => string
  /** Writes the last lines otherwise. */
  readonly ending?: (section: number) => string
}

/** The parts of a file that an attack writes anew. */
export interface OpenedPdf {
  readonly root: PDFRef
  readonly catalog: PDFDict
  readonly page: PDFDict
  readonly pageRef: PDFRef
  /** The first number that no object has. */
  readonly next: number
  readonly document: PDFDocument
}

export async function openPdf(pdf: Uint8Array): Promise<OpenedPdf> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { Root: root } = document.context.trailerInfo
  if (!(root instanceof PDFRef)) throw new Error('no catalog')
  const [page] = document.getPages()
  if (page === undefined) throw new Error('no page')
  const sizes = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Size (\d+)/g),
  ].map(([, size]) => Number(size))
  const next = Math.max(...sizes)
  return { root, catalog: document.catalog, page: page.node, pageRef: page.ref, next, document }
}

/** Appends an incremental update, in good form unless told otherwise. */
export async function withUpdate(
  pdf: Uint8Array,
  bodies: Bodies | readonly (readonly [number, string])[],
  options: UpdateOptions = {},
): Promise<Uint8Array> {
  const { root, next } = await openPdf(pdf)
  const previous = options.previous ?? lastStart(pdf)
  const chunks: Buffer[] = [Buffer.from(`\n${options.before ?? ''}`, 'latin1')]
  let length = pdf.length + (chunks[0]?.length ?? 0)
  const places: [number, number][] = []
  for (const [number, body] of bodies) {
    places.push([number, options.moved?.(number, length) ?? length])
    const header = options.header?.(number) ?? `${number} 0 obj\n`
    const written = Buffer.from(`${header}${body}\nendobj\n`, 'latin1')
    chunks.push(written)
    length += written.length
  }
  const objects = Buffer.concat(chunks)
  for (const [number, text] of options.hidden ?? [])
    places.push([number, pdf.length + objects.indexOf(text, 0, 'latin1')])
  const above = Math.max(next, ...[...bodies].map(([number]) => number + 1))
  const entries = `/Root ${options.root ?? root} /Prev ${previous} ${options.trailer ?? ''}`
  const section: Section = { places, entries, offset: length, above }
  const kind = options.section ?? (isTable(pdf, lastStart(pdf)) ? 'table' : 'stream')
  const written = kind === 'table' ? writeTable(section, options) : writeStream(section, options)
  const end = options.ending?.(length) ?? `startxref\n${length}\n%%EOF\n`
  return Buffer.concat([pdf, objects, written, Buffer.from(end, 'latin1')])
}

interface Section {
  readonly places: readonly (readonly [number, number])[]
  readonly entries: string
  readonly offset: number
  readonly above: number
}

function writeTable({ places, entries, above }: Section, options: UpdateOptions): Buffer {
  const generation = String(options.generation ?? 0).padStart(5, '0')
  const write = options.row ?? ((row) => row)
  const rows = places.map(
    ([number, offset]) => `${number} 1\n${write(`${String(offset).padStart(10, '0')} ${generation} n \n`)}`,
  )
  for (const number of options.freed ?? []) rows.push(`${number} 1\n0000000000 00001 f \n`)
  const trailer = `<< /Size ${options.size ?? above} ${entries}>>`
  return Buffer.from(`xref\n${rows.join('')}trailer\n${trailer}\n`, 'latin1')
}

function writeStream({ places, entries, offset, above }: Section, options: UpdateOptions): Buffer {
  const own = options.streamNumber ?? above
  const isNamed = places.some(([number]) => number === own)
  const all = [...places, ...(isNamed ? [] : [[own, offset] as const])]
  const rows: [number, number, number, number][] = all.map(([number, place]) => [
    number,
    1,
    place,
    options.generation ?? 0,
  ])
  for (const number of options.freed ?? []) rows.push([number, 0, 0, 1])
  const table = Buffer.concat(
    rows.map(([, type, place, third]) =>
      Buffer.from([type, place >>> 24, place >>> 16, place >>> 8, place, third].map((byte) => byte & 255)),
    ),
  )
  const packed = (options.pack ?? deflateSync)(table)
  const size = options.size ?? Math.max(above, own + 1)
  const index = rows.map(([number]) => `${number} 1`).join(' ')
  const keys = `/Type /XRef /Filter /FlateDecode /Size ${size} /W [1 4 1] /Index [${index}] ${entries}`
  const head = `${own} 0 obj\n<<${keys} /Length ${packed.length}>>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n', 'latin1')])
}

/** Writes a stream as the body of an object. */
export function streamBody(data: string, entries = ''): string {
  return `<<${entries}/Length ${data.length}>>\nstream\n${data}\nendstream`
}

function isTable(pdf: Uint8Array, offset: number): boolean {
  return Buffer.from(pdf.subarray(offset, offset + 4)).toString('latin1') === 'xref'
}

export function lastStart(pdf: Uint8Array): number {
  const all = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/startxref\s+(\d+)/g),
  ]
  return Number(all.at(-1)?.[1])
}
