import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeC40, padCodewords } from '../../../src/core/seal/c40.ts'
import { SQUARE_CAPACITIES } from '../../../src/core/symbol/square-symbols.ts'
import { decodeC40Codewords } from './c40-reference.ts'

const anyByteText = fc
  .array(fc.integer({ min: 0, max: 255 }), { maxLength: 200 })
  .map((bytes) => String.fromCharCode(...bytes))

function codewordsOf(text: string, ...capacities: number[]): number[] | undefined {
  const encoded = encodeC40(text, capacities.length > 0 ? capacities : [1558])
  return encoded && Array.from(encoded.codewords)
}

describe('the end of a C40 text', () => {
  it('is the unlatch after whole triplets when there is room for it', () => {
    // A = 14, B = 15, C = 16: 1600 × 14 + 40 × 15 + 16 + 1 = 23017 = 89 × 256 + 233
    expect(codewordsOf('ABC', 5)).toEqual([230, 89, 233, 254])
  })

  it('is the last triplet itself when the symbol is full', () => {
    expect(codewordsOf('ABC', 3)).toEqual([230, 89, 233])
  })

  it('completes two values with Shift 1', () => {
    // 1600 × 14 + 40 × 15 + 0 + 1 = 23001 = 89 × 256 + 217
    expect(codewordsOf('AB', 5)).toEqual([230, 89, 217, 254])
    expect(codewordsOf('AB', 3)).toEqual([230, 89, 217])
  })

  it('writes one value left in ASCII after the unlatch', () => {
    expect(codewordsOf('ABCD', 8)).toEqual([230, 89, 233, 254, 69])
    expect(codewordsOf('ABCD', 5)).toEqual([230, 89, 233, 254, 69])
  })

  it('writes one value left in ASCII without unlatch in the very last codeword', () => {
    expect(codewordsOf('ABCD', 4)).toEqual([230, 89, 233, 69])
    expect(codewordsOf('A', 2)).toEqual([230, 66])
  })

  it('never splits a character between C40 and ASCII', () => {
    // "/" is Shift 2 and 14: its second value would be the one left over.
    expect(codewordsOf('AB/', 8)).toEqual([230, 89, 217, 254, 48])
    // "é" is four values, of which one would be left over; upper shift 235, then 233 - 127.
    expect(codewordsOf('é', 8)).toEqual([230, 254, 235, 106])
    // A no-break space is three values: the D before it goes to ASCII as well.
    expect(codewordsOf('ABCD\u00a0', 10)).toEqual([230, 89, 233, 254, 69, 235, 33])
  })

  it('keeps the unlatch where Shift 1 completed the triplet before the last codeword', () => {
    expect(codewordsOf('AB/', 4)).toBeUndefined()
  })

  it('is the unlatch alone for an empty text', () => {
    expect(codewordsOf('', 3)).toEqual([230, 254])
  })
})

describe('the capacity taken', () => {
  it('is the smallest offered that holds the text', () => {
    expect(encodeC40('ABCDEF', [3, 5, 8])?.capacity).toBe(5)
    expect(encodeC40('ABCDEFG', [3, 5, 8])?.capacity).toBe(8)
  })

  it('is none when the text is longer than all of them', () => {
    expect(encodeC40('ABCDEFG', [3, 5])).toBeUndefined()
  })
})

describe('padding', () => {
  it('is 129, then the 253-state sequence', () => {
    // Position 7: (149 × 7) mod 253 + 1 = 32, + 129 = 161. Position 8: 181 + 129 = 310, - 254 = 56.
    expect(Array.from(padCodewords(Uint8Array.of(230, 89, 233, 254, 69), 8))).toEqual([
      230, 89, 233, 254, 69, 129, 161, 56,
    ])
  })

  it('leaves a full symbol as it is', () => {
    expect(Array.from(padCodewords(Uint8Array.of(230, 89, 233), 3))).toEqual([230, 89, 233])
  })
})

describe('a text of bytes', () => {
  it('comes back from the codewords of the smallest square symbol', () => {
    fc.assert(
      fc.property(anyByteText, (text) => {
        const encoded = encodeC40(text, SQUARE_CAPACITIES)
        expect(encoded).toBeDefined()
        if (encoded === undefined) return
        const padded = padCodewords(encoded.codewords, encoded.capacity)
        expect(padded[0]).toBe(230)
        expect(decodeC40Codewords(padded)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('comes back from every capacity that takes it, tight or loose', () => {
    fc.assert(
      fc.property(anyByteText, fc.integer({ min: 0, max: 6 }), (text, spare) => {
        const tight =
          [...Array(1558).keys()].find((capacity) => encodeC40(text, [capacity]) !== undefined) ?? 0
        const encoded = encodeC40(text, [tight + spare])
        expect(encoded).toBeDefined()
        if (encoded === undefined) return
        expect(decodeC40Codewords(padCodewords(encoded.codewords, tight + spare))).toBe(text)
      }),
      { numRuns: 100 },
    )
  })

  it('is refused with the offset of the first character above U+00FF', () => {
    expect(() => encodeC40('ABŒ', [8])).toThrow(
      expect.objectContaining({ code: 'C40_CHARACTER', evidence: { offset: 2 } }),
    )
  })
})
