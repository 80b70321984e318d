import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appendCheckCodewords } from '../../../src/pdf/reed-solomon.ts'
import { correctBlock } from '../../../src/scan/damaged/correct-block.ts'

/** A block, places to damage with what is written over them, and how many of those are known to be damaged. */
const damagedBlock = fc
  .record({
    data: fc.uint8Array({ minLength: 20, maxLength: 160 }),
    checks: fc.integer({ min: 6, max: 34 }).map((half) => 2 * half),
    order: fc.array(fc.nat(), { minLength: 68, maxLength: 68 }),
    overwritten: fc.array(fc.integer({ min: 1, max: 255 }), { minLength: 68, maxLength: 68 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ data, checks, order, overwritten, share }) => {
    const block = appendCheckCodewords(data, checks, 1)
    const places = [...new Set(order.map((place) => place % block.length))]
    const erasures = Math.floor(share * checks)
    return { block, checks, places, overwritten, erasures }
  })

function damage(block: Uint8Array, places: readonly number[], overwritten: readonly number[]): Uint8Array {
  const damaged = block.slice()
  places.forEach((place, index) => {
    damaged[place] = (damaged[place] ?? 0) ^ (overwritten[index] ?? 1)
  })
  return damaged
}

describe('a Reed-Solomon block', () => {
  test('is corrected wherever erasures and twice the errors fit the check codewords', () => {
    fc.assert(
      fc.property(damagedBlock, ({ block, checks, places, overwritten, erasures }) => {
        const errors = Math.floor((checks - erasures) / 2)
        const hit = places.slice(0, erasures + errors)
        const known = hit.slice(0, erasures)
        const received = damage(block, hit, overwritten)
        expect(correctBlock(received, checks, known, 0)).toBeLessThanOrEqual(checks)
        expect(received).toEqual(block)
      }),
      { numRuns: 200 },
    )
  })

  test('is left as it was when it would spend what is held in reserve', () => {
    fc.assert(
      fc.property(damagedBlock, ({ block, checks, places, overwritten }) => {
        const errors = checks / 2
        if (places.length < errors) return
        const received = damage(block, places.slice(0, errors), overwritten)
        const before = received.slice()
        expect(correctBlock(received, checks, [], 1)).toBe(-1)
        expect(received).toEqual(before)
      }),
    )
  })

  test('says how much of the correction it spent: one for an erasure, two for an error', () => {
    const block = appendCheckCodewords(
      Uint8Array.from({ length: 40 }, (_, index) => index),
      28,
      1,
    )
    const received = damage(block, [3, 11, 50], [1, 2, 3])
    expect(correctBlock(received, 28, [3, 20], 0)).toBe(2 + 2 * 2)
    expect(correctBlock(block.slice(), 28, [], 0)).toBe(0)
  })

  test('of noise is practically never corrected while six check codewords are kept', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 242, maxLength: 242 }), (noise) => {
        expect(
          correctBlock(
            noise.slice(),
            68,
            Array.from({ length: 62 }, (_, place) => place),
            6,
          ),
        ).toBe(-1)
      }),
      { numRuns: 200 },
    )
  })
})
