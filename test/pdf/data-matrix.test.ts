import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SQUARE_CAPACITIES, SQUARE_SYMBOLS } from '../../src/core/symbol/square-symbols.ts'
import { encodeDataMatrix } from '../../src/pdf/data-matrix.ts'
import { independentSealSymbol, sealSymbol, sealSymbolSize } from '../../src/pdf/seal-symbol.ts'

const HEADER_V02 = 22
const SEPARATOR_AND_P256_SIGNATURE = 2 + 103

/** 2D-Doc table 1: characters of one value that a version 02 message may have under a P-256 signature. */
const MESSAGE_CAPACITIES: readonly (readonly [size: number, values: number])[] = [
  [40, 42],
  [44, 87],
  [48, 132],
  [52, 177],
  [64, 291],
  [72, 423],
  [80, 555],
  [88, 735],
  [96, 915],
  [104, 1095],
  [120, 1446],
  [132, 1827],
  [144, 2208],
]

function sealLike(messageLength: number): string {
  const message = 'A7'.repeat(messageLength).slice(0, messageLength)
  return `${'H'.repeat(HEADER_V02)}${message}\x1f${'Q2'.repeat(52).slice(0, 103)}`
}

describe('2D-Doc table 1', () => {
  it.each(MESSAGE_CAPACITIES)(
    'a symbol of %i modules a side holds exactly %i values of message',
    (size, values) => {
      expect(HEADER_V02 + values + SEPARATOR_AND_P256_SIGNATURE).toBe(valuesOf(size))
      expect(sealSymbolSize(sealLike(values))).toBe(size)
      expect(sealSymbol(sealLike(values)).size).toBe(size)
      if (size < 144) expect(sealSymbolSize(sealLike(values + 1))).toBeGreaterThan(size)
    },
  )

  it('ends at 144x144: one more value is refused with SEAL_TOO_LONG', () => {
    expect(() => sealSymbol(sealLike(2209))).toThrow(expect.objectContaining({ code: 'SEAL_TOO_LONG' }))
    expect(() => sealSymbolSize(sealLike(2209))).toThrow(expect.objectContaining({ code: 'SEAL_TOO_LONG' }))
  })
})

describe('a symbol of ours', () => {
  it.each(SQUARE_SYMBOLS)(
    'equals that of bwip-js in size $size, from the first text that needs it to the last',
    ({ size, dataCodewords }) => {
      const previous = SQUARE_CAPACITIES[SQUARE_CAPACITIES.indexOf(dataCodewords) - 1] ?? 0
      const longest = longestText(dataCodewords)
      const shortest = previous === 0 ? 0 : longestText(previous) + 1
      for (const length of new Set([shortest, longest - 2, longest - 1, longest])) {
        const text = 'AB1C2DE3'.repeat(300).slice(0, length)
        expect(sealSymbol(text).size).toBe(size)
        expect(sealSymbol(text)).toEqual(independentSealSymbol(text))
      }
    },
  )

  it('equals that of bwip-js for any text of bytes', () => {
    const texts = fc.oneof(
      fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 300 }),
      fc.array(fc.integer({ min: 28, max: 95 }), { maxLength: 700 }),
    )
    fc.assert(
      fc.property(texts, (bytes) => {
        const text = String.fromCharCode(...bytes)
        expect(sealSymbol(text)).toEqual(independentSealSymbol(text))
      }),
      { numRuns: 150 },
    )
  })

  it('has solid left and bottom sides, alternating top and right sides', () => {
    const { size, modules } = sealSymbol('DC04')
    for (let index = 0; index < size; index++) {
      expect(modules[index * size]).toBe(1)
      expect(modules[(size - 1) * size + index]).toBe(1)
      expect(modules[index]).toBe(index % 2 === 0 ? 1 : 0)
      expect(modules[index * size + size - 1]).toBe(index % 2)
    }
  })

  it('is refused with SEAL_TOO_LONG above 1558 codewords', () => {
    expect(encodeDataMatrix(new Uint8Array(1558)).size).toBe(144)
    expect(() => encodeDataMatrix(new Uint8Array(1559))).toThrow(
      expect.objectContaining({ code: 'SEAL_TOO_LONG' }),
    )
  })
})

function valuesOf(size: number): number {
  return longestText(SQUARE_SYMBOLS.find((symbol) => symbol.size === size)?.dataCodewords ?? 0)
}

/** Latch, whole triplets in pairs of codewords, and one last character in ASCII if a codeword is over. */
function longestText(capacity: number): number {
  return 3 * Math.floor((capacity - 1) / 2) + ((capacity - 1) % 2)
}
