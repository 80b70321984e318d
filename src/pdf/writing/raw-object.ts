import { deflateSync } from 'node:zlib'
import { type PDFContext, PDFObject, PDFRawStream } from 'pdf-lib'

/** An object already written out: what never changes is written once per process, and what must keep its exact bytes. */
export class RawObject extends PDFObject {
  readonly #text: string

  constructor(text: string) {
    super()
    this.#text = text
  }

  override toString(): string {
    return this.#text
  }

  override clone(): RawObject {
    return this
  }
}

type Entries = Readonly<Record<string, PDFObject | string | number | PDFObject[] | (string | number)[]>>

/** Makes a stream whose bytes are final, deflated already where `entries` says so. */
export function rawStream(context: PDFContext, entries: Entries, bytes: Uint8Array): PDFRawStream {
  return PDFRawStream.of(context.obj({ ...entries }), bytes)
}

/** Makes a stream and deflates it fast: pages are read once or twice, and made by the million. */
export function deflatedStream(context: PDFContext, entries: Entries, bytes: Uint8Array): PDFRawStream {
  return rawStream(context, { ...entries, Filter: 'FlateDecode' }, deflateSync(bytes, { level: 3 }))
}
