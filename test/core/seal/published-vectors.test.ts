import { X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { composeMessage } from '../../../src/core/seal/compose-message.ts'
import { HEADER_LENGTHS } from '../../../src/core/seal/header.ts'
import { decodeSeal } from '../../../src/core/seal/seal.ts'
import { SealError } from '../../../src/core/seal/seal-error.ts'
import { sealIdentity } from '../../../src/core/seal/seal-identity.ts'
import { normaliseSealInput } from '../../../src/core/seal/seal-input.ts'
import { importSealKey, verifySealSignature } from '../../../src/core/seal/signature.ts'
import { conformanceDir } from '../../conformance-dir.ts'
import { thrownBy } from './thrown-by.ts'

interface Vector {
  readonly id: string
  readonly tags: readonly string[]
  readonly payload: string
  readonly header: Readonly<Record<string, string | number | null>> | null
  readonly fieldList:
    | readonly { id: string; value: string; truncated: boolean; terminator?: string | null }[]
    | null
  readonly parse: 'ok' | 'lenient' | 'error' | 'nonconformant' | 'needs-normalisation'
  readonly verification: 'valid' | 'invalid' | 'no-certificate' | 'malformed'
  readonly signedLength?: number
  readonly signatureHex?: string
  readonly annex?: string | null
  readonly certRef?: string
  readonly canonicalId?: string
  readonly publicKeySpki?: string
  readonly verificationWithPublicKey?: string
}

const dir = conformanceDir()
const vectors: readonly Vector[] =
  dir === null ? [] : JSON.parse(readFileSync(join(dir, 'vectors.json'), 'utf8')).vectors

/** Outside the strict rule of decision D19 though the corpus tolerates them: padded base32. */
const isPadded = ({ payload }: Vector) => payload.endsWith('=')
const decodable = vectors.filter(
  (vector) =>
    vector.verification !== 'malformed' && vector.parse !== 'needs-normalisation' && !isPadded(vector),
)

function spkiOf(certRef: string): Uint8Array | null {
  const file = join(dir ?? '', 'certs', `${certRef.replace('/', '_')}.pem`)
  if (!existsSync(file)) return null
  return new X509Certificate(readFileSync(file)).publicKey.export({ type: 'spki', format: 'der' })
}

async function verdict(text: string, spki: Uint8Array | null): Promise<string> {
  if (spki === null) return 'no-certificate'
  const seal = decodeSeal(text)
  const key = await importSealKey(spki).catch(() => null)
  if (key === null) return 'invalid'
  return (await verifySealSignature(seal.signedBytes, seal.signature, key)) ? 'valid' : 'invalid'
}

describe.skipIf(dir === null)('the published codes', () => {
  it.each(decodable.map((vector) => [vector.id, vector] as const))(
    '%s: header and signature',
    (_, vector) => {
      const { header, signature, signedText, annex } = decodeSeal(vector.payload)
      expect(header).toEqual({
        version: vector.header?.version,
        caId: vector.header?.caId,
        certificateId: vector.header?.certId,
        emittedOn: vector.header?.emissionDate,
        signedOn: vector.header?.signatureDate,
        documentType: vector.header?.docType,
        perimeter: vector.header?.perimeter ?? '01',
        country: vector.header?.country,
      })
      if (vector.signatureHex !== undefined)
        expect(Buffer.from(signature).toString('hex')).toBe(vector.signatureHex)
      if (vector.signedLength !== undefined) expect(signedText).toHaveLength(vector.signedLength)
      expect(annex?.text ?? null).toBe(vector.annex ?? null)
    },
  )

  it.each(
    decodable
      .filter(({ parse }) => parse === 'ok' || parse === 'lenient')
      .map((vector) => [vector.id, vector] as const),
  )('%s: fields', (_, vector) => {
    expect(decodeSeal(vector.payload).fields).toEqual(vector.fieldList)
  })

  it.each(decodable.map((vector) => [vector.id, vector] as const))('%s: ECDSA', async (_, vector) => {
    expect(await verdict(vector.payload, spkiOf(vector.certRef ?? ''))).toBe(vector.verification)
    if (vector.publicKeySpki !== undefined) {
      const spki = Buffer.from(vector.publicKeySpki, 'base64')
      expect(await verdict(vector.payload, spki)).toBe(vector.verificationWithPublicKey)
    }
  })

  it('of the four licence documents have no fault, and are written again character by character', () => {
    const official = decodable.filter(
      ({ tags }) => tags.includes('official') && tags.includes('driving-licence'),
    )
    expect(official.length).toBeGreaterThanOrEqual(4)
    for (const { payload } of official) {
      const { header, fields, faults, signedText } = decodeSeal(payload)
      expect(faults).toEqual([])
      const message = signedText.slice(HEADER_LENGTHS[header.version])
      expect(composeMessage(fields)).toBe(message.endsWith('\u001d') ? message.slice(0, -1) : message)
    }
  })

  it('that break the grammar, or were altered on purpose, show a fault', () => {
    const faulty = decodable.filter(({ parse, tags }) => parse !== 'ok' || tags.includes('grammar-violation'))
    for (const { id, payload } of faulty) expect([id, decodeSeal(payload).faults.length]).not.toEqual([id, 0])
  })

  it('that are malformed are refused with an offset', () => {
    for (const { payload } of vectors.filter(({ verification }) => verification === 'malformed'))
      expect(thrownBy(() => decodeSeal(payload))).toBeInstanceOf(SealError)
  })

  it('in another form are refused when strict, and become the canonical seal when lenient', async () => {
    for (const vector of vectors.filter((each) => each.parse === 'needs-normalisation' || isPadded(each))) {
      expect(thrownBy(() => decodeSeal(vector.payload))).toBeInstanceOf(SealError)
      const input = normaliseSealInput(vector.payload, { lenient: true })
      if (input.kind !== 'seal') throw new Error(`${vector.id} is no seal: ${input.kind}`)
      expect(input.repairs).toHaveLength(1)
      expect(await verdict(input.text, spkiOf(vector.certRef ?? ''))).toBe('valid')
      const canonical = vectors.find(({ id }) => id === (vector.canonicalId ?? 'ants-v4-AB'))
      expect(await sealIdentity(decodeSeal(input.text))).toBe(
        await sealIdentity(decodeSeal(canonical?.payload ?? '')),
      )
    }
  })

  it('that lost their separators are told so', () => {
    const lost = vectors.find(({ id }) => id === 'form-no-separators')
    expect(decodeSeal(lost?.payload ?? '').faults[0]).toMatchObject({ code: 'SEPARATORS_LOST' })
  })

  it('come from certificates whose EC keys are all read, explicit parameters too, and whose RSA keys are refused', async () => {
    const files = readdirSync(join(dir ?? '', 'certs')).filter((file) => /^.{4}_.{4}\.pem$/.test(file))
    for (const file of files) {
      const certificate = new X509Certificate(readFileSync(join(dir ?? '', 'certs', file)))
      const spki = certificate.publicKey.export({ type: 'spki', format: 'der' })
      const curve = await importSealKey(spki).then(
        (key) => key.curve,
        () => null,
      )
      const isEc = certificate.publicKey.asymmetricKeyType === 'ec'
      expect([file, curve !== null]).toEqual([file, isEc])
    }
  })
})
