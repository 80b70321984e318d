import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCodePart, writeCodePart } from '../../../src/core/seal/code-part.ts'
import { composeBinarySeal, composeMixedSeal } from '../../../src/core/seal/compose-binary-seal.ts'
import { encodeHeader } from '../../../src/core/seal/header.ts'
import { joinCodes, splitCode } from '../../../src/core/seal/multi-code.ts'
import { decodeSeal } from '../../../src/core/seal/seal.ts'
import { BINARY_HEADER, block, MIXED_HEADER, signedBinary } from './binary-samples.ts'
import { thrownBy } from './thrown-by.ts'

const US = '\u001f'
const C40 = `${encodeHeader({ ...MIXED_HEADER, documentType: 'AB' })}6HM\u001d6GSPECIMEN\u001d69120719736ATOULON${US}${'A'.repeat(103)}`
const BINARY = signedBinary(composeBinarySeal(BINARY_HEADER, [block('01', ...Array(60).fill(0xee))]))
const MIXED = signedBinary(
  composeMixedSeal(MIXED_HEADER, [{ id: '69', value: '12071973' }], [block('cc', 1, 0xff, 3)]),
)
const found = (texts: readonly string[]) => texts.map((text) => ({ text }))
const joined = (texts: readonly string[]) => joinCodes(found(texts))

describe('a seal spread over several codes', () => {
  it.each([
    ['C40', C40],
    ['binary', BINARY],
    ['mixed', MIXED],
  ])('of %s form is whole again, whatever the order and however often each code is seen', (_, text) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 16 }).chain((count) => {
          const parts = splitCode(text, 'X7Q', count)
          return fc.shuffledSubarray([...parts, ...parts], { minLength: 2 * count, maxLength: 2 * count })
        }),
        (texts) => {
          const { seals, incomplete, conflicting, rest } = joined(texts)
          expect(seals.map((seal) => seal.text)).toEqual([text])
          expect([incomplete, conflicting, rest]).toEqual([[], [], []])
          expect(decodeSeal(seals[0]?.text ?? '')).toEqual(decodeSeal(text))
        },
      ),
    )
  })

  it('with any one code missing names the place, and gives nothing to decode', () => {
    for (const text of [C40, BINARY, MIXED])
      for (const count of [2, 3, 16])
        for (let place = 1; place <= count; place++) {
          const parts = splitCode(text, '00A', count).toSpliced(place - 1, 1)
          const { seals, incomplete } = joined(parts)
          expect(seals).toEqual([])
          expect(incomplete).toEqual([
            { setId: '00A', expected: count, missing: [place], parts: found(parts) },
          ])
        }
  })

  it('bears the C40 envelope until bytes come, then the binary one of the same set', () => {
    const parts = splitCode(MIXED, 'X7Q', 6)
    expect(new Set(parts.map((part) => part.charAt(0)))).toEqual(new Set(['E', '\u00ee']))
    expect(new Set(parts.map((part) => readCodePart(part)?.setId))).toEqual(new Set(['X7Q']))
    expect(splitCode(C40, 'X7Q', 3).map((part) => part.slice(0, 6))).toEqual(['EX7Q02', 'EX7Q12', 'EX7Q22'])
    const envelopes = splitCode(BINARY, 'X7Q', 2).map((part) => part.charCodeAt(3))
    expect(envelopes).toEqual([0x0f, 0x1f])
  })

  it('keeps the codes it came from, in their order, for their places on the page', () => {
    const codes = splitCode(C40, 'X7Q', 3).map((text, page) => ({ text, page }))
    const [seal] = joinCodes(codes.toReversed()).seals
    expect(seal?.parts).toEqual(codes)
  })

  it('with two different codes in one place is worthless, and says where', () => {
    const parts = splitCode(C40, 'X7Q', 3)
    const forged = parts[1]?.replace('OULON', 'OULAN') ?? ''
    const { seals, incomplete, conflicting } = joined([...parts, forged])
    expect([seals, incomplete]).toEqual([[], []])
    expect(conflicting).toMatchObject([{ setId: 'X7Q', expected: 3, places: [2] }])
  })

  it('is not mixed with another set, nor with codes that are whole', () => {
    const [one, other] = [splitCode(C40, 'AAA', 2), splitCode(BINARY, 'BBB', 2)]
    const { seals, rest } = joined([other[1] ?? '', C40, one[0] ?? '', other[0] ?? '', one[1] ?? ''])
    expect(seals.map(({ text }) => text).sort()).toEqual([C40, BINARY].sort())
    expect(rest).toEqual([{ text: C40 }])
    const counts = joined([one[0] ?? '', splitCode(C40, 'AAA', 3)[1] ?? ''])
    expect(counts.incomplete).toMatchObject([
      { expected: 2, missing: [2] },
      { expected: 3, missing: [1, 3] },
    ])
  })

  it('is never decoded by one of its codes', () => {
    for (const text of [C40, BINARY, MIXED])
      for (const part of splitCode(text, 'X7Q', 4))
        expect(thrownBy(() => decodeSeal(part))).toMatchObject({
          code: expect.stringMatching(/CODE_PART|NOT_A_SEAL/),
        })
  })

  it('of a million characters is joined in one pass', () => {
    const parts = Array.from({ length: 16 }, (_, index) =>
      writeCodePart('c40', {
        setId: 'X7Q',
        index,
        count: 16,
        content: `${index === 0 ? 'DC04' : ''}${'E'.repeat(62_500)}`,
      }),
    )
    const [seal] = joined([...parts, ...parts]).seals
    expect(seal?.text).toHaveLength(1_000_004)
    expect(thrownBy(() => decodeSeal(seal?.text ?? ''))).toMatchObject({ code: 'TEXT_TOO_LONG' })
  })
})

describe('the envelope of one of several codes', () => {
  it('is read as it is written', () => {
    const setId = fc.string({ unit: fc.constantFrom(...'0123456789ABCXYZ'), minLength: 3, maxLength: 3 })
    const place = fc
      .integer({ min: 2, max: 16 })
      .chain((count) => fc.record({ count: fc.constant(count), index: fc.nat(count - 1) }))
    fc.assert(
      fc.property(fc.constantFrom('c40', 'binary'), setId, place, (form, id, { count, index }) => {
        const part = { setId: id, index, count, content: 'DC04FR' }
        expect(readCodePart(writeCodePart(form as 'c40' | 'binary', part))).toEqual(part)
      }),
    )
  })

  it.each([
    ['EX7Q02DC03FR', 'begins a seal of a version that is never spread'],
    ['EX7Q02', 'begins no seal'],
    ['EX7Q32', 'has a place beyond its set'],
    ['EX7Q10', 'is one of one'],
    ['EX7q12', 'has a set id in small letters'],
    ['EX7Q1G', 'counts in no hexadecimal digit'],
    ['EX7Q1', 'is cut'],
    ['\u00ee\u0012\u0034', 'is cut, in binary'],
    ['\u00ee\u0012\u0034\u00f0', 'counts seventeen'],
    ['\u00ee\u0012\u0034\u002f', 'has a place beyond its set, in binary'],
    ['\u00ee\u0012\u20ac\u001f', 'holds what no byte is'],
  ])('is none in %j, which %s', (text) => {
    expect(readCodePart(text)).toBeNull()
  })

  it('names a set that spells no characters by its two bytes', () => {
    expect(readCodePart('\u00ee\u0012\u0034\u001f')).toMatchObject({ setId: '1234', index: 1, count: 2 })
    expect(thrownBy(() => splitCode(C40, '1234', 2))).toMatchObject({ code: 'BAD_VALUE' })
    expect(thrownBy(() => splitCode(C40, 'X7Q', 1))).toMatchObject({ code: 'BAD_VALUE' })
    expect(thrownBy(() => splitCode(C40, 'X7Q', 17))).toMatchObject({ code: 'BAD_VALUE' })
    expect(thrownBy(() => splitCode('D', 'X7Q', 2))).toMatchObject({ code: 'BAD_VALUE' })
  })
})
