import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { BLANK, type Picture } from '../../src/scan/picture.ts'
import { readCodesQuickly, searchPages } from '../../src/scan/read-codes.ts'
import { StepCosts } from '../../src/scan/step-costs.ts'
import { dataMatrixPng, pagePng, qrPng, SEAL_ONE } from './sample-pages.ts'

/** So small that it is searched by every means, and nothing is found in it by any. */
let grain: Picture
let qr: Picture
/** A page with a seal in white on black, which the quick attempt does not read. */
let negative: Picture

beforeAll(async () => {
  let seed = 1
  const noise = Buffer.from(
    Array.from({ length: 300 * 300 }, () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % 256
    }),
  )
  grain = await pictureOf(sharp(noise, { raw: { width: 300, height: 300, channels: 1 } }))
  qr = await pictureOf(sharp(await qrPng('https://example.org/')))
  const seal = await sharp(await dataMatrixPng(SEAL_ONE, 6))
    .negate({ alpha: false })
    .png()
    .toBuffer()
  negative = await pictureOf(sharp(await pagePng(100, [{ png: seal, x: 20, y: 30, width: 40 }])))
})

async function pictureOf(source: Sharp): Promise<Picture> {
  const { data, info } = await source
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) }
}

/** Time passes by the steps measured alone: so much for each pixel of each. */
function openRun(perPixel: number) {
  let time = 0
  class Costs extends StepCosts {
    override measure: StepCosts['measure'] = (kind, pixels, step) =>
      super.measure(kind, pixels, () => {
        time += perPixel * pixels
        return step()
      })
  }
  return { costs: new Costs(() => time), spent: () => time }
}

async function search(picture: Picture, budget: number, perPixel: number) {
  const { costs, spent } = openRun(perPixel)
  const known = [await readCodesQuickly(picture, costs)]
  const isTimeUp = (toCome = 0): boolean => spent() + toCome > budget
  const pages = { known, draw: async () => picture, isScan: () => true }
  const [page] = await searchPages(pages, isTimeUp, costs)
  return { spent: spent(), page }
}

describe('a search within a budget', () => {
  test.each([2, 3, 6, 12, 40])(
    'of %d times what the quick attempt took is never overdrawn',
    async (times) => {
      const quick = grain.width * grain.height
      const { spent } = await search(grain, times * quick, 1)
      expect(spent).toBeGreaterThan(quick)
      expect(spent).toBeLessThanOrEqual(times * quick)
    },
  )

  test('makes the more attempts the more is left', async () => {
    const quick = grain.width * grain.height
    const [short, long] = [await search(grain, 4 * quick, 1), await search(grain, 60 * quick, 1)]
    expect(long.spent).toBeGreaterThan(short.spent)
  })

  test('still names a code of another kind when nothing is left', async () => {
    const { page } = await search(qr, 0, 1)
    expect(page).toEqual({ seals: [], others: ['QRCode'] })
  })
})

/** Time passes by whole ticks: a step on the smallest picture takes one as well. */
async function readInTicks(pictures: readonly Picture[], budget: number): Promise<readonly string[]> {
  const tick = 4
  let time = 0
  class Costs extends StepCosts {
    override measure: StepCosts['measure'] = (kind, pixels, step) =>
      super.measure(kind, pixels, () => {
        time += tick * Math.ceil(pixels / 500_000)
        return step()
      })
  }
  const costs = new Costs(() => time)
  const known = []
  for (const picture of pictures) known.push(await readCodesQuickly(picture, costs))
  const start = time
  const isTimeUp = (toCome = 0): boolean => time - start + toCome > budget
  const draw = async (page: number): Promise<Picture> => pictures[page] ?? BLANK
  const pages = await searchPages({ known, draw, isScan: () => true }, isTimeUp, costs)
  return pages.flatMap(({ seals }) => seals.map(({ text }) => text))
}

describe('a code that takes a search to read', () => {
  const thumbnail: Picture = { width: 20, height: 30, data: new Uint8ClampedArray(4 * 600).fill(255) }

  test.each([
    ['by itself', []],
    ['beside a page that cannot be drawn', [BLANK]],
    ['beside a page as small as a stamp', [thumbnail]],
  ])('is found %s', async (_, others) => {
    expect(await readInTicks([...others, negative], 200)).toEqual([SEAL_ONE])
  })

  test('has nothing measured of a page that cannot be drawn', async () => {
    class Costs extends StepCosts {
      override measure: StepCosts['measure'] = () => Promise.reject(new RangeError('measured'))
    }
    const known = [await readCodesQuickly(BLANK, new Costs(() => 0))]
    const pages = { known, draw: async () => BLANK, isScan: () => true }
    expect(await searchPages(pages, () => false, new Costs(() => 0))).toEqual([{ seals: [], others: [] }])
  })
})
