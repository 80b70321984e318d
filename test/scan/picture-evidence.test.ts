import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decodePicture } from '../../src/scan/decode-picture.ts'
import { pixelHeight } from '../../src/scan/pixel-shape.ts'
import { readCodesQuickly } from '../../src/scan/read-codes.ts'
import { readEvidence } from '../../src/scan/read-evidence.ts'
import { DEFAULT_SCAN_LIMITS } from '../../src/scan/scan-limits.ts'
import { conformanceDir } from '../conformance-dir.ts'
import { dataMatrixPng, type Placed, pagePng, qrPng, SEAL_ONE, SEAL_TWO } from './sample-pages.ts'

let one: Placed
let page: Buffer

beforeAll(async () => {
  one = { png: await dataMatrixPng(SEAL_ONE, 6), x: 20, y: 30, width: 28.8 }
  page = await pagePng(200, [one])
})

async function textsOf(picture: Uint8Array): Promise<readonly string[]> {
  return (await readEvidence(picture)).codes.map((code) => code.text)
}

describe('evidence of a picture', () => {
  test.each([0, 90, 180, 270, 7])('a 200 dpi page turned by %i degrees is read', async (angle) => {
    const turned = await sharp(page).rotate(angle, { background: '#ffffff' }).png().toBuffer()
    expect(await textsOf(turned)).toEqual([SEAL_ONE])
  })

  test.each(['jpeg', 'webp', 'tiff', 'png'] as const)('a page saved as %s is read', async (format) => {
    const { source, codes } = await readEvidence(
      await sharp(page).toFormat(format, { quality: 50 }).toBuffer(),
    )
    expect(source).toBe('image')
    expect(codes).toMatchObject([{ text: SEAL_ONE, page: 1 }])
  })

  test('a photo that lies on its side by its EXIF tag has its code placed as it is seen', async () => {
    const lying = await sharp(page).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { codes } = await readEvidence(lying)
    expect(codes[0]?.position?.x).toBeCloseTo(20 / 210, 1)
    expect(codes[0]?.position?.y).toBeCloseTo(30 / 297, 1)
  })

  test('sixteen bits a channel, grey with transparency, and CMYK are read', async () => {
    const deep = await sharp(page).toColourspace('rgb16').png().toBuffer()
    const clear = await sharp(page).greyscale().ensureAlpha(0.9).png().toBuffer()
    const ink = await sharp(page).toColourspace('cmyk').jpeg().toBuffer()
    expect(await textsOf(deep)).toEqual([SEAL_ONE])
    expect(await textsOf(clear)).toEqual([SEAL_ONE])
    expect(await textsOf(ink)).toEqual([SEAL_ONE])
  })

  test('every page of a TIFF is read', async () => {
    const two = { ...one, png: await dataMatrixPng(SEAL_TWO, 6) }
    const other = await pagePng(200, [two])
    const join = { join: { across: 1, animated: true } }
    const both = await sharp([page, other], join).tiff({ compression: 'lzw' }).toBuffer()
    const { codes } = await readEvidence(both)
    expect(codes.map((code) => [code.text, code.page])).toEqual([
      [SEAL_ONE, 1],
      [SEAL_TWO, 2],
    ])
    await expect(readEvidence(both, { maxPages: 1 })).rejects.toMatchObject({ code: 'TOO_MANY_PAGES' })
  })

  test('a fax whose dots are twice as high as wide is seen as its sender saw it', async () => {
    const dots = { width: 1687, height: 1146 }
    const fax = await sharp(page)
      .resize({ ...dots, fit: 'fill' })
      .greyscale()
      .threshold(128)
      .tiff({ compression: 'lzw', xres: 204 / 25.4, yres: 98 / 25.4 })
      .toBuffer()
    const { width, height } = await decodePicture(fax, 0, DEFAULT_SCAN_LIMITS)
    expect(height / width).toBeCloseTo(297 / 210, 1)
    expect(await textsOf(fax)).toEqual([SEAL_ONE])
    expect(pixelHeight(fax.subarray(0, 100), 0)).toBe(1)
    expect(pixelHeight(fax, 1)).toBe(1)
  })

  test('a transparent page is read on white', async () => {
    const { data, info } = await sharp(page).greyscale().raw().toBuffer({ resolveWithObject: true })
    const black = Buffer.alloc(data.length * 4)
    for (const [at, light] of data.entries()) black[at * 4 + 3] = 255 - light
    const raw = { width: info.width, height: info.height, channels: 4 } as const
    expect(await textsOf(await sharp(black, { raw }).png().toBuffer())).toEqual([SEAL_ONE])
  })

  test('two codes on one page are both listed', async () => {
    const two = { ...one, png: await dataMatrixPng(SEAL_TWO, 6), y: 150 }
    expect(await textsOf(await pagePng(200, [two, one]))).toEqual([SEAL_ONE, SEAL_TWO])
  })

  test('a small picture cut at the edge of its code, or in negative, is read', async () => {
    const tiny = await dataMatrixPng(SEAL_ONE, 2)
    const { data } = await sharp(tiny).trim().png().toBuffer({ resolveWithObject: true })
    expect(await textsOf(data)).toEqual([SEAL_ONE])
    expect(await textsOf(await sharp(tiny).negate({ alpha: false }).png().toBuffer())).toEqual([SEAL_ONE])
  })

  test('a code under more grain than the quick attempt bears is found by a later one', async () => {
    const grainy = await withGrain(page, 180)
    const picture = await decodePicture(grainy, 0, DEFAULT_SCAN_LIMITS)
    expect((await readCodesQuickly(picture)).seals).toEqual([])
    const { codes } = await readEvidence(grainy, { searchMs: 15_000 })
    expect(codes.map((code) => code.text)).toEqual([SEAL_ONE])
    expect(codes[0]?.position?.x).toBeCloseTo(20 / 210, 1)
    expect(codes[0]?.position?.y).toBeCloseTo(30 / 297, 1)
  })

  test('a picture without a code is evidence without codes, a QR code is only named', async () => {
    expect(await readEvidence(await pagePng(100, []))).toEqual({
      source: 'image',
      codes: [],
      otherCodes: [],
      pdf: null,
      advice: [{ code: 'NOTHING_LIKE_A_CODE' }],
    })
    const { codes, otherCodes } = await readEvidence(await qrPng('https://example.org/'))
    expect([codes, otherCodes]).toEqual([[], [{ symbology: 'QRCode', page: 1 }]])
  })

  test('a picture larger than what is searched is reduced, and read', async () => {
    const { codes } = await readEvidence(await pagePng(600, [one]))
    expect(codes[0]?.text).toBe(SEAL_ONE)
    expect(codes[0]?.position?.x).toBeCloseTo(20 / 210, 1)
  })
})

/** Adds the same grain at every run, up to `most` steps of 256 darker or lighter. */
async function withGrain(picture: Buffer, most: number): Promise<Buffer> {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true })
  let seed = 1
  for (const [at, value] of data.entries()) {
    seed = (seed * 48_271) % 2_147_483_647
    data[at] = Math.min(255, Math.max(0, value + ((seed / 2_147_483_647) * 2 - 1) * most))
  }
  const { width, height, channels } = info
  return sharp(data, { raw: { width, height, channels } }).png().toBuffer()
}

const corpus = conformanceDir()
const Corpus = z.object({
  images: z.array(
    z.object({
      file: z.string(),
      expect: z.enum(['decode', 'no-code', 'hard']),
      text: z.string().nullable(),
    }),
  ),
})

describe.skipIf(corpus === null)('published pictures', () => {
  const folder = join(corpus ?? '', 'images')
  const list =
    corpus === null
      ? []
      : Corpus.parse(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))).images

  test.each(list.filter((image) => image.expect !== 'hard'))('$file: $expect', async (image) => {
    const texts = await textsOf(readFileSync(join(folder, image.file)))
    expect(texts).toEqual(image.expect === 'decode' ? [image.text] : [])
  })
})
