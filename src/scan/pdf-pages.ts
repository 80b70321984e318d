import { overprintedWords, type PlacedCharacter } from './overprinted-text.ts'
import { allocate } from './pdfium-memory.ts'
import type { Pdfium } from './pdfium-module.ts'
import type { Picture } from './picture.ts'
import { ScanError } from './scan-error.ts'
import { scannedJpeg } from './scanned-jpeg.ts'

const ANNOTATIONS = 0x01
const RED_FIRST = 0x10
const FOUR_CHANNELS = 4
const OPAQUE_WHITE = 0xffffffff
const IMAGE_OBJECT = 3
const FORM_OBJECT = 5
const MAX_OBJECTS = 2_000
const PASSWORD_ERROR = 4
const POINTS_PER_INCH = 72

/** What a page tells without being drawn. */
export interface PageFacts {
  readonly text: string
  /** Words that share their place with other text. */
  readonly overprinted: readonly string[]
  /** The page holds pictures, or forms that may hold some. */
  readonly hasPictures: boolean
  /** Highest resolution at which a picture would have been scanned had it filled the page; 0 without any. */
  readonly pictureDpi: number
  /** Pixels that the largest picture declares; 0 without any. */
  readonly largestPicture: number
}

/** A PDF opened in an engine. Pages are numbered from 0. */
export class PdfPages {
  readonly pageCount: number
  readonly #engine: Pdfium
  readonly #bytesAt: number
  readonly #document: number

  /** @throws {ScanError} when a password is needed, or the file is no PDF that can be read. */
  constructor(engine: Pdfium, bytes: Uint8Array) {
    this.#engine = engine
    this.#bytesAt = allocate(engine, bytes.length)
    engine.HEAPU8.set(bytes, this.#bytesAt)
    this.#document = engine._FPDF_LoadMemDocument(this.#bytesAt, bytes.length, 0)
    if (this.#document === 0) {
      const error = engine._FPDF_GetLastError()
      engine.wasmExports.free(this.#bytesAt)
      if (error === PASSWORD_ERROR) throw new ScanError('PASSWORD_PROTECTED', 'the PDF needs a password')
      throw new ScanError('UNREADABLE_PDF', `PDF cut short or corrupt (PDFium error ${error})`)
    }
    this.pageCount = engine._FPDF_GetPageCount(this.#document)
  }

  /** Reads the text of a page and what pictures it holds; null where the page itself cannot be loaded. */
  facts(page: number): PageFacts | null {
    return this.#withPage(page, (handle) => ({ ...this.#text(handle), ...this.#pictures(handle) }))
  }

  /**
   * Draws a page at `dpi`, or less where it would take more than `maxPixels`; null where it cannot be drawn.
   * Annotations are drawn, values of form fields are not.
   */
  render(page: number, dpi: number, maxPixels: number): Picture | null {
    return this.#withPage(page, (handle) => {
      const across = this.#engine._FPDF_GetPageWidth(handle)
      const down = this.#engine._FPDF_GetPageHeight(handle)
      const scale = Math.min(dpi / POINTS_PER_INCH, Math.sqrt(maxPixels / (across * down)))
      const width = Math.floor(across * scale)
      const height = Math.floor(down * scale)
      return width >= 1 && height >= 1 ? this.#draw(handle, width, height) : null
    })
  }

  /** Gives the JPEG that is all that a page shows; null for any other page. */
  scannedJpeg(page: number): Uint8Array<ArrayBuffer> | null {
    return this.#withPage(page, (handle) => scannedJpeg(this.#engine, handle))
  }

  /** Frees the memory of the document; the engine can open another. */
  close(): void {
    this.#engine._FPDF_CloseDocument(this.#document)
    this.#engine.wasmExports.free(this.#bytesAt)
  }

  #withPage<Result>(page: number, use: (handle: number) => Result): Result | null {
    const handle = this.#engine._FPDF_LoadPage(this.#document, page)
    if (handle === 0) return null
    try {
      return use(handle)
    } finally {
      this.#engine._FPDF_ClosePage(handle)
    }
  }

  #draw(handle: number, width: number, height: number): Picture {
    const engine = this.#engine
    const stride = width * FOUR_CHANNELS
    const at = allocate(engine, stride * height)
    const bitmap = engine._FPDFBitmap_CreateEx(width, height, FOUR_CHANNELS, at, stride)
    try {
      engine._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, OPAQUE_WHITE)
      engine._FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, ANNOTATIONS | RED_FIRST)
      return { width, height, data: new Uint8ClampedArray(engine.HEAPU8.subarray(at, at + stride * height)) }
    } finally {
      engine._FPDFBitmap_Destroy(bitmap)
      engine.wasmExports.free(at)
    }
  }

  #text(handle: number): Pick<PageFacts, 'text' | 'overprinted'> {
    const engine = this.#engine
    const textPage = engine._FPDFText_LoadPage(handle)
    if (textPage === 0) return { text: '', overprinted: [] }
    const count = engine._FPDFText_CountChars(textPage)
    const at = count > 0 ? allocate(engine, (count + 1) * 2) : 0
    try {
      const units = at === 0 ? 0 : engine._FPDFText_GetText(textPage, 0, count, at) - 1
      const text =
        units > 0 ? Buffer.from(engine.HEAPU8.subarray(at, at + units * 2)).toString('utf16le') : ''
      return { text, overprinted: overprintedWords(placedCharacters(engine, textPage, count)) }
    } finally {
      if (at !== 0) engine.wasmExports.free(at)
      engine._FPDFText_ClosePage(textPage)
    }
  }

  #pictures(handle: number): Pick<PageFacts, 'hasPictures' | 'pictureDpi' | 'largestPicture'> {
    const engine = this.#engine
    const count = Math.min(engine._FPDFPage_CountObjects(handle), MAX_OBJECTS)
    const objects = Array.from({ length: count }, (_, index) => engine._FPDFPage_GetObject(handle, index))
    const ofType = (type: number): number[] =>
      objects.filter((object) => engine._FPDFPageObj_GetType(object) === type)
    const images = ofType(IMAGE_OBJECT)
    const inches = [engine._FPDF_GetPageWidth(handle), engine._FPDF_GetPageHeight(handle)].map(
      (points) => points / POINTS_PER_INCH,
    )
    const sizes = images.map((image) => imageSize(engine, image))
    const dpi = sizes.map((size) => resolution(size, inches))
    return {
      hasPictures: images.length > 0 || ofType(FORM_OBJECT).length > 0,
      pictureDpi: Math.max(0, ...dpi),
      largestPicture: Math.max(0, ...sizes.map((size) => size.reduce((all, side) => all * side, 1))),
    }
  }
}

interface TextGeometry {
  _FPDFText_GetCharBox(
    page: number,
    index: number,
    left: number,
    right: number,
    bottom: number,
    top: number,
  ): number
  _FPDFText_GetUnicode(page: number, index: number): number
}

/** The package exports more functions of PDFium than it declares; its version is pinned. */
function hasTextGeometry(engine: Pdfium): engine is Pdfium & TextGeometry {
  return '_FPDFText_GetCharBox' in engine && '_FPDFText_GetUnicode' in engine
}

function placedCharacters(engine: Pdfium, textPage: number, count: number): readonly PlacedCharacter[] {
  if (!hasTextGeometry(engine)) throw new ScanError('UNREADABLE_PDF', 'this PDFium tells no places of text')
  const at = allocate(engine, 32)
  try {
    return Array.from({ length: Math.max(0, count) }, (_, index) => {
      const found = engine._FPDFText_GetCharBox(textPage, index, at, at + 8, at + 16, at + 24)
      const box = new DataView(engine.HEAPU8.buffer, at, 32)
      const [left, right, bottom, top] = [0, 8, 16, 24].map((offset) =>
        found ? box.getFloat64(offset, true) : 0,
      )
      const character = String.fromCodePoint(engine._FPDFText_GetUnicode(textPage, index) || 32)
      return { character, left: left ?? 0, right: right ?? 0, bottom: bottom ?? 0, top: top ?? 0 }
    })
  } finally {
    engine.wasmExports.free(at)
  }
}

function imageSize(engine: Pdfium, image: number): readonly number[] {
  const at = allocate(engine, 8)
  try {
    if (!engine._FPDFImageObj_GetImagePixelSize(image, at, at + 4)) return [0, 0]
    return [engine.HEAP32[at >> 2] ?? 0, engine.HEAP32[(at >> 2) + 1] ?? 0]
  } finally {
    engine.wasmExports.free(at)
  }
}

/** Long side against long side, since a scan may lie turned on its page. */
function resolution(pixels: readonly number[], inches: readonly number[]): number {
  return Math.min(
    Math.max(...pixels) / Math.max(...inches),
    Math.min(...pixels) / Math.max(0.01, Math.min(...inches)),
  )
}
