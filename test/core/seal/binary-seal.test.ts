import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { encodeBinaryHeader } from '../../../src/core/seal/binary-header.ts'
import {
  decodeBinaryDay,
  decodeTriplets,
  encodeBinaryDay,
  encodeTriplets,
} from '../../../src/core/seal/binary-values.ts'
import { certificateNames } from '../../../src/core/seal/certificate-names.ts'
import { attachBinarySignature, composeBinarySeal } from '../../../src/core/seal/compose-binary-seal.ts'
import { decodeSeal, type Seal } from '../../../src/core/seal/seal.ts'
import { SealError } from '../../../src/core/seal/seal-error.ts'
import { sealIdentity } from '../../../src/core/seal/seal-identity.ts'
import { importSealKey, type SealKey, verifySealSignature } from '../../../src/core/seal/signature.ts'
import { anyBlocks, BINARY_HEADER, block, SPKI, signedBinary } from './binary-samples.ts'
import { thrownBy } from './thrown-by.ts'

const BLOCKS = [block('0a', 0x5a, 0x94, 0xb3, 0xde), block('ba', 0x5f, 0xb3, 0xe1), block('af')]
const signedText = composeBinarySeal(BINARY_HEADER, BLOCKS)
const genuine = signedBinary(signedText)
const latin1 = (...bytes: readonly number[]) => String.fromCharCode(...bytes)
const head = composeBinarySeal(BINARY_HEADER, [])

let key: SealKey
beforeAll(async () => {
  key = await importSealKey(SPKI)
})
const verifies = ({ signedBytes, signature }: Seal) => verifySealSignature(signedBytes, signature, key)

/** The seal, or null where it is refused as a seal is refused. */
function decoded(text: string): Seal | null {
  try {
    return decodeSeal(text)
  } catch (error) {
    expect(error).toBeInstanceOf(SealError)
    return null
  }
}

describe('a seal in binary form', () => {
  it('decodes into the header and blocks it was composed of, and its signature verifies', async () => {
    const seal = decodeSeal(genuine)
    expect(seal).toMatchObject({ form: 'binary', header: BINARY_HEADER, fields: [], faults: [], annex: null })
    expect(seal.blocks).toEqual(BLOCKS)
    expect(seal.signedText).toBe(signedText)
    expect(await verifies(seal)).toBe(true)
  })

  it('of any header and blocks comes back as it was', async () => {
    const characters = (set: string, length: number) =>
      fc.string({ unit: fc.constantFrom(...set), minLength: length, maxLength: length })
    const day = fc.option(
      fc.integer({ min: 0, max: 90_000 }).map((days) => addDays(parseCalendarDay('2000-01-01'), days)),
    )
    const header = fc.record({
      version: fc.constant('04' as const),
      country: characters('ABCFRZ', 3),
      caId: characters('AFR09Z', 4),
      certificateId: characters('0123456789ABCDEF', 5),
      emittedOn: day,
      signedOn: day,
      documentType: characters('0123456789ABCDEF', 2),
      perimeter: characters('0123456789ABCDEF', 4),
    })
    await fc.assert(
      fc.asyncProperty(header, anyBlocks, async (some, blocks) => {
        const seal = decodeSeal(signedBinary(composeBinarySeal(some, blocks)))
        expect(seal).toMatchObject({ form: 'binary', header: some, annex: null })
        expect(seal.blocks).toEqual(blocks)
        expect(await verifies(seal)).toBe(true)
      }),
    )
  })

  it('with any one byte changed is refused, or fails its signature (A01)', async () => {
    for (let at = 0; at < genuine.length; at++) {
      for (const change of [1, 0x80, 0xff]) {
        const byte = genuine.charCodeAt(at) ^ change
        const seal = decoded(genuine.slice(0, at) + latin1(byte) + genuine.slice(at + 1))
        if (seal !== null) expect([at, await verifies(seal)]).toEqual([at, false])
      }
    }
  })

  it('with one byte removed or added is refused, fails its signature, or shows an annex', async () => {
    for (let at = 0; at <= genuine.length; at++) {
      for (const text of [
        genuine.slice(0, at) + genuine.slice(at + 1),
        `${genuine.slice(0, at)}\u0000${genuine.slice(at)}`,
      ]) {
        const seal = text === genuine ? null : decoded(text)
        if (seal !== null) expect([at, (await verifies(seal)) && seal.annex === null]).toEqual([at, false])
      }
    }
  })

  it('has an annex that changes neither blocks, faults, signature nor identity (A05, D20)', async () => {
    const annexed = decodeSeal(genuine + latin1(0x0a, 1, 0x32, 0x0a, 9, 1))
    const { blocks, faults, signature } = decodeSeal(genuine)
    expect(annexed).toMatchObject({ blocks, faults, signature })
    expect(await sealIdentity(annexed)).toBe(await sealIdentity(decodeSeal(genuine)))
    expect(annexed.annex).toMatchObject({ fields: [], blocks: [block('0a', 0x32)] })
    expect(annexed.annex?.faults).toMatchObject([{ code: 'UNSPLITTABLE' }])
  })

  it('keeps a signature of any length, for the key to judge (A03)', async () => {
    for (const length of [0, 63, 65, 71, 254]) {
      const seal = decodeSeal(attachBinarySignature(signedText, new Uint8Array(length).fill(1)))
      expect(seal.signature).toHaveLength(length)
      expect(await verifies(seal)).toBe(false)
    }
    expect(thrownBy(() => attachBinarySignature(signedText, new Uint8Array(255)))).toMatchObject({
      code: 'BAD_VALUE',
    })
  })

  it.each([
    [[254], latin1(0xfe)],
    [[255], latin1(0xff, 0, 0xff)],
    [[300], latin1(0xff, 1, 44)],
  ])('writes a block of %j bytes with its shortest size', ([length = 0], size) => {
    const text = composeBinarySeal(BINARY_HEADER, [{ id: '10', data: new Uint8Array(length) }])
    expect(text.slice(head.length + 1, head.length + 1 + size.length)).toBe(size)
    expect(decodeSeal(signedBinary(text)).blocks[0]?.data).toHaveLength(length)
  })

  it.each([
    ['a block of the same id twice (A06)', latin1(1, 1, 9, 1, 1, 8), ['DUPLICATE_FIELD 01']],
    ['a small size on two bytes', latin1(1, 0xff, 0, 1, 9), ['BLOCK_SIZE_FORM 01']],
  ])('with %s shows a fault', (_, message, faults) => {
    const seal = decodeSeal(signedBinary(head + message))
    expect(seal.faults.map(({ code, field }) => `${code} ${field}`)).toEqual(faults)
  })

  it('of a type or perimeter that nobody publishes says so', () => {
    const faultsOf = (change: Partial<typeof BINARY_HEADER>) =>
      decodeSeal(signedBinary(composeBinarySeal({ ...BINARY_HEADER, ...change }, []))).faults
    expect(faultsOf({ documentType: 'AB' })).toMatchObject([{ code: 'UNKNOWN_DOCUMENT_TYPE' }])
    expect(faultsOf({ perimeter: '0002' })).toMatchObject([{ code: 'UNKNOWN_PERIMETER' }])
  })

  const edited = (at: number, ...bytes: readonly number[]) =>
    genuine.slice(0, at) + latin1(...bytes) + genuine.slice(at + bytes.length)
  it.each([
    ['of version 03 (A08)', edited(1, 3), 'UNSUPPORTED_VERSION', 1],
    ['of version 05 (A08)', edited(1, 5), 'UNSUPPORTED_VERSION', 1],
    ['cut in its header', genuine.slice(0, 18), 'HEADER_TOO_SHORT', 18],
    ['that is a marker alone', '\u00dc', 'HEADER_TOO_SHORT', 1],
    ['whose country is no letters', edited(2, 0, 1), 'HEADER_CHARACTER', 2],
    ['whose authority is not of A to Z and 0 to 9', edited(4, 0, 1), 'HEADER_CHARACTER', 4],
    ['whose certificate id is not hexadecimal', edited(8, 0xfb, 0x90), 'HEADER_CHARACTER', 4],
    ['dated 31 June', edited(10, ...encodeNumber(6_312_026)), 'HEADER_DATE', 10],
    ['dated in a thirteenth month', edited(13, ...encodeNumber(13_012_026)), 'HEADER_DATE', 13],
    ['without a signature block', signedText, 'SIGNATURE_MISSING', signedText.length],
    ['whose block goes beyond its end', `${head}${latin1(1, 9)}abc`, 'BLOCK_OVERRUN', head.length],
    ['whose block has no size', head + latin1(1), 'BLOCK_OVERRUN', head.length],
    ['whose long block has half a size', head + latin1(1, 0xff, 0), 'BLOCK_OVERRUN', head.length],
    ['whose signature is cut', genuine.slice(0, -1), 'SIGNATURE_BLOCK', signedText.length],
    ['whose signature block has no size', `${signedText}\u00ff`, 'SIGNATURE_BLOCK', signedText.length],
    ['whose signature has a size of FF', `${signedText}\u00ff\u00ff`, 'SIGNATURE_BLOCK', signedText.length],
    ['with a character above U+00FF', `${genuine}\u20ac`, 'CODE_POINT_TOO_HIGH', genuine.length],
  ])('%s is refused', (_, text, code, offset) => {
    expect(thrownBy(() => decodeSeal(text))).toMatchObject({ code, offset })
  })

  it('is refused by a SealError, or decoded, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(head, signedText, '\u00dc\u0004'),
        fc.uint8Array({ maxLength: 90 }),
        (start, rest) => {
          decoded(start + latin1(...rest))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('of a million bytes is refused at once, and of the most bytes allowed is read in one pass', () => {
    expect(thrownBy(() => decodeSeal('\u00dc\u0004'.repeat(500_000)))).toMatchObject({
      code: 'TEXT_TOO_LONG',
    })
    const many = head + '\u0001\u0000'.repeat(19_000)
    expect(decodeSeal(signedBinary(many)).blocks).toHaveLength(19_000)
  })

  it.each([
    { version: '03' as const },
    { country: 'FR' },
    { caId: 'FR0' },
    { certificateId: '0001' },
    { certificateId: '0PC01' },
    { documentType: '7' },
    { perimeter: '01' },
  ])('with a header that has no binary spelling is not composed: %j', (change) => {
    expect(thrownBy(() => encodeBinaryHeader({ ...BINARY_HEADER, ...change }))).toMatchObject({
      code: 'BAD_HEADER',
    })
  })

  it.each([
    [[block('ff')], 'BAD_VALUE'],
    [[block('0A')], 'BAD_VALUE'],
    [[block('01'), block('01')], 'DUPLICATE_FIELD'],
    [[{ id: '01', data: new Uint8Array(65_536) }], 'FIELD_TOO_LONG'],
  ])('%# of impossible blocks is not composed', (blocks, code) => {
    expect(thrownBy(() => composeBinarySeal(BINARY_HEADER, blocks))).toMatchObject({ code })
  })
})

describe('a value of the binary form', () => {
  it('spells three characters in two bytes, and comes back', () => {
    expect(Buffer.from(encodeTriplets('FRA')).toString('hex')).toBe('7ba7')
    expect(Buffer.from(encodeTriplets('FR0112345')).toString('hex')).toBe('7b9d200f2d0a')
    const unit = fc.constantFrom(...' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    fc.assert(
      fc.property(fc.array(fc.string({ unit, minLength: 3, maxLength: 3 })), (triplets) => {
        expect(decodeTriplets(encodeTriplets(triplets.join('')))).toBe(triplets.join(''))
      }),
    )
  })

  it('that is no triplet is not read, and one that would be none is not written', () => {
    expect(decodeTriplets(Uint8Array.of(0x5a))).toBeNull()
    expect(decodeTriplets(Uint8Array.of(0, 0))).toBeNull()
    expect(decodeTriplets(Uint8Array.of(0xff, 0xff))).toBeNull()
    expect(thrownBy(() => encodeTriplets('AB'))).toMatchObject({ code: 'BAD_VALUE' })
    expect(thrownBy(() => encodeTriplets('abc'))).toMatchObject({ code: 'FORBIDDEN_CHARACTER' })
  })

  it('spells a day as the number MMDDYYYY', () => {
    expect(Buffer.from(encodeBinaryDay(parseCalendarDay('1969-06-27'))).toString('hex')).toBe('5fb3e1')
    expect(decodeBinaryDay(Uint8Array.of(0x5f, 0xb3, 0xe1))).toBe('1969-06-27')
    expect(decodeBinaryDay(encodeBinaryDay(null))).toBeNull()
    expect(thrownBy(() => decodeBinaryDay(Uint8Array.of(0, 0, 0)))).toMatchObject({ code: 'BAD_DATE' })
  })

  it('names a certificate by five characters, of which the first may be padding', () => {
    expect(certificateNames('00001')).toEqual(['00001', '0001'])
    expect(certificateNames('10001')).toEqual(['10001'])
    expect(certificateNames('0001')).toEqual(['0001'])
  })
})

function encodeNumber(number: number): readonly number[] {
  return [number >> 16, (number >> 8) & 0xff, number & 0xff]
}
