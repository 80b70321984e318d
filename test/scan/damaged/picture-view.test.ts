import { expect, test } from 'vitest'
import { sealSymbol } from '../../../src/pdf/seal-symbol.ts'
import { accentuateWindow, despeckleWindow } from '../../../src/scan/damaged/focus-window.ts'
import { PictureView } from '../../../src/scan/damaged/picture-view.ts'
import { WINDOW } from '../../../src/scan/damaged/search-window.ts'
import { findTextures } from '../../../src/scan/texture.ts'
import { viewOf } from '../../../src/scan/view-of.ts'
import { SEAL_ONE } from '../sample-pages.ts'
import { drawSymbol, turned } from './drawn-symbol.ts'

const SIDE = 600
const symbol = sealSymbol(SEAL_ONE)
const grey = drawSymbol(symbol, SIDE, turned(symbol.size, SIDE, 4, 0))
const picture = {
  width: SIDE,
  height: SIDE,
  data: Uint8ClampedArray.from({ length: 4 * SIDE * SIDE }, (_, at) => grey.data[at >> 2] ?? 0),
}

test('what is seen in a picture is worked out once, however many ask', () => {
  expect(viewOf(picture)).toBe(viewOf(picture))
  const [first] = viewOf(picture).candidates(5)
  const [again] = viewOf(picture).candidates(1)
  expect(again).toBe(first)
  expect(again?.window).toBe(first?.window)
  expect(again?.seeds).toBe(first?.seeds)
})

test('the best candidate of a page is its symbol, and half of it is ink', () => {
  const [best] = new PictureView(grey).candidates(1)
  const { x = 0, y = 0, side = 0 } = best?.place ?? {}
  expect(Math.abs(x + side / 2 - SIDE / 2)).toBeLessThan(30)
  expect(Math.abs(y + side / 2 - SIDE / 2)).toBeLessThan(30)
  expect(best?.ink).toBeCloseTo(0.5, 0)
})

test('the part of a picture with most texture is its symbol with a margin', () => {
  const [part] = findTextures(picture, 1)
  const drawn = symbol.size * 4
  expect(part?.width).toBeGreaterThan(drawn)
  expect(part?.width).toBeLessThan(2 * drawn)
  expect(part?.left).toBeLessThan((SIDE - drawn) / 2)
})

test('a speck goes and an edge stays; an edge accentuated is steeper', () => {
  const data = Float32Array.from({ length: WINDOW * WINDOW }, (_, at) => (at % WINDOW < 256 ? 60 : 180))
  data[100 * WINDOW + 100] = 255
  const window = { size: WINDOW, data, left: 0, top: 0, scale: 1 }
  const clean = despeckleWindow(window).data
  expect([clean[100 * WINDOW + 100], clean[100 * WINDOW + 255], clean[100 * WINDOW + 256]]).toEqual([
    60, 60, 180,
  ])
  const steep = accentuateWindow(window, 2, 2).data
  expect((steep[300 * WINDOW + 256] ?? 0) - (steep[300 * WINDOW + 255] ?? 0)).toBeGreaterThan(120)
})
