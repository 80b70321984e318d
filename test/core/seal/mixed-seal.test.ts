import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { attachBinarySignature, composeMixedSeal } from '../../../src/core/seal/compose-binary-seal.ts'
import type { MessageField } from '../../../src/core/seal/compose-message.ts'
import { encodeHeader } from '../../../src/core/seal/header.ts'
import { composeSeal, decodeSeal, type Seal } from '../../../src/core/seal/seal.ts'
import { SealError, SealValueError } from '../../../src/core/seal/seal-error.ts'
import { sealIdentity } from '../../../src/core/seal/seal-identity.ts'
import { normaliseSealInput } from '../../../src/core/seal/seal-input.ts'
import { importSealKey, type SealKey, verifySealSignature } from '../../../src/core/seal/signature.ts'
import { anyBlocks, block, MIXED_HEADER, SPKI, signatureOf, signedBinary } from './binary-samples.ts'
import { thrownBy } from './thrown-by.ts'

const GS = '\u001d'
const US = '\u001f'
const FIELDS: readonly MessageField[] = [
  { id: '6H', value: 'M' },
  { id: '6G', value: 'SPECIMEN' },
  { id: '69', value: '12071973' },
]
const BLOCKS = [block('cc', 0x42, 0x50, 0x47, 0xfb, 0x30, 0, 0x81)]
const signedText = composeMixedSeal(MIXED_HEADER, FIELDS, BLOCKS)
const genuine = signedBinary(signedText)
const head = encodeHeader(MIXED_HEADER)
const latin1 = (...bytes: readonly number[]) => String.fromCharCode(...bytes)

let key: SealKey
beforeAll(async () => {
  key = await importSealKey(SPKI)
})
const verifies = ({ signedBytes, signature }: Seal) => verifySealSignature(signedBytes, signature, key)
const valuesOf = ({ fields }: Seal) => fields.map(({ id, value }) => ({ id, value }))

/** A complete licence statement, whose fields an attacker would like to hide. */
const STATEMENT: readonly MessageField[] = [
  ...[
    ['E4', 'RII'],
    ['E5', '25'],
    ['E8', '221120260859'],
    ['69', '12041985'],
    ['09', '0002'],
    ['6H', 'MME'],
    ['6G', 'DUPONT'],
    ['60', 'CLAIRE'],
    ['6A', 'TOULON'],
    ['AC', '051227308989'],
    ['AG', '1'],
    ['E7', '732829320'],
    ['E6', 'A1 B'],
  ].map(([id = '', value = '']) => ({ id, value }) as MessageField),
]

describe('a seal in mixed form', () => {
  it('decodes into the fields and blocks it was composed of, and its signature verifies', async () => {
    const seal = decodeSeal(genuine)
    expect(seal).toMatchObject({ form: 'mixed', header: MIXED_HEADER, faults: [], annex: null })
    expect(valuesOf(seal)).toEqual(FIELDS)
    expect(seal.blocks).toEqual(BLOCKS)
    expect(seal.signedText).toBe(signedText)
    expect(await verifies(seal)).toBe(true)
  })

  it('of any fields and blocks comes back as it was, or is not composed for being ambiguous', async () => {
    const value = (unit: string, max: number) =>
      fc.string({ unit: fc.constantFrom(...unit), minLength: 1, maxLength: max })
    const fields = fc
      .record({ '6G': value('ABC XYZ', 38), '6A': value('AB 12', 32), '01': value('ABC012', 20) })
      .map((values) => Object.entries(values).map(([id, text]) => ({ id, value: text })))
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fields, anyBlocks, async (some, blocks) => {
        let text: string
        try {
          text = composeMixedSeal(MIXED_HEADER, some, blocks)
        } catch (error) {
          if (!(error instanceof SealValueError) || error.code !== 'SWITCH_AMBIGUOUS') throw error
          refused++
          return
        }
        const seal = decodeSeal(signedBinary(text))
        expect([seal.form, valuesOf(seal), seal.blocks]).toEqual(['mixed', some, blocks])
        expect(await verifies(seal)).toBe(true)
      }),
      { numRuns: 300 },
    )
    expect(refused).toBeLessThan(60)
  })

  it('with any one byte changed is refused, or fails its signature (A01)', async () => {
    for (let at = 0; at < genuine.length; at++) {
      for (const change of [1, 0x40, 0x80]) {
        const text = genuine.slice(0, at) + latin1(genuine.charCodeAt(at) ^ change) + genuine.slice(at + 1)
        let seal: Seal
        try {
          seal = decodeSeal(text)
        } catch (error) {
          expect(error).toBeInstanceOf(SealError)
          continue
        }
        expect([at, await verifies(seal)]).toEqual([at, false])
      }
    }
  })

  it('may have no block but that of its signature, after a field that its GS does not end', async () => {
    const text = composeSeal({ ...MIXED_HEADER, documentType: 'AB' }, STATEMENT)
    const seal = decodeSeal(signedBinary(text))
    expect(seal).toMatchObject({ form: 'mixed', blocks: [], faults: [] })
    expect(valuesOf(seal)).toEqual(STATEMENT)
    expect(await verifies(seal)).toBe(true)
  })

  it('is told from the C40 form by its signature, whatever separators its blocks hold', () => {
    const text = composeMixedSeal(MIXED_HEADER, FIELDS, [
      block('cc', 0x1f, 0x1d),
      block('cd', 0x1f, 0x4d, 0x59),
    ])
    expect(decodeSeal(signedBinary(text))).toMatchObject({ form: 'mixed', faults: [] })
    const c40 = decodeSeal(
      `${head}6HM${GS}6GSPECIMEN${US}${'A'.repeat(103)}${GS}\u00ff\u0040${'B'.repeat(64)}`,
    )
    expect(c40.form).toBe('c40')
  })

  it('has an annex that changes neither fields, blocks, signature nor identity (D20)', async () => {
    for (const annex of [latin1(0xcc, 1, 7), latin1(0xcc, 9, 7), '\n', `${GS}E550`]) {
      const annexed = decodeSeal(genuine + annex)
      const { fields, blocks, faults, signature } = decodeSeal(genuine)
      expect(annexed).toMatchObject({ form: 'mixed', fields, blocks, faults, signature })
      expect(annexed.annex?.text).toBe(annex)
      expect(await sealIdentity(annexed)).toBe(await sealIdentity(decodeSeal(genuine)))
    }
  })

  it('keeps a last byte that looks like the end of a line', () => {
    const signature = signatureOf(signedText).fill(0x0a, 63)
    const text = attachBinarySignature(signedText, signature)
    expect(normaliseSealInput(text)).toEqual({ kind: 'seal', text, repairs: [] })
    const lenient = normaliseSealInput(`${text}`, { lenient: true })
    expect(lenient).toMatchObject({ text, repairs: [] })
  })

  it('of a licence document may hold no block, since its table names none', () => {
    const fields = STATEMENT.filter(({ id }) => id !== 'AG')
    const text = composeMixedSeal({ ...MIXED_HEADER, documentType: 'AB' }, fields, [block('cc', 1)])
    expect(decodeSeal(signedBinary(text)).faults).toMatchObject([{ code: 'FORBIDDEN_BLOCK', field: 'cc' }])
  })

  it('is version 04 only (A08)', () => {
    // Not a random signature: one that happens to hold the separator is read as C40, and refused as that.
    const asVersion03 = (signature: Uint8Array) =>
      attachBinarySignature(signedText, signature).replace('DC04', 'DC03').replace('01FR', '01')
    const plain = new Uint8Array(64).fill(0x30)
    const separated = plain.with(23, US.charCodeAt(0))
    expect(thrownBy(() => decodeSeal(asVersion03(plain)))).toMatchObject({ code: 'SIGNATURE_MISSING' })
    expect(thrownBy(() => decodeSeal(asVersion03(separated)))).toMatchObject({ code: 'BASE32_CHARACTER' })
    expect(
      thrownBy(() => composeMixedSeal({ ...MIXED_HEADER, version: '03', country: null }, FIELDS, BLOCKS)),
    ).toMatchObject({ code: 'BAD_HEADER' })
  })

  it('of the most characters allowed, hostile ones, is judged in one pass', () => {
    const filler = [`01${'A0'.repeat(19_000)}`, `${'01\u001d'.repeat(12_000)}`, '\u0001\u0000'.repeat(19_000)]
    for (const text of filler) {
      const error = thrownBy(() => decodeSeal(`${head}${text}\u00ff\u0040${'B'.repeat(64)}`))
      if (error !== undefined) expect(error).toMatchObject({ code: 'SWITCH_AMBIGUOUS' })
    }
  })
})

describe('the place where blocks begin', () => {
  it('is not guessed when the bytes signed leave two', () => {
    // A document id of 48 characters whose name, with what follows it, is also a block: '0', '1' = 49 bytes.
    const fields = `01${'A'.repeat(48)}${GS}`
    const text = signedBinary(`${head}6HM${GS}${fields}`)
    expect(thrownBy(() => decodeSeal(text))).toMatchObject({ code: 'SWITCH_AMBIGUOUS' })
    expect(
      thrownBy(() => composeMixedSeal(MIXED_HEADER, [{ id: '01', value: 'A'.repeat(48) }], [])),
    ).toMatchObject({ code: 'SWITCH_AMBIGUOUS' })
  })

  it('cannot hide fields of a genuine C40 seal whose signature is written again as a block', async () => {
    // With E7 last but one, `E`, `7` = 55 bytes could swallow the recipient: made to fit by the length of E6.
    for (let length = 1; length <= 60; length++) {
      const categories = {
        id: 'E6',
        value: 'A1 B '.repeat(13).slice(0, length).trim() || 'B',
      } as MessageField
      for (const fields of [
        [...STATEMENT.slice(0, -1), categories],
        [...STATEMENT.slice(0, 10), STATEMENT[11], { id: '01', value: 'A'.repeat(length) }, STATEMENT[12]],
      ]) {
        const text = composeSeal(
          { ...MIXED_HEADER, documentType: 'AB' },
          fields.flatMap((field) => (field === undefined ? [] : [field as MessageField])),
        )
        let seal: Seal
        try {
          seal = decodeSeal(signedBinary(text))
        } catch (error) {
          expect(error).toMatchObject({ code: 'SWITCH_AMBIGUOUS' })
          continue
        }
        if (seal.faults.length === 0) expect(valuesOf(seal)).toHaveLength(fields.length)
        expect(seal.faults.length > 0 || seal.blocks.length === 0).toBe(true)
        expect(valuesOf(seal).map(({ id }) => id)).toContain('E7')
      }
    }
  })
})
