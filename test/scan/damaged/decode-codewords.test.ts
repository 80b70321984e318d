import bwipjs from 'bwip-js/node'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeC40, padCodewords } from '../../../src/core/seal/c40.ts'
import { SQUARE_CAPACITIES, SQUARE_SYMBOLS } from '../../../src/core/symbol/square-symbols.ts'
import { layoutOf } from '../../../src/core/symbol/symbol-layout.ts'
import { decodeCodewords } from '../../../src/scan/damaged/decode-codewords.ts'

/** Takes the data codewords out of a symbol drawn by bwip-js, which chooses encodations itself. */
function codewordsByBwip(text: string): Uint8Array {
  const [drawn] = bwipjs.raw('datamatrix', text, { ...{ format: 'square' }, binarytext: true })
  if (drawn === undefined || !('pixs' in drawn)) throw new TypeError('bwip-js drew no matrix')
  const symbol = SQUARE_SYMBOLS.find(({ size }) => size === drawn.pixx)
  if (symbol === undefined) throw new TypeError(`bwip-js drew a symbol of ${drawn.pixx}`)
  const { moduleOfBit } = layoutOf(symbol)
  return Uint8Array.from({ length: symbol.dataCodewords }, (_, index) => {
    let codeword = 0
    for (let bit = 0; bit < 8; bit++)
      codeword = codeword * 2 + (drawn.pixs[moduleOfBit[8 * index + bit] ?? 0] ?? 0)
    return codeword
  })
}

describe('codewords of a symbol', () => {
  test('give back any text written in C40 by our encoder', () => {
    const byteText = fc
      .uint8Array({ minLength: 1, maxLength: 200 })
      .map((bytes) => String.fromCharCode(...bytes))
    fc.assert(
      fc.property(byteText, (text) => {
        const encoded = encodeC40(text, SQUARE_CAPACITIES)
        if (encoded === undefined) return
        expect(decodeCodewords(padCodewords(encoded.codewords, encoded.capacity))).toBe(text)
      }),
    )
  })

  test.each([
    ['C40', 230, 'DC04.PLAIN+CAPITALS.123'],
    ['Text', 239, 'dc04 lower case and some more lower'],
    ['X12', 238, 'ABC*DEF>GHI*123>45\rXYZ*ABC>DEF*GHI>JKL*'],
    ['EDIFACT', 240, '.A.B!C@D#E$F%G^H&I*J(K)L.M,N'],
    ['Base 256', 231, 'DC01\u0000\u0001\u00ff\u0080binary\u00e9\u00e8\u00e0\u00f1'],
    ['Base 256', 231, `DC01${'\u00e9\u0002'.repeat(150)}`],
  ])('in %s, as another encoder writes it, are read', (_, latch, text) => {
    const codewords = codewordsByBwip(text)
    expect([...codewords]).toContain(latch)
    expect(decodeCodewords(codewords)).toBe(text)
  })

  test('with wrong padding are refused', () => {
    const { codewords, capacity } = encodeC40('DC04FR', SQUARE_CAPACITIES.slice(5)) ?? expect.fail()
    const padded = padCodewords(codewords, capacity)
    padded[capacity - 1] = (padded[capacity - 1] ?? 0) ^ 1
    expect(decodeCodewords(padded)).toBeNull()
  })

  test('whatever they are give a text or nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (codewords) => {
        const text = decodeCodewords(codewords)
        expect(text === null || [...text].every((character) => character.charCodeAt(0) <= 255)).toBe(true)
      }),
    )
  })
})
