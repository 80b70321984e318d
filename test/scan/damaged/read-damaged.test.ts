import { describe, expect, test } from 'vitest'
import { sealSymbol } from '../../../src/pdf/seal-symbol.ts'
import type { GreyPicture } from '../../../src/scan/damaged/grey-picture.ts'
import { PictureView } from '../../../src/scan/damaged/picture-view.ts'
import { readDamaged } from '../../../src/scan/damaged/read-damaged.ts'
import { SEAL_ONE, SEAL_TWO } from '../sample-pages.ts'
import { blurred, drawSymbol, type Outlook, repaint, steadyChance, turned } from './drawn-symbol.ts'

const SIDE = 420
const PITCH = 5
const symbol = sealSymbol(SEAL_ONE)
const { size } = symbol
const straight = turned(size, SIDE, PITCH, 0)

function textsIn(picture: GreyPicture): readonly string[] {
  return readDamaged(new PictureView(picture)).reads.map((read) => read.text)
}

/** Whether a place of the straight picture is on the symbol. */
function onSymbol(x: number, y: number): readonly [number, number] {
  return straight(x + 0.5, y + 0.5)
}

describe('a damaged symbol is read', () => {
  test.each([0, 9, 45, 90, 163, 270])('turned by %i degrees', (degrees) => {
    expect(textsIn(drawSymbol(symbol, SIDE, turned(size, SIDE, PITCH, degrees)))).toEqual([SEAL_ONE])
  })

  test('taken aslant', () => {
    const aslant: Outlook = (x, y) => {
      const depth = 1 + 0.0006 * (x - SIDE / 2) - 0.0009 * (y - SIDE / 2)
      return straight((x - SIDE / 2) / depth + SIDE / 2, (y - SIDE / 2) / depth + SIDE / 2)
    }
    expect(textsIn(drawSymbol(symbol, SIDE, aslant))).toEqual([SEAL_ONE])
  })

  test('on a sheet that curls', () => {
    const curled: Outlook = (x, y) => straight(x, y + 7 * Math.sin(x / 70))
    expect(textsIn(drawSymbol(symbol, SIDE, curled))).toEqual([SEAL_ONE])
  })

  test('across a crease that hides half a module', () => {
    const creased: Outlook = (x, y) => straight(x < SIDE * 0.57 ? x : x + PITCH * 0.6, y)
    expect(textsIn(drawSymbol(symbol, SIDE, creased))).toEqual([SEAL_ONE])
  })

  test.each([0.7, 1.6])('across two creases that hide %d modules each', (hidden) => {
    const creased: Outlook = (x, y) =>
      straight(x < SIDE * 0.42 ? x : x + PITCH * hidden, y < SIDE * 0.6 ? y : y + PITCH * hidden)
    expect(textsIn(drawSymbol(symbol, SIDE, creased))).toEqual([SEAL_ONE])
  })

  test('across a crease that hides one module exactly, so that edges tell nothing', () => {
    const creased: Outlook = (x, y) => straight(x, y < SIDE * 0.4 ? y : y + PITCH)
    expect(textsIn(drawSymbol(symbol, SIDE, creased))).toEqual([SEAL_ONE])
  })

  test('across a crease aslant, at its place', () => {
    const creased: Outlook = (x, y) =>
      x + y < SIDE ? straight(x, y) : straight(x + PITCH / 2, y + PITCH / 2)
    const { reads } = readDamaged(new PictureView(drawSymbol(symbol, SIDE, creased)))
    expect(reads).toMatchObject([{ text: SEAL_ONE, sight: 'unfolded' }])
    const start = (SIDE - size * PITCH) / 2
    for (const { corners } of reads)
      expect(Math.hypot(corners[3].x - start, corners[3].y - start)).toBeLessThan(PITCH)
  })

  test('at little more than one and a half pixels a module', () => {
    expect(textsIn(drawSymbol(symbol, 160, turned(size, 160, 1.7, 2)))).toEqual([SEAL_ONE])
  })

  test('so blurred that single modules run together', () => {
    expect(textsIn(blurred(drawSymbol(symbol, SIDE, straight), 2))).toEqual([SEAL_ONE])
  })

  test('mirrored, and light on dark', () => {
    const mirrored: Outlook = (x, y) => straight(SIDE - x, y)
    expect(textsIn(drawSymbol(symbol, SIDE, mirrored))).toEqual([SEAL_ONE])
    expect(textsIn(repaint(drawSymbol(symbol, SIDE, straight), (grey) => 255 - grey))).toEqual([SEAL_ONE])
  })

  test('with a corner of its finder torn off', () => {
    const torn = repaint(drawSymbol(symbol, SIDE, straight), (grey, x, y) => {
      const [column, row] = onSymbol(x, y)
      return column < 9 && row > size - 9 ? 250 : grey
    })
    expect(textsIn(torn)).toEqual([SEAL_ONE])
  })

  test('under a stamp whose ink is nearly as black as the print', () => {
    const stamped = repaint(drawSymbol(symbol, SIDE, straight), (grey, x, y) => {
      const distance = Math.hypot(x - SIDE * 0.6, y - SIDE * 0.55)
      const onRing = Math.abs(distance - 90) < 5 || Math.abs(distance - 62) < 4
      return onRing ? Math.min(grey, 85) : grey
    })
    expect(textsIn(stamped)).toEqual([SEAL_ONE])
  })

  test('amid coarse grain, faded to a fifth of its contrast', () => {
    const chance = steadyChance(7)
    const faded = repaint(
      drawSymbol(symbol, SIDE, straight),
      (grey) => 120 + grey * 0.2 + 40 * (chance() + chance() + chance() - 1.5),
    )
    expect(textsIn(faded)).toEqual([SEAL_ONE])
  })

  test('beside another one, each at its place', () => {
    const [one, two] = [SEAL_ONE, SEAL_TWO].map((text) => drawSymbol(sealSymbol(text), SIDE, straight))
    const data = new Uint8Array(2 * SIDE * SIDE)
    data.set(one?.data ?? [])
    data.set(two?.data ?? [], SIDE * SIDE)
    const { reads } = readDamaged(new PictureView({ width: SIDE, height: 2 * SIDE, data }))
    expect(reads.map((read) => read.text).toSorted()).toEqual([SEAL_ONE, SEAL_TWO].toSorted())
    for (const read of reads) {
      const top = (SIDE - size * PITCH) / 2 + (read.text === SEAL_TWO ? SIDE : 0)
      const left = (SIDE - size * PITCH) / 2
      expect(Math.hypot(read.corners[3].x - left, read.corners[3].y - top)).toBeLessThan(PITCH)
      expect(Math.hypot(read.corners[0].x - left, read.corners[0].y - top - size * PITCH)).toBeLessThan(PITCH)
    }
  })
})

describe('nothing is read', () => {
  test('that the caller says cannot be', () => {
    const picture = drawSymbol(symbol, SIDE, straight)
    expect(readDamaged(new PictureView(picture), { proves: () => false }).reads).toEqual([])
  })

  test('that does not begin as a 2D-Doc', () => {
    const other = sealSymbol(SEAL_ONE.replace('DC04', 'XC04'))
    expect(textsIn(drawSymbol(other, SIDE, turned(other.size, SIDE, PITCH, 0)))).toEqual([])
  })

  test('of which half the modules are gone', () => {
    const half = repaint(drawSymbol(symbol, SIDE, straight), (grey, x) => (x < SIDE / 2 ? 240 : grey))
    expect(textsIn(half)).toEqual([])
  })

  test.each([1, 2])('in squares of chance inside the finder of a symbol (%i)', (seed) => {
    const chance = steadyChance(seed)
    const modules = symbol.modules.map((module, at) => {
      const isKnown = [at % size, Math.floor(at / size)].some(
        (place) => place % 26 === 0 || place % 26 === 25,
      )
      return isKnown ? module : chance() < 0.5 ? 1 : 0
    })
    expect(textsIn(drawSymbol({ size, modules }, SIDE, straight))).toEqual([])
  })

  test('where nothing looks like a symbol, which is told', () => {
    const blank = repaint(
      drawSymbol(symbol, SIDE, () => [-1, -1]),
      (grey, x) => grey - x / 20,
    )
    expect(readDamaged(new PictureView(blank))).toEqual({ reads: [], likeness: 0 })
  })

  test('once time is up', () => {
    const picture = drawSymbol(symbol, SIDE, straight)
    expect(readDamaged(new PictureView(picture), { isTimeUp: () => true }).reads).toEqual([])
  })
})
