import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { advise } from '../../src/scan/advice/advise.ts'
import { adviseOnPages } from '../../src/scan/advice/advise-on-pages.ts'
import { BLANK, type Picture } from '../../src/scan/picture.ts'
import { readEvidence } from '../../src/scan/read-evidence.ts'
import { dataMatrixPng, pagePng, SEAL_ONE } from './sample-pages.ts'

const DPI = 150
/** Where the code of the sample stands, in pixels. */
const CODE = { left: Math.round((20 / 25.4) * DPI), top: Math.round((30 / 25.4) * DPI) }
const SIDE = Math.round((36 / 25.4) * DPI)

let page: Buffer

beforeAll(async () => {
  page = await pagePng(DPI, [{ png: await dataMatrixPng(SEAL_ONE, 6), x: 20, y: 30, width: 36 }])
})

async function pictureOf(bytes: Buffer): Promise<Picture> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) }
}

async function codes(bytes: Buffer): Promise<readonly string[]> {
  return advise(await pictureOf(bytes)).advice.map(({ code }) => code)
}

/** A disc that fades at its rim, over the middle of the code. */
function over(colour: string, share: number): { input: Buffer; left: number; top: number } {
  const size = Math.round(SIDE * share)
  const disc = `<radialGradient id="g"><stop offset="0.7" stop-color="${colour}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><defs>${disc}</defs><rect width="${size}" height="${size}" fill="url(#g)"/></svg>`
  const inset = Math.round((SIDE - size) / 2)
  return { input: Buffer.from(svg), left: CODE.left + inset, top: CODE.top + inset }
}

describe('where nothing is read, what is measured in the picture tells what would help', () => {
  test('a page out of focus is too blurred', async () => {
    expect(await codes(await sharp(page).blur(6).png().toBuffer())).toEqual(['TOO_BLURRED'])
  })

  test('a page of few pixels has a code that is too small, with the pixels of a module', async () => {
    const small = await sharp(page).resize(330).png().toBuffer()
    expect(advise(await pictureOf(small)).advice).toEqual([
      { code: 'TOO_SMALL', modulePixels: expect.closeTo(1, 0) },
    ])
  })

  test('a code that goes on beyond the edge of the picture is cut', async () => {
    const { width = 0, height = 0 } = await sharp(page).metadata()
    const left = CODE.left + Math.round(SIDE * 0.4)
    const cut = await sharp(page)
      .extract({ left, top: 0, width: width - left, height })
      .png()
      .toBuffer()
    expect(await codes(cut)).toEqual(['CUT_AT_EDGE'])
  })

  test('a white patch on a code whose paper is not white is a reflection', async () => {
    const dull = await sharp(page).linear(0.75, 0).png().toBuffer()
    expect(
      await codes(
        await sharp(dull)
          .composite([over('#ffffff', 0.8)])
          .png()
          .toBuffer(),
      ),
    ).toContain('GLARE')
  })

  test('a page without light is too dark', async () => {
    expect(await codes(await sharp(page).linear(0.1, 0).png().toBuffer())).toContain('TOO_DARK')
  })

  test('a code that is mostly covered is too damaged', async () => {
    const stained = await sharp(page)
      .composite([over('#202028', 0.7)])
      .png()
      .toBuffer()
    expect(await codes(stained)).toEqual(['TOO_DAMAGED'])
  })

  test('a page of text, and one of nothing, have nothing like a code', async () => {
    expect(await codes(await pagePng(DPI, []))).toEqual(['NOTHING_LIKE_A_CODE'])
    expect(advise(BLANK).advice).toEqual([{ code: 'NOTHING_LIKE_A_CODE' }])
  })

  test('of several pages, the one that shows a code is told of, and that others were not looked at', async () => {
    const pages = [await pagePng(DPI, []), await sharp(page).blur(6).png().toBuffer()]
    const draw = async (index: number): Promise<Picture> => pictureOf(pages[index] ?? page)
    const advice = await adviseOnPages([0, 1], 3, draw, () => false)
    expect(advice.map(({ code }) => code)).toContain('PAGES_NOT_SEARCHED')
  })
})

describe('evidence', () => {
  test('without any code carries advice; with one, none', async () => {
    const { codes: none, advice } = await readEvidence(await sharp(page).blur(8).png().toBuffer())
    expect({ none, advice }).toEqual({ none: [], advice: [{ code: 'TOO_BLURRED' }] })
    expect(await readEvidence(page)).not.toHaveProperty('advice')
  })
})
