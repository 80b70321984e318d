import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { promiseOf } from '../../src/scan/page-promise.ts'
import { BLANK, type Picture } from '../../src/scan/picture.ts'
import { dataMatrixPng, type Placed, pagePng, SEAL_ONE, writtenPagePng } from './sample-pages.ts'

let one: Placed

beforeAll(async () => {
  one = { png: await dataMatrixPng(SEAL_ONE, 6), x: 20, y: 30, width: 28.8 }
})

async function promised(png: Buffer): Promise<number> {
  return promiseOf(await pictureOf(png))
}

async function pictureOf(png: Buffer): Promise<Picture> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) }
}

describe('what a page promises', () => {
  test.each([50, 200])('is twice as much with a code as with writing alone, at %i dpi', async (dpi) => {
    const written = await promised(await writtenPagePng(dpi, []))
    expect(await promised(await writtenPagePng(dpi, [one]))).toBeGreaterThan(2 * written)
  })

  test('is nothing on an empty page, nor where no page could be drawn', async () => {
    expect(await promised(await pagePng(50, []))).toBe(0)
    expect(promiseOf(BLANK)).toBe(0)
  })
})
