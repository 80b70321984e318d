import sharp from 'sharp'
import type { Picture } from './picture.ts'
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
 * Decodes one page of a picture file: upright by its EXIF tag, on white, in sRGB, reduced when larger than read.
 *
 * @throws {ScanError} when the pixels are cut short or corrupt, or take too long.
 */
export async function decodePicture(bytes: Uint8Array, page: number, limits: ScanLimits): Promise<Picture> {
  const source = sharp(bytes, { limitInputPixels: limits.maxPixels, failOn: 'error', page, pages: 1 })
  const { width, height } = await source.metadata().catch(unreadable)
  const upright = source.autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb')
  const scale = Math.sqrt(limits.maxReadPixels / (width * height))
  const longest = Math.floor(Math.max(width, height) * scale)
  const sized = scale < 1 ? upright.resize(longest, longest, { fit: 'inside' }) : upright
  const { data, info } = await sized
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .timeout({ seconds: DECODE_SECONDS })
    .toBuffer({ resolveWithObject: true })
    .catch(unreadable)
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) }
}

function unreadable(cause: unknown): never {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/timeout/i.test(message))
    throw new ScanError('SCAN_TIMEOUT', `picture not decoded within ${DECODE_SECONDS} s`, {}, { cause })
  if (/pixel limit/i.test(message))
    throw new ScanError('IMAGE_TOO_LARGE', 'picture larger than its header says', {}, { cause })
  throw new ScanError('UNREADABLE_IMAGE', `picture cut short or corrupt: ${message}`, {}, { cause })
}
