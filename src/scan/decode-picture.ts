import sharp, { type Sharp } from 'sharp'
import { startFairClock } from './fair-clock.ts'
import type { Picture } from './picture.ts'
import { pixelHeight } from './pixel-shape.ts'
import { ScanError } from './scan-error.ts'
import type { ScanLimits } from './scan-limits.ts'

// Process-wide in libvips. The first bytes are checked before; this holds if that check errs.
sharp.block({
  operation: [
    'VipsForeignLoadSvg',
    'VipsForeignLoadPdf',
    'VipsForeignLoadMagick',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadHeif',
  ],
})
sharp.cache(false)

const DECODE_SECONDS = 3
/** What a busy machine did not let end in time is begun once more, with so many times the time. */
const BUSY_TIMES = 4
/** Fine faxes are 204 by 196 dots to the inch: no reader minds. */
const NEARLY_SQUARE = 0.2
/** A clock is a little less fair than it could be. */
const NEARLY_ALL = 0.8

/**
 * Counts the pages of a picture file (1 but for TIFF) after checking what its header declares.
 *
 * @throws {ScanError} when the header is unreadable, or declares more pixels or pages than allowed.
 */
export async function countPicturePages(bytes: Uint8Array, limits: ScanLimits): Promise<number> {
  const header = await sharp(bytes, { limitInputPixels: false }).metadata().catch(unreadable)
  const pixels = header.width * header.height
  if (pixels > limits.maxPixels)
    throw new ScanError(
      'IMAGE_TOO_LARGE',
      `picture of ${header.width} x ${header.height} pixels, ${limits.maxPixels} pixels allowed`,
      { found: pixels, limit: limits.maxPixels },
    )
  const pages = header.format === 'tiff' ? (header.pages ?? 1) : 1
  if (pages > limits.maxPages)
    throw new ScanError('TOO_MANY_PAGES', `${pages} pages in the TIFF, ${limits.maxPages} allowed`, {
      found: pages,
      limit: limits.maxPages,
    })
  return pages
}

/**
 * Decodes one page of a picture file: upright by its EXIF tag, on white, in sRGB, with square pixels, reduced when
 * larger than read.
 *
 * @throws {ScanError} when the pixels are cut short or corrupt, or take too long.
 */
export async function decodePicture(bytes: Uint8Array, page: number, limits: ScanLimits): Promise<Picture> {
  const source = sharp(bytes, { limitInputPixels: limits.maxPixels, failOn: 'error', page, pages: 1 })
  const upright = source.clone().autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb')
  const found = await source.metadata().catch(unreadable)
  const size = readSize(found.autoOrient, uprightPixelHeight(bytes, page, found.orientation), limits)
  const sized = size === null ? upright : upright.resize({ ...size, fit: 'fill' })
  const { data, info } = await decode(sized.ensureAlpha().raw({ depth: 'uchar' }))
  return { width: info.width, height: info.height, data: pixelsOf(data) }
}

/** Copies only what shares its memory with something else: a picture takes 48 MB. */
function pixelsOf({ buffer, byteOffset, length }: Buffer): Picture['data'] {
  return buffer instanceof ArrayBuffer
    ? new Uint8ClampedArray(buffer, byteOffset, length)
    : Uint8ClampedArray.from(new Uint8Array(buffer, byteOffset, length))
}

interface Size {
  readonly width: number
  readonly height: number
}

/** What a picture is resized to; null where it is read as it is. */
function readSize({ width, height }: Size, pixelHeight: number, { maxReadPixels }: ScanLimits): Size | null {
  const scale = Math.min(1, Math.sqrt(maxReadPixels / (width * height * pixelHeight)))
  const isFine = scale === 1 && Math.abs(pixelHeight - 1) < NEARLY_SQUARE
  const side = (length: number) => Math.max(1, Math.floor(length * scale))
  return isFine ? null : { width: side(width), height: side(height * pixelHeight) }
}

/** EXIF orientations from 5 on lie on their side. */
function uprightPixelHeight(bytes: Uint8Array, page: number, orientation: number | undefined): number {
  const height = pixelHeight(bytes, page)
  return orientation !== undefined && orientation >= 5 ? 1 / height : height
}

async function decode(pixels: Sharp) {
  try {
    return await decodeWithin(pixels, DECODE_SECONDS)
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'SCAN_BUSY') throw error
    return decodeWithin(pixels, BUSY_TIMES * DECODE_SECONDS)
  }
}

async function decodeWithin(pixels: Sharp, seconds: number) {
  const fairly = startFairClock()
  const decoded = pixels.clone().timeout({ seconds }).toBuffer({ resolveWithObject: true })
  return decoded.catch((cause: unknown) => {
    if (isTimeout(cause) && fairly() < NEARLY_ALL * DECODE_SECONDS * 1_000)
      throw new ScanError('SCAN_BUSY', 'the machine is too busy to decode the picture', {}, { cause })
    return unreadable(cause)
  })
}

function isTimeout(cause: unknown): boolean {
  return cause instanceof Error && /timeout/i.test(cause.message)
}

function unreadable(cause: unknown): never {
  if (isTimeout(cause))
    throw new ScanError('SCAN_TIMEOUT', `picture not decoded within ${DECODE_SECONDS} s`, {}, { cause })
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/pixel limit/i.test(message))
    throw new ScanError('IMAGE_TOO_LARGE', 'picture larger than its header says', {}, { cause })
  throw new ScanError('UNREADABLE_IMAGE', `picture cut short or corrupt: ${message}`, {}, { cause })
}
