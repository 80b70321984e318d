import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { renderPdfPage } from '../../src/scan/own-page.ts'

/** Scans the first page of a PDF: PNG at 200 dpi. */
export async function scanOf(file: string, dpi = 200): Promise<Buffer> {
  const { data, width, height } = await renderPdfPage(readFileSync(file), 1, dpi)
  return sharp(Buffer.from(data), { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .png()
    .toBuffer()
}

/** Photographs a page held askew on a table: sheared, turned, unevenly lit, noisy, JPEG of quality 60. */
export async function photoOf(scan: Buffer): Promise<Buffer> {
  const sheared = await sharp(scan)
    .affine([1, 0.04, -0.03, 0.97], { background: '#8a7f70' })
    .rotate(6, { background: '#8a7f70' })
    .png()
    .toBuffer()
  const { width, height } = await sharp(sheared).metadata()
  const noise = { type: 'gaussian', mean: 128, sigma: 14 } as const
  const grain = await sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .png()
    .toBuffer()
  return sharp(sheared)
    .flatten({ background: '#8a7f70' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .blur(0.6)
    .linear(0.82, 12)
    .jpeg({ quality: 60 })
    .toBuffer()
}

/** Covers a part of a picture, given as fractions of its sides, with white. */
export async function covered(
  picture: Buffer,
  part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata()
  const patch = {
    width: Math.ceil(part.width * width),
    height: Math.ceil(part.height * height),
    channels: 3 as const,
    background: '#ffffff',
  }
  const input = await sharp({ create: patch }).png().toBuffer()
  return sharp(picture)
    .composite([{ input, left: Math.floor(part.x * width), top: Math.floor(part.y * height) }])
    .png()
    .toBuffer()
}
