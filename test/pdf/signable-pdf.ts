import { Signer, SignPdf } from '@signpdf/signpdf'
import { PDFArray, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'

export interface Placeholder {
  readonly text?: string
  readonly subFilter?: string
  /** Bytes reserved for the CMS. */
  readonly room?: number
  readonly claimedAt?: string
  readonly objectStreams?: boolean
}

/** Makes a one-page PDF with a signature field whose signature is still a placeholder. */
export async function signablePdf(options: Placeholder = {}): Promise<Uint8Array> {
  const { text = 'SPECIMEN', subFilter = 'ETSI.CAdES.detached', room = 4096 } = options
  const document = await PDFDocument.create()
  const page = document.addPage([300, 200])
  page.drawText(text, { x: 20, y: 100 })
  const { context } = document
  const range = PDFArray.withContext(context)
  range.push(PDFNumber.of(0))
  for (let count = 0; count < 3; count += 1) range.push(PDFName.of('**********'))
  const signature = context.obj({ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: subFilter })
  signature.set(PDFName.of('ByteRange'), range)
  signature.set(PDFName.of('Contents'), PDFHexString.of('00'.repeat(room)))
  signature.set(PDFName.of('M'), PDFString.of(options.claimedAt ?? "D:20261122090000+01'00'"))
  const field = context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [0, 0, 0, 0], F: 132 })
  field.set(PDFName.of('T'), PDFString.of('Signature1'))
  field.set(PDFName.of('V'), context.register(signature))
  field.set(PDFName.of('P'), page.ref)
  const widget = context.register(field)
  page.node.set(PDFName.of('Annots'), context.obj([widget]))
  document.catalog.set(PDFName.of('AcroForm'), context.obj({ SigFlags: 3, Fields: [widget] }))
  return document.save({ useObjectStreams: options.objectStreams ?? false, updateFieldAppearances: false })
}

class GivenCms extends Signer {
  readonly #make: (covered: Buffer) => Uint8Array

  constructor(make: (covered: Buffer) => Uint8Array) {
    super()
    this.#make = make
  }

  override async sign(covered: Buffer): Promise<Buffer> {
    return Buffer.from(this.#make(covered))
  }
}

/** Fills the placeholder with a CMS made elsewhere, or with anything at all. */
export async function fillPlaceholder(
  pdf: Uint8Array,
  make: (covered: Buffer) => Uint8Array,
): Promise<Uint8Array> {
  return new SignPdf().sign(pdf, new GivenCms(make))
}

/** Offsets of the first signature's /Contents, angle brackets included. */
export function contentsOffsets(pdf: Uint8Array): { start: number; end: number } {
  const bytes = Buffer.from(pdf)
  const start = bytes.indexOf('<', bytes.indexOf('/Contents ', bytes.indexOf('/ByteRange')))
  return { start, end: bytes.indexOf('>', start) + 1 }
}

/** The CMS in the first signature, without its padding of zeros. */
export function cmsIn(pdf: Uint8Array): Buffer {
  const { start, end } = contentsOffsets(pdf)
  const padded = Buffer.from(
    Buffer.from(pdf)
      .subarray(start + 1, end - 1)
      .toString('latin1'),
    'hex',
  )
  const length = padded[1] === 0x82 ? 4 + padded.readUInt16BE(2) : 0
  return padded.subarray(0, length)
}

/** Everything but the first signature's /Contents. */
export function coveredBytes(pdf: Uint8Array): Buffer {
  const { start, end } = contentsOffsets(pdf)
  return Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)])
}

/** Writes text over the bytes of a copy, at the first place where `found` stands. */
export function overwrite(pdf: Uint8Array, found: string, written: string): Uint8Array {
  const copy = Buffer.from(pdf)
  const at = copy.indexOf(found, 0, 'latin1')
  if (at === -1 || found.length !== written.length) throw new Error(`cannot overwrite ${found}`)
  copy.write(written, at, 'latin1')
  return copy
}
