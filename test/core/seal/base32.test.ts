import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase32, encodeBase32 } from '../../../src/core/seal/base32.ts'
import { SealError } from '../../../src/core/seal/seal-error.ts'
import { thrownBy } from './thrown-by.ts'

describe('base32', () => {
  it('agrees with the test vectors of RFC 4648, section 10, without their padding', () => {
    const vectors = {
      '': '',
      f: 'MY',
      fo: 'MZXQ',
      foo: 'MZXW6',
      foob: 'MZXW6YQ',
      fooba: 'MZXW6YTB',
      foobar: 'MZXW6YTBOI',
    }
    for (const [plain, encoded] of Object.entries(vectors)) {
      expect(encodeBase32(new TextEncoder().encode(plain))).toBe(encoded)
      expect(new TextDecoder().decode(decodeBase32(encoded))).toBe(plain)
    }
  })

  it('gives back any bytes encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 140 }), (bytes) => {
        expect(decodeBase32(encodeBase32(bytes))).toEqual(new Uint8Array(bytes))
      }),
    )
  })

  it('accepts one spelling only: what decodes is what encoding writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ABCQYZ2567=a01') }), (text) => {
        let bytes: Uint8Array | null = null
        try {
          bytes = decodeBase32(text)
        } catch (error) {
          expect(error).toBeInstanceOf(SealError)
        }
        if (bytes !== null) expect(encodeBase32(bytes)).toBe(text)
      }),
    )
  })

  it.each([
    ['MZXW6YQ=', 'BASE32_PADDING', 7],
    ['MZxW6YQ', 'BASE32_CHARACTER', 2],
    ['MZ0W6YQ', 'BASE32_CHARACTER', 2],
    ['MZ1W6YQ', 'BASE32_CHARACTER', 2],
    ['MZXW8YQ', 'BASE32_CHARACTER', 4],
    ['MZXW69Q', 'BASE32_CHARACTER', 5],
    ['MZXW6YR', 'BASE32_UNUSED_BITS', 6],
    ['M', 'BASE32_LENGTH', 1],
    ['MZX', 'BASE32_LENGTH', 3],
    ['MZXW6Y', 'BASE32_LENGTH', 6],
  ])('refuses %s with %s', (text, code, offset) => {
    expect(thrownBy(() => decodeBase32(text))).toMatchObject({ code, offset })
  })

  it('counts offsets in the whole text when it decodes a part of it', () => {
    expect(decodeBase32('<MY>', 1, 3)).toEqual(Uint8Array.of(0x66))
    expect(thrownBy(() => decodeBase32('<mY>', 1, 3))).toMatchObject({ offset: 1 })
  })
})
