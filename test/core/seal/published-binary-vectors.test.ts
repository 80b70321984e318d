import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeBinaryDay, decodeTriplets } from '../../../src/core/seal/binary-values.ts'
import { joinCodes } from '../../../src/core/seal/multi-code.ts'
import { decodeSeal } from '../../../src/core/seal/seal.ts'
import { SealError } from '../../../src/core/seal/seal-error.ts'
import { importSealKey, type SealKey, verifySealSignature } from '../../../src/core/seal/signature.ts'
import { conformanceDir } from '../../conformance-dir.ts'
import { thrownBy } from './thrown-by.ts'

interface Vector {
  readonly id: string
  readonly format: 'binary' | 'mixed' | 'multi-c40' | 'multi-binary'
  readonly payload?: string | null
  readonly payloadHex?: string
  readonly segments?: readonly string[]
  readonly segmentsHex?: readonly string[]
  readonly signedHex?: string
  readonly signatureHex?: string
  readonly verification: 'valid' | 'invalid' | 'malformed'
  readonly switchOffset?: number
  readonly header?: {
    readonly country: string
    readonly caId: string
    readonly certId: string
    readonly emissionDate: string | null
    readonly signatureDate: string | null
    readonly docType: number
    readonly perimeter: number
  }
  readonly fields?: Readonly<Record<string, string>>
  readonly blocks?: readonly Block[] | null
  readonly annexBlocks?: readonly Block[]
}

interface Block {
  readonly id: string
  readonly dataHex: string
  readonly text?: string
  readonly date?: string
}

const dir = conformanceDir()
const vectors: readonly Vector[] =
  dir === null ? [] : JSON.parse(readFileSync(join(dir, 'vectors-binary.json'), 'utf8')).vectors
const single = vectors.filter(({ format }) => format === 'binary' || format === 'mixed')
const several = vectors.filter(({ format }) => format.startsWith('multi'))

const fromHex = (hex: string) => Buffer.from(hex, 'hex').toString('latin1')
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const textOf = ({ payload, payloadHex }: Vector) =>
  payload ?? (payloadHex === undefined ? '' : fromHex(payloadHex))
const partsOf = ({ segments, segmentsHex }: Vector) =>
  (segments ?? segmentsHex?.map(fromHex) ?? []).map((text) => ({ text }))

let key: SealKey
beforeAll(async () => {
  const certificate = new X509Certificate(readFileSync(join(dir ?? '', 'certs', 'FR00_0001.pem')))
  key = await importSealKey(certificate.publicKey.export({ type: 'spki', format: 'der' }))
})

async function verdict(text: string): Promise<string> {
  if (thrownBy(() => decodeSeal(text)) instanceof SealError) return 'malformed'
  const seal = decodeSeal(text)
  return (await verifySealSignature(seal.signedBytes, seal.signature, key)) ? 'valid' : 'invalid'
}

describe.skipIf(dir === null)('the published binary and mixed codes', () => {
  it.each(single.map((vector) => [vector.id, vector] as const))(
    '%s: verdict, bytes signed and signature',
    async (_, vector) => {
      const text = textOf(vector)
      expect(await verdict(text)).toBe(vector.verification)
      if (vector.verification === 'malformed') return
      const seal = decodeSeal(text)
      expect(seal.form).toBe(vector.format)
      expect(toHex(seal.signedBytes)).toBe(vector.signedHex)
      expect(toHex(seal.signature)).toBe(vector.signatureHex)
    },
  )

  it.each(
    single.filter(({ verification }) => verification !== 'malformed').map((each) => [each.id, each] as const),
  )('%s: header, fields, blocks and annex', (_, vector) => {
    const { header, fields, blocks, annex } = decodeSeal(textOf(vector))
    if (vector.header)
      expect(header).toEqual({
        version: '04',
        country: vector.header.country,
        caId: vector.header.caId,
        certificateId: vector.header.certId,
        emittedOn: vector.header.emissionDate,
        signedOn: vector.header.signatureDate,
        documentType: vector.header.docType.toString(16).padStart(2, '0').toUpperCase(),
        perimeter: vector.header.perimeter.toString(16).padStart(4, '0').toUpperCase(),
      })
    expect(Object.fromEntries(fields.map(({ id, value }) => [id, value]))).toEqual(vector.fields ?? {})
    const told = (some: typeof blocks) => some.map(({ id, data }) => ({ id, dataHex: toHex(data) }))
    const stated = (some: readonly Block[]) => some.map(({ id, dataHex }) => ({ id, dataHex }))
    if (vector.blocks) expect(told(blocks)).toEqual(stated(vector.blocks))
    if (vector.annexBlocks) expect(told(annex?.blocks ?? [])).toEqual(stated(vector.annexBlocks))
    for (const { dataHex, text, date } of vector.blocks ?? []) {
      const data = Buffer.from(dataHex, 'hex')
      if (text !== undefined) expect(decodeTriplets(data)).toBe(text)
      if (date !== undefined) expect(decodeBinaryDay(data)).toBe(date)
    }
  })

  it('that are mixed switch to blocks where their makers did', () => {
    for (const vector of single.filter(({ switchOffset }) => switchOffset !== undefined)) {
      const { fields, blocks, signedText } = decodeSeal(textOf(vector))
      const binary = blocks.reduce((sum, { data }) => sum + 2 + data.length, 0)
      expect(fields.length).toBeGreaterThan(0)
      expect(signedText.length - binary).toBe(vector.switchOffset)
    }
  })
})

describe.skipIf(dir === null)('the published sets of several codes', () => {
  it.each(several.map((vector) => [vector.id, vector] as const))('%s', async (_, vector) => {
    const parts = partsOf(vector)
    for (const order of [parts, parts.toReversed(), [...parts.slice(1), ...parts.slice(0, 1)]]) {
      const { seals, incomplete, conflicting, rest } = joinCodes(order)
      expect([conflicting, rest]).toEqual([[], []])
      if (vector.verification === 'malformed') {
        expect(seals).toEqual([])
        expect(incomplete).toMatchObject([{ setId: 'X7Q', expected: 3, missing: [2] }])
      } else {
        expect(incomplete).toEqual([])
        expect(seals.map(({ text }) => text)).toEqual([textOf(vector)])
        expect(await verdict(seals[0]?.text ?? '')).toBe(vector.verification)
      }
    }
  })

  it('are told for what they are when one part is taken for the whole', () => {
    for (const vector of several)
      for (const { text } of partsOf(vector))
        expect(thrownBy(() => decodeSeal(text))).toMatchObject({ code: 'CODE_PART' })
  })
})
