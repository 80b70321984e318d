import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  confidentialCodeFrom,
  normaliseConfidentialCode,
  sameConfidentialCode,
} from '../../../src/core/licence/confidential-code.ts'

const bytes = fc.uint8Array({ minLength: 64, maxLength: 64 })
const codes = bytes.map(confidentialCodeFrom).filter((code) => code !== null)

describe('a confidential code', () => {
  it('is eight characters that no hand confuses: no 0 O 1 I L U', () => {
    fc.assert(fc.property(codes, (code) => /^[2-9A-HJKMNP-TV-Z]{8}$/.test(code)))
  })

  it('takes each of the thirty characters from as many bytes as any other', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte += 1) {
      const [first] = confidentialCodeFrom(new Uint8Array(8).fill(byte)) ?? ''
      if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1)
    }
    expect(counts.size).toBe(30)
    expect(new Set(counts.values())).toEqual(new Set([8]))
  })

  it('leaves out the bytes that would favour some characters', () => {
    const plain = Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7])
    const mixed = Uint8Array.from([240, 0, 255, 1, 2, 241, 3, 4, 5, 250, 6, 7, 8])
    expect(confidentialCodeFrom(mixed)).toBe(confidentialCodeFrom(plain))
  })

  it('is not made of too few bytes of use', () => {
    expect(confidentialCodeFrom(new Uint8Array(7))).toBeNull()
    expect(confidentialCodeFrom(new Uint8Array(64).fill(255))).toBeNull()
  })

  it('is known again however it is typed', () => {
    const separators = fc.array(fc.constantFrom('', ' ', '-', '.', '\u00a0', '–', '\t'), {
      minLength: 8,
      maxLength: 8,
    })
    fc.assert(
      fc.property(codes, separators, fc.boolean(), (code, between, lower) => {
        const spaced = [...code].map((character, index) => `${between[index]}${character}`).join('')
        const typed = lower ? spaced.toLowerCase() : spaced
        return normaliseConfidentialCode(typed) === code && sameConfidentialCode(code, typed)
      }),
    )
  })

  it('is known again with the characters of codes given before: 0 O 1 I L U', () => {
    expect(sameConfidentialCode('U3QF9J7L', 'u3qf 9j7l')).toBe(true)
    expect(sameConfidentialCode('A0000000', 'AO000000')).toBe(false)
  })

  it('is not another one that differs in one character, in length, or in what follows', () => {
    fc.assert(
      fc.property(codes, fc.nat(7), fc.constantFrom('!', '0', 'é', '\0'), (code, index, other) => {
        const changed = code.slice(0, index) + other + code.slice(index + 1)
        const others = [changed, code.slice(0, index), code + other, code + '\0'.repeat(40), '']
        return others.every((typed) => !sameConfidentialCode(code, typed))
      }),
    )
  })

  it('compares as plain equality of what was normalised does', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const equal = normaliseConfidentialCode(one) === normaliseConfidentialCode(other)
        return sameConfidentialCode(one, other) === equal && sameConfidentialCode(one, one)
      }),
    )
  })
})
