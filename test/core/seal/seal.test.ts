import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { composeMessage, type MessageField } from '../../../src/core/seal/compose-message.ts'
import { LICENCE_DOCUMENT_TYPES } from '../../../src/core/seal/document-types.ts'
import { encodeHeader, type SealHeader } from '../../../src/core/seal/header.ts'
import { attachSignature, composeSeal, decodeSeal, type Seal } from '../../../src/core/seal/seal.ts'
import { SealError } from '../../../src/core/seal/seal-error.ts'
import { sealIdentity } from '../../../src/core/seal/seal-identity.ts'
import { importSealKey, type SealKey, verifySealSignature } from '../../../src/core/seal/signature.ts'
import { thrownBy } from './thrown-by.ts'

const GS = '\u001d'
const RS = '\u001e'
const US = '\u001f'

const HEADER: SealHeader = {
  version: '04',
  caId: 'FR00',
  certificateId: 'PC01',
  emittedOn: parseCalendarDay('2026-11-22'),
  signedOn: parseCalendarDay('2026-11-22'),
  documentType: 'AB',
  perimeter: '01',
  country: 'FR',
}

const FIELDS: readonly MessageField[] = [
  { id: 'E4', value: 'RIR' },
  { id: 'E5', value: '50' },
  { id: 'E8', value: '221120260859' },
  { id: '69', value: '12041985' },
  { id: '09', value: '0002' },
  { id: '6H', value: 'MME' },
  { id: '6G', value: 'DUMONT D URVILLE' },
  { id: '60', value: 'JULES/SEBASTIEN', truncated: true },
  { id: '6A', value: 'TOULON' },
  { id: 'AC', value: '051227308989' },
  { id: 'E6', value: 'A1 B' },
]

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const bytesOf = (text: string) => Buffer.from(text, 'latin1')
const signatureOf = (text: string) =>
  new Uint8Array(sign('SHA256', bytesOf(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }))
const sealed = (signedText: string) => attachSignature(signedText, signatureOf(signedText))
const codes = (seal: Seal) =>
  seal.faults.map(({ code, field }) => (field === null ? code : `${code} ${field}`))

/** A signed seal whose message no writer would compose. */
const sealedRaw = (message: string, change: Partial<SealHeader> = {}) =>
  decodeSeal(sealed(encodeHeader({ ...HEADER, ...change }) + message))
const without = (...ids: readonly string[]) => FIELDS.filter(({ id }) => !ids.includes(id))

let key: SealKey
beforeAll(async () => {
  key = await importSealKey(publicKey.export({ type: 'spki', format: 'der' }))
})

const genuine = sealed(composeSeal(HEADER, FIELDS))

describe('a seal', () => {
  it('decodes into the header and fields it was composed of, and its signature verifies', async () => {
    const seal = decodeSeal(genuine)
    expect(seal.header).toEqual(HEADER)
    expect(seal.fields.map(({ id, value }) => ({ id, value }))).toEqual(
      FIELDS.map(({ id, value }) => ({ id, value })),
    )
    expect(seal.faults).toEqual([])
    expect(seal.annex).toBeNull()
    expect(seal.text).toBe(genuine)
    expect(seal.signedText).toBe(composeSeal(HEADER, FIELDS))
    expect(await verifySealSignature(seal.signedBytes, seal.signature, key)).toBe(true)
  })

  it('with any one character changed is refused, or fails its signature', async () => {
    const alphabet = ['A', '2', '5', 'Z', ' ', '=', GS, RS, US, 'é']
    for (let at = 0; at < genuine.length; at++) {
      for (const character of alphabet) {
        if (genuine[at] === character) continue
        let seal: Seal
        try {
          seal = decodeSeal(genuine.slice(0, at) + character + genuine.slice(at + 1))
        } catch (error) {
          expect(error).toBeInstanceOf(SealError)
          continue
        }
        expect(await verifySealSignature(seal.signedBytes, seal.signature, key)).toBe(false)
      }
    }
  })

  it('with one character removed or added is refused, fails its signature, or shows an annex', async () => {
    const texts = Array.from({ length: genuine.length + 1 }, (_, at) => [
      genuine.slice(0, at) + genuine.slice(at + 1),
      `${genuine.slice(0, at)}${GS}${genuine.slice(at)}`,
      `${genuine.slice(0, at)}A${genuine.slice(at)}`,
    ]).flat()
    for (const text of texts.filter((each) => each !== genuine)) {
      let seal: Seal
      try {
        seal = decodeSeal(text)
      } catch (error) {
        expect(error).toBeInstanceOf(SealError)
        continue
      }
      const verified = await verifySealSignature(seal.signedBytes, seal.signature, key)
      expect(verified && seal.annex === null).toBe(false)
    }
  })

  it('of two equal signed texts has one identity, whatever signature it bears', async () => {
    const signedText = composeSeal(HEADER, FIELDS)
    const [one, other] = [decodeSeal(sealed(signedText)), decodeSeal(sealed(signedText))]
    expect(one.signature).not.toEqual(other.signature)
    expect(await sealIdentity(one)).toBe(await sealIdentity(other))
    expect(await sealIdentity(one)).toMatch(/^[0-9a-f]{64}$/)
    expect(await sealIdentity(sealedRaw('E550'))).not.toBe(await sealIdentity(one))
  })

  it('of version 01 ends with 64 raw bytes of signature, separators among them', async () => {
    const signedText = `${encodeHeader({ ...HEADER, version: '01', country: null, documentType: '00' })}10MME${GS}`
    const raw = signatureOf(signedText)
    const seal = decodeSeal(signedText + Buffer.from(raw).toString('latin1'))
    expect(seal.signature).toEqual(raw)
    expect(seal.fields).toMatchObject([{ id: '10', value: 'MME' }])
    expect(await verifySealSignature(seal.signedBytes, seal.signature, key)).toBe(true)
    const separators = decodeSeal(signedText + `${US}${GS}`.repeat(32))
    expect(separators.signature).toHaveLength(64)
  })

  it('has only version 04 end its signature with an annex', () => {
    const text = genuine.replace('DC04', 'DC03')
    expect(thrownBy(() => decodeSeal(`${text}${GS}0112`))).toMatchObject({ code: 'BASE32_CHARACTER' })
  })

  it('keeps a signature of any length, for the key to judge', () => {
    expect(decodeSeal(`${composeSeal(HEADER, FIELDS)}${US}`).signature).toHaveLength(0)
    expect(decodeSeal(`${composeSeal(HEADER, FIELDS)}${US}MZXW6YQ`).signature).toHaveLength(4)
  })

  const head = 'DC04FR00PC0126612661AB01FR'
  it.each([
    ['', 'NOT_A_SEAL'],
    [`${head}E550${GS}`, 'SIGNATURE_MISSING'],
    [`${head}E550`, 'SEPARATORS_LOST'],
    [`${head}E5${US}50${US}MY`, 'SIGNATURE_REPEATED'],
    [`${head}E550${US}MY=`, 'BASE32_PADDING'],
    [`${head}E550${US}my`, 'BASE32_CHARACTER'],
    [`${head}E550${US}MZ`, 'BASE32_UNUSED_BITS'],
    [`${head}E550${US}M`, 'BASE32_LENGTH'],
    [`${head}E5\u20ac0${US}MY`, 'CODE_POINT_TOO_HIGH'],
    [`${head}E550${US}MY\n`, 'BASE32_CHARACTER'],
    [`DC01${head.slice(4, 22)}${'x'.repeat(63)}`, 'SIGNATURE_MISSING'],
    [head + 'E5'.repeat(500_000), 'TEXT_TOO_LONG'],
  ])('%# that cannot be cut is refused with %s', (text, code) => {
    expect(thrownBy(() => decodeSeal(text))).toMatchObject({ code })
  })

  it('is refused by a SealError, or decoded, whatever the text', () => {
    const unit = fc.constantFrom(...'DC0412FR69AB5E\u00e9\u20ac', GS, RS, US)
    const tail = fc.string({ unit, maxLength: 120 })
    fc.assert(
      fc.property(
        fc.constantFrom('', 'DC', head, `DC01${head.slice(4)}`, `${head}E550${US}`),
        tail,
        (start, rest) => {
          const error = thrownBy(() => decodeSeal(start + rest))
          if (error !== undefined) expect(error).toBeInstanceOf(SealError)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('an annex', () => {
  it('is read apart and changes neither fields, faults, signature nor identity (A05, D20)', async () => {
    const seal = decodeSeal(`${genuine}${GS}E550E4RIIE5`)
    expect(seal.annex).toMatchObject({
      text: 'E550E4RIIE5',
      fields: [
        { id: 'E5', value: '50' },
        { id: 'E4', value: 'RII' },
        { id: 'E5', value: '' },
      ],
      faults: [{ code: 'FIELD_TOO_SHORT', field: 'E5', offset: genuine.length + 12 }],
    })
    const { fields, faults, signedBytes, signature } = decodeSeal(genuine)
    expect(seal).toMatchObject({ fields, faults, signedBytes, signature })
    expect(await verifySealSignature(seal.signedBytes, seal.signature, key)).toBe(true)
  })

  it('may be empty, and is seen all the same', () => {
    expect(decodeSeal(genuine + GS).annex).toEqual({ text: '', fields: [], blocks: [], faults: [] })
  })
})

describe('the document type', () => {
  it('has each mandatory field missed by name (A07)', () => {
    for (const id of LICENCE_DOCUMENT_TYPES.AB.mandatory)
      expect(codes(sealedRaw(composeMessage(without(id))))).toEqual([`MISSING_FIELD ${id}`])
  })

  it('has a repeated field reported, the same value or another (A06)', () => {
    const message = composeMessage(FIELDS)
    expect(codes(sealedRaw(`E550${message}`))).toEqual(['DUPLICATE_FIELD E5'])
    expect(codes(sealedRaw(`E547${message}`))).toEqual(['DUPLICATE_FIELD E5'])
  })

  it.each([
    ['61', 'JULES'],
    ['AF', '3'],
    ['E0', '1F'],
    ['D3', '01012026'],
    ['24', '83000'],
  ])('AB forbids %s', (id, value) => {
    expect(codes(sealedRaw(composeMessage([{ id, value }, ...FIELDS])))).toEqual([`FORBIDDEN_FIELD ${id}`])
  })

  it('names an unknown identifier once, not as forbidden too', () => {
    expect(codes(sealedRaw(`${composeMessage(FIELDS)}${GS}ZZ1`))).toEqual(['UNKNOWN_IDENTIFIER ZZ'])
  })

  it('needs a dated header', () => {
    expect(codes(sealedRaw(composeMessage(FIELDS), { emittedOn: null }))).toEqual(['UNDATED'])
    expect(codes(sealedRaw(composeMessage(FIELDS), { signedOn: null }))).toEqual(['UNDATED'])
  })

  it('does not refuse a document dated after its signature: official examples are', () => {
    expect(codes(sealedRaw(composeMessage(FIELDS), { signedOn: parseCalendarDay('2026-11-21') }))).toEqual([])
  })

  it('A1 admits identifiers of the vehicle and of its sale, and AD no page count', () => {
    const letter: MessageField<string>[] = [
      { id: 'AB', value: '48M' },
      ...without('E4', 'E5', 'E8', '09', 'E6'),
      { id: 'A1', value: 'AB123CD' },
      { id: 'CB', value: '0000000001' },
    ]
    expect(codes(sealedRaw(composeMessage(letter), { documentType: 'A1' }))).toEqual([])
    const exam: MessageField[] = [
      { id: '60', value: 'PAUL' },
      { id: '62', value: 'DUPONT' },
      { id: '69', value: '07051980' },
      { id: 'D3', value: '06122006' },
      { id: 'E9', value: 'AZER-YUIO 123456789' },
      { id: 'EA', value: 'P' },
      { id: 'EC', value: '01122006' },
      { id: 'ED', value: 'B' },
    ]
    expect(codes(sealedRaw(composeMessage(exam), { documentType: 'AD' }))).toEqual([])
    const paged = composeMessage([{ id: '09', value: '0001' }, ...exam])
    expect(codes(sealedRaw(paged, { documentType: 'AD' }))).toEqual(['FORBIDDEN_FIELD 09'])
  })

  it('of another family is left to others; one never published, or of another perimeter, is named', () => {
    expect(codes(sealedRaw('26FR', { documentType: '00', emittedOn: null }))).toEqual([])
    expect(codes(sealedRaw('E550', { documentType: 'ZZ' }))).toEqual(['UNKNOWN_DOCUMENT_TYPE'])
    expect(codes(sealedRaw('E599', { perimeter: '02' }))).toEqual(['UNKNOWN_PERIMETER'])
  })
})

describe('composing a seal', () => {
  it.each([
    ['a field missing', HEADER, without('E5')],
    ['a state that does not exist', HEADER, [...without('E5'), { id: 'E5', value: '51' }]],
    ['a birth date that does not exist', HEADER, [...without('69'), { id: '69', value: '30021985' }]],
    ['a field that the type forbids', HEADER, [...FIELDS, { id: 'AF', value: '3' }]],
    ['no date', { ...HEADER, emittedOn: null }, FIELDS],
    ['an unknown perimeter', { ...HEADER, perimeter: '02' }, FIELDS],
  ] as const)('refuses to have %s signed', (_, header, fields) => {
    expect(thrownBy(() => composeSeal(header, fields))).toMatchObject({ code: 'NOT_CONFORMANT' })
  })

  it('refuses to sign version 01, which must no longer be issued', () => {
    expect(thrownBy(() => attachSignature('DC01FR000001FFFFFFFF00', new Uint8Array(64)))).toMatchObject({
      code: 'BAD_HEADER',
    })
  })

  it('names the fault, and quotes no value', () => {
    const error = thrownBy(() => composeSeal(HEADER, [...without('69'), { id: '69', value: '30021985' }]))
    expect(String(error)).toContain('BAD_DATE 69')
    expect(JSON.stringify(error)).not.toContain('30021985')
  })
})
