import type { Picture } from '../../scan/picture.ts'
import { ScanError } from '../../scan/scan-error.ts'
import type { ScanLimits } from '../../scan/scan-limits.ts'

/** A picture file has one page here: browsers read no TIFF of several. */
export async function countPicturePages(): Promise<number> {
  return 1
}

/**
 * Decodes a picture file with the browser's own decoders: upright by its EXIF tag, on white, reduced when larger than
 * read.
 *
 * @throws {ScanError} when the browser cannot decode it, or it has too many pixels.
 */
export async function decodePicture(bytes: Uint8Array, _page: number, limits: ScanLimits): Promise<Picture> {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)])).catch((cause: unknown) => {
    throw new ScanError('UNREADABLE_IMAGE', 'picture that this browser cannot decode', {}, { cause })
  })
  const pixels = bitmap.width * bitmap.height
  if (pixels > limits.maxPixels)
    throw new ScanError('IMAGE_TOO_LARGE', `picture of ${pixels} pixels, ${limits.maxPixels} allowed`, {
      found: pixels,
      limit: limits.maxPixels,
    })
  return pictureOf(bitmap, limits.maxReadPixels)
}

/** Takes the pixels of a bitmap, at most so many, and closes it. */
export function pictureOf(bitmap: ImageBitmap, maxPixels: number): Picture {
  const scale = Math.min(1, Math.sqrt(maxPixels / (bitmap.width * bitmap.height)))
  const width = Math.max(1, Math.floor(bitmap.width * scale))
  const height = Math.max(1, Math.floor(bitmap.height * scale))
  const context = drawingOf(width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return { width, height, data: new Uint8ClampedArray(context.getImageData(0, 0, width, height).data) }
}

/** Makes a white drawing to be read back. */
export function drawingOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (context === null) throw new ScanError('SCAN_MEMORY', `no room for a drawing of ${width} x ${height}`)
  context.imageSmoothingQuality = 'high'
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  return context
}
