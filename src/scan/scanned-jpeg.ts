import { allocate } from './pdfium-memory.ts'
import type { Pdfium } from './pdfium-module.ts'

/** Types of page objects (fpdfview.h): text may lie over a scan unseen, a path may draw anything. */
const TEXT_OBJECT = 1
const IMAGE_OBJECT = 3
const MAX_OBJECTS = 2_000
const JPEG_FILTER = 'DCTDecode'

/**
 * Gives the JPEG that is all that a page shows, as scanners make pages; null for any other page.
 *
 * It may lie turned on its page, and how it is printed is not looked at: enough to tell what may be on it.
 */
export function scannedJpeg(engine: Pdfium, page: number): Uint8Array<ArrayBuffer> | null {
  const count = engine._FPDFPage_CountObjects(page)
  if (count > MAX_OBJECTS) return null
  const objects = Array.from({ length: count }, (_, index) => engine._FPDFPage_GetObject(page, index))
  const drawn = objects.filter((object) => engine._FPDFPageObj_GetType(object) !== TEXT_OBJECT)
  const [image, ...others] = drawn
  if (image === undefined || others.length > 0) return null
  if (engine._FPDFPageObj_GetType(image) !== IMAGE_OBJECT) return null
  return isJpeg(engine, image) ? rawData(engine, image) : null
}

function isJpeg(engine: Pdfium, image: number): boolean {
  if (engine._FPDFImageObj_GetImageFilterCount(image) !== 1) return false
  const room = JPEG_FILTER.length + 1
  const at = allocate(engine, room)
  try {
    if (engine._FPDFImageObj_GetImageFilter(image, 0, at, room) !== room) return false
    return String.fromCharCode(...engine.HEAPU8.subarray(at, at + room - 1)) === JPEG_FILTER
  } finally {
    engine.wasmExports.free(at)
  }
}

function rawData(engine: Pdfium, image: number): Uint8Array<ArrayBuffer> {
  const size = engine._FPDFImageObj_GetImageDataRaw(image, 0, 0)
  const at = allocate(engine, Math.max(1, size))
  try {
    engine._FPDFImageObj_GetImageDataRaw(image, at, size)
    return Uint8Array.from(engine.HEAPU8.subarray(at, at + size))
  } finally {
    engine.wasmExports.free(at)
  }
}
