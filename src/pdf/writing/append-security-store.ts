import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { ParseSpeeds, PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib'
import { pdfText } from '../reading/pdf-syntax.ts'
import { lastCrossReference } from '../revisions/cross-reference.ts'
import { PdfSigningError } from '../sign-pdf.ts'

/** What a reader needs to judge a signature when nobody can be asked any more, in DER. */
export interface ValidationMaterial {
  readonly certificates: readonly Uint8Array[]
  readonly revocationLists: readonly Uint8Array[]
}

/**
 * Appends a document security store (/DSS; ISO 32000-2, 12.8.4.3; ETSI EN 319 142-1, level B-LT) to a signed PDF as
 * an incremental update: what was signed stays byte for byte.
 *
 * There is no /VRI: with one signature it would repeat what the store says.
 *
 * @throws {PdfSigningError} NO_SIGNATURE_PLACEHOLDER when the file is none of ours
 */
export async function appendSecurityStore(
  pdf: Uint8Array,
  { certificates, revocationLists }: ValidationMaterial,
): Promise<Uint8Array> {
  const last = lastCrossReference(pdf)
  if (last === null) throw new PdfSigningError('NO_SIGNATURE_PLACEHOLDER', 'the end of the file is not ours')
  const { context } = await PDFDocument.load(pdf, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  })
  const { Root: root, Info: info } = context.trailerInfo
  if (!(root instanceof PDFRef)) throw new PdfSigningError('NO_SIGNATURE_PLACEHOLDER', 'no catalog')
  const update = new Update(pdf.length, last.size)
  const store = update.add(
    `<</Type /DSS /Certs [${certificates.map((der) => update.addStream(der)).join(' ')}]` +
      ` /CRLs [${revocationLists.map((der) => update.addStream(der)).join(' ')}]>>`,
  )
  const catalog = context.lookup(root, PDFDict).clone(context)
  catalog.set(PDFName.of('DSS'), PDFRef.of(store))
  update.addAs(root.objectNumber, `${catalog}`)
  const names = `/Root ${root}${info === undefined ? '' : ` /Info ${info}`}`
  return Buffer.concat([pdf, update.finish(`${names} ${fileId(pdf)} /Prev ${last.offset}`)])
}

/** The first half names the document for ever, the second this revision (ISO 32000-2, 14.4). */
function fileId(pdf: Uint8Array): string {
  const dictionary = lastCrossReference(pdf)?.dictionary
  const id = dictionary?.entries.get('ID')
  const first = id?.kind === 'array' ? id.items[0] : undefined
  const revision = createHash('sha256').update(pdf).digest('hex').slice(0, 32)
  return first === undefined ? '' : `/ID [${pdfText(pdf, first.start, first.end)} <${revision}>]`
}

/** The bytes of an incremental update: objects, then a cross-reference stream. */
class Update {
  readonly #start: number
  readonly #chunks: Buffer[] = [Buffer.from('\n', 'latin1')]
  readonly #offsets = new Map<number, number>()
  #length = 1
  #next: number

  constructor(start: number, firstNumber: number) {
    this.#start = start
    this.#next = firstNumber
  }

  /** Gives the number of the new object. */
  add(body: string): number {
    const number = this.#next++
    this.addAs(number, body)
    return number
  }

  /** Gives the reference to the new stream. */
  addStream(bytes: Uint8Array, entries = ''): string {
    const number = this.#next++
    const data = deflateSync(bytes)
    const head = `<<${entries}/Filter /FlateDecode /Length ${data.length}>>\nstream\n`
    this.addAs(number, Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from('\nendstream')]))
    return `${number} 0 R`
  }

  addAs(number: number, body: string | Buffer): void {
    this.#offsets.set(number, this.#start + this.#length)
    const bytes = typeof body === 'string' ? Buffer.from(body, 'latin1') : body
    this.#push(Buffer.concat([Buffer.from(`${number} 0 obj\n`), bytes, Buffer.from('\nendobj\n')]))
  }

  finish(trailer: string): Buffer {
    const offset = this.#start + this.#length
    const numbers = [...this.#offsets.keys(), this.#next].sort((one, other) => one - other)
    this.#offsets.set(this.#next, offset)
    const table = Buffer.alloc(numbers.length * 7)
    for (const [row, number] of numbers.entries()) {
      table.writeUInt8(1, row * 7)
      table.writeUInt32BE(this.#offsets.get(number) ?? 0, row * 7 + 1)
    }
    const index = numbers.map((number) => `${number} 1`).join(' ')
    const size = Math.max(...numbers) + 1
    this.addStream(table, `/Type /XRef /Size ${size} /W [1 4 2] /Index [${index}] ${trailer} `)
    this.#push(Buffer.from(`startxref\n${offset}\n%%EOF\n`, 'latin1'))
    return Buffer.concat(this.#chunks)
  }

  #push(bytes: Buffer): void {
    this.#chunks.push(bytes)
    this.#length += bytes.length
  }
}
