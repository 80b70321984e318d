import { type PDFDict, PDFDocument, PDFRef } from 'pdf-lib'

/** What an update writes anew: bodies by object number, as they stand in a file. */
export type Bodies = ReadonlyMap<number, string>

export interface UpdateOptions {
  /** Written before the objects. */
  readonly before?: string
  /** Further entries of the trailer. */
  readonly trailer?: string
  readonly root?: string
  readonly previous?: number
  /** Changes the offset that the table gives for an object. */
  readonly moved?: (number: number, offset: number) => number
  /** Rows of the table for numbers that are freed. */
  readonly freed?: readonly number[]
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

/** Appends an incremental update with a cross-reference table, in good form unless told otherwise. */
export async function withUpdate(
  pdf: Uint8Array,
  bodies: Bodies | readonly (readonly [number, string])[],
  options: UpdateOptions = {},
): Promise<Uint8Array> {
  const { root, next } = await openPdf(pdf)
  const chunks: Buffer[] = [Buffer.from(`\n${options.before ?? ''}`, 'latin1')]
  let length = pdf.length + (chunks[0]?.length ?? 0)
  const rows: string[] = []
  for (const [number, body] of bodies) {
    const offset = options.moved?.(number, length) ?? length
    rows.push(`${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
    const written = Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1')
    chunks.push(written)
    length += written.length
  }
  for (const number of options.freed ?? []) rows.push(`${number} 1\n0000000000 00001 f \n`)
  const size = Math.max(next, ...[...bodies].map(([number]) => number + 1))
  const previous = options.previous ?? lastStart(pdf)
  const trailer = `<< /Size ${size} /Root ${options.root ?? root} /Prev ${previous} ${options.trailer ?? ''}>>`
  const end = `xref\n${rows.join('')}trailer\n${trailer}\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([pdf, ...chunks, Buffer.from(end, 'latin1')])
}

/** Writes a stream as the body of an object. */
export function streamBody(data: string, entries = ''): string {
  return `<<${entries}/Length ${data.length}>>\nstream\n${data}\nendstream`
}

export function lastStart(pdf: Uint8Array): number {
  const all = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/startxref\s+(\d+)/g),
  ]
  return Number(all.at(-1)?.[1])
}
