import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BinaryBlock } from '../../../src/core/seal/binary-blocks.ts'
import {
  attachBinarySignature,
  composeBinarySeal,
  composeMixedSeal,
} from '../../../src/core/seal/compose-binary-seal.ts'
import { encodeHeader, type SealHeader } from '../../../src/core/seal/header.ts'
import { splitCode } from '../../../src/core/seal/multi-code.ts'
import { attachSignature, decodeSeal } from '../../../src/core/seal/seal.ts'
import { assembleTrust } from '../../../src/core/trust/assemble-trust.ts'
import type { Report } from '../../../src/core/verification/report.ts'
import { readTrustFolder } from '../../../src/signing/read-trust-folder.ts'
import { conformanceDir } from '../../conformance-dir.ts'
import { ISSUED_AT } from '../records.ts'
import {
  adcsMessage,
  checkOf,
  evidenceOf,
  expectCheck,
  judge,
  judgeSeal,
  PC01,
  PC02,
  sealed,
  trustAt,
} from './bench.ts'
import { letterSeal } from './cases/integrity-cases.ts'
import { otherIssuer } from './issuers.ts'

interface Vector {
  readonly id: string
  readonly payloadHex?: string
  readonly segments?: readonly string[]
  readonly segmentsHex?: readonly string[]
  readonly verification: 'valid' | 'invalid' | 'malformed'
}

const dir = conformanceDir()
const vectors: readonly Vector[] =
  dir === null ? [] : JSON.parse(readFileSync(join(dir, 'vectors-binary.json'), 'utf8')).vectors
const published = dir === null ? null : await assembleTrust([await readTrustFolder(join(dir, 'certs'))])
const fromHex = (hex: string) => Buffer.from(hex, 'hex').toString('latin1')
const textsOf = ({ payloadHex = '', segments, segmentsHex }: Vector) =>
  segments ?? (segmentsHex ?? [payloadHex]).map(fromHex)

describe.skipIf(published === null)('the published codes of other forms', () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', async (_, vector) => {
    const report = await judge(evidenceOf(textsOf(vector)), { ...(published && { trust: published }) })
    if (vector.id.endsWith('-missing')) {
      expectCheck(report, 'code-parts', 'undetermined', 'CODE_PART_MISSING')
      expect(report).toMatchObject({ verdict: 'indeterminate', document: null, seal: null })
      expect(checkOf(report, 'seal-signature')).toBeUndefined()
      return
    }
    expect(checkOf(report, 'seal-signature')?.outcome).toBe(
      vector.verification === 'valid' ? 'passed' : 'failed',
    )
    expect(checkOf(report, 'code-parts')?.outcome).toBe(textsOf(vector).length > 1 ? 'passed' : undefined)
    expect(report.verdict).not.toBe('valid')
  })

  it('bin-basic is authentic, shown raw, and no licence document', async () => {
    const vector = vectors.find(({ id }) => id === 'bin-annex')
    const report = await judge(evidenceOf(textsOf(vector ?? { id: '', verification: 'valid' })), {
      ...(published && { trust: published }),
    })
    expectCheck(report, 'seal-format', 'passed', 'UNPROVED_ANNEX')
    expectCheck(report, 'document-kind', 'failed', 'NOT_A_LICENCE_DOCUMENT')
    expect(report.seal).toMatchObject({
      form: 'binary',
      country: 'FRA',
      certificateId: '00001',
      documentType: '07',
      perimeter: '0001',
      fields: {},
      blocks: [
        { id: '0a', data: '5a94b3de' },
        { id: 'ba', data: '5fb3e1' },
        { id: 'af', data: '' },
      ],
      unprovedAnnex: { '01': '1234' },
    })
  })
})

const adcs = await sealed(adcsMessage())
const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

async function signedBlock(text: string, signer = PC01): Promise<string> {
  return attachBinarySignature(text, await signer.sign(bytesOf(text)))
}

const block = (id: string, ...bytes: readonly number[]): BinaryBlock => ({ id, data: Uint8Array.from(bytes) })

describe('a genuine seal spread over several codes', () => {
  it('is valid as the one code is, and tells where its codes stood', async () => {
    const position = { x: 0.1, y: 0.1, width: 0.1, height: 0.1 }
    const codes = splitCode(adcs, 'K7Q', 3).map((text, index) => ({ text, page: 3 - index, position }))
    const report = await judge({ ...evidenceOf([]), codes: codes.toReversed() })
    const single = await judgeSeal(adcs)
    expect(report).toMatchObject({ verdict: 'valid', document: single.document, seal: single.seal })
    expectCheck(report, 'code-parts', 'passed')
    const other = await sealed(await letterMessage(), PC02)
    const two = await judge({ ...evidenceOf(other), codes: [...codes, ...evidenceOf(other).codes] })
    expect(two.codes?.find(({ parts }) => parts !== undefined)).toMatchObject({
      page: 3,
      parts: [{ page: 3 }, { page: 2 }, { page: 1 }],
    })
    expect(JSON.stringify(two.codes)).not.toContain('identity')
  })

  it('answers no question of entitlement while another set is not whole', async () => {
    const codes = [adcs, ...splitCode(adcs, 'K7Q', 2).slice(0, 1)]
    const report = await judge(evidenceOf(codes), { category: 'B' })
    expect(report).toMatchObject({ verdict: 'indeterminate', entitlement: { answer: 'unknown' } })
  })

  it('with a part of another genuine seal fails its signature (A02)', async () => {
    const other = await sealed(adcsMessage({ E5: '25' }))
    const [first = ''] = splitCode(other, 'K7Q', 2)
    const report = await judge(evidenceOf([first, ...splitCode(adcs, 'K7Q', 2).slice(1)]))
    expectCheck(report, 'seal-signature', 'failed', 'SIG_CRYPTO_FAILURE')
    expect(report).toMatchObject({ verdict: 'invalid', document: null })
  })
})

async function letterMessage() {
  const { header, fields } = decodeSeal(await letterSeal())
  return { header, fields: fields.map(({ id, value }) => ({ id, value })) }
}

describe('a signature written again in another form', () => {
  const { header } = adcsMessage()
  const certified: SealHeader = { ...header, caId: PC01.caId, certificateId: PC01.certificateId }

  it('proves the same fields or nothing, C40 made binary (A08)', async () => {
    const { signedText, signature } = decodeSeal(adcs)
    const report = await judgeSeal(attachBinarySignature(signedText, signature))
    const single = await judgeSeal(adcs)
    expect(report).toMatchObject({ verdict: 'valid', document: single.document })
    expect(report.seal).toEqual({ ...single.seal, form: 'mixed' })
  })

  it('does not make blocks pass for fields, mixed made C40 (A08)', async () => {
    const message = adcsMessage({ E7: null })
    const text = composeMixedSeal(certified, message.fields, [block('45', ...bytesOf('0'.repeat(55)))])
    const mixed = await judgeSeal(await signedBlock(text))
    expectCheck(mixed, 'seal-format', 'failed', 'FORMAT_FAILURE')
    expect(checkOf(mixed, 'seal-format')?.detail).toContain('FORBIDDEN_BLOCK 45')
    const c40 = await judgeSeal(attachSignature(text, await PC01.sign(bytesOf(text))))
    expectCheck(c40, 'seal-signature', 'passed')
    expect(c40.verdict).not.toBe('valid')
  })

  it('shows blocks beside fields only to those who may see points', async () => {
    const text = composeMixedSeal(certified, adcsMessage().fields, [block('cc', 0x41, 0x47, 0x38)])
    const seal = await signedBlock(text)
    expect((await judgeSeal(seal)).seal).toMatchObject({ form: 'mixed', blocks: [] })
    const authority = await judgeSeal(seal, { requester: { role: 'authority' } })
    expect(authority.seal).toMatchObject({ blocks: [{ id: 'cc', data: '414738' }] })
  })
})

describe('a binary seal', async () => {
  const issuer = await otherIssuer('FR00', '0A17')
  const trust = await trustAt(ISSUED_AT, issuer.part())
  const header: SealHeader = {
    ...adcsMessage().header,
    caId: 'FR00',
    certificateId: '00A17',
    documentType: '07',
    perimeter: '0001',
    country: 'FRA',
  }
  const message = composeBinarySeal(header, [block('0a', 1, 2)])
  const bySeal = (text: string): Promise<Report> => judgeSeal(text, { trust })

  it('is proved by the certificate whose name its five characters pad', async () => {
    const report = await bySeal(await signedBlock(message, issuer.signer))
    expectCheck(report, 'seal-format', 'passed')
    expectCheck(report, 'seal-signature', 'passed')
    expectCheck(report, 'document-kind', 'failed', 'NOT_A_LICENCE_DOCUMENT')
    expect(report.seal?.blocks).toEqual([{ id: '0a', data: '0102' }])
  })

  it.each([
    ['r and s zero', new Uint8Array(64)],
    ['nothing', new Uint8Array(0)],
    ['63 bytes', new Uint8Array(63).fill(1)],
    ['65 bytes', new Uint8Array(65).fill(1)],
    ['a DER signature', Uint8Array.of(0x30, 0x44, 0x02, 0x20, ...new Array(66).fill(1))],
  ])('signed with %s fails (A03)', async (_, signature) => {
    const report = await bySeal(attachBinarySignature(message, signature))
    expectCheck(report, 'seal-signature', 'failed', 'SIG_CRYPTO_FAILURE')
    expect(report).toMatchObject({ verdict: 'invalid', document: null })
    expect(report.seal).toMatchObject({ fields: null, blocks: null })
  })

  it.each([
    ['of version 03 (A08)', '\u00dc\u0003', 'UNSUPPORTED_VERSION'],
    ['of version 05 (A08)', '\u00dc\u0005', 'UNSUPPORTED_VERSION'],
  ])('%s is not read', async (_, start, code) => {
    const genuine = await signedBlock(message, issuer.signer)
    const report = await bySeal(start + genuine.slice(2))
    expectCheck(report, 'seal-format', 'failed', 'FORMAT_FAILURE')
    expect(checkOf(report, 'seal-format')?.detail).toContain(code)
  })

  it('with a block twice fails its structure (A06)', async () => {
    const report = await bySeal(await signedBlock(`${message}\u000a\u0001\u0009`, issuer.signer))
    expectCheck(report, 'seal-format', 'failed', 'FORMAT_FAILURE')
  })
})

describe('a C40 seal whose text is changed', () => {
  const [head = '', base32 = ''] = adcs.split('\u001f')
  const unusedBitSet = `${base32.slice(0, -1)}${String.fromCharCode(base32.charCodeAt(102) + 1)}`
  it.each([
    ['padded base32 (A04)', `${head}\u001f${base32}=`],
    ['a base32 letter outside the alphabet (A04)', `${head}\u001f${base32.replace(/.$/, '1')}`],
    ['an unused bit set in its base32 (A04)', `${head}\u001f${unusedBitSet}`],
    ['two signatures (A07)', `${adcs}\u001f${base32}`],
    ['version 05 (A08)', adcs.replace('DC04', 'DC05')],
    ['version 00 (A08)', adcs.replace('DC04', 'DC00')],
  ])('to have %s is refused', async (_, text) => {
    expect((await judgeSeal(text)).verdict).toBe('invalid')
    expectCheck(await judgeSeal(text), 'seal-format', 'failed', 'FORMAT_FAILURE')
  })

  it('to bear an annex with another state is judged without it (A05)', async () => {
    const annexed = await judgeSeal(`${adcs}\u001dE525E4RII`)
    expect(annexed).toMatchObject({ verdict: 'valid', document: (await judgeSeal(adcs)).document })
    expectCheck(annexed, 'seal-format', 'passed', 'UNPROVED_ANNEX')
  })

  it('to version 02 or 03 fails its signature (A08)', async () => {
    for (const version of ['02', '03'] as const) {
      const perimeter = version === '02' ? '' : '01'
      const text = adcs.replace('DC04', `DC${version}`).replace('AB01FR', `AB${perimeter}`)
      expectCheck(await judgeSeal(text), 'seal-signature', 'failed', 'SIG_CRYPTO_FAILURE')
    }
    expect(encodeHeader(adcsMessage().header)).toHaveLength(26)
  })
})
