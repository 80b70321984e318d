import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCertificate } from '../../../src/core/trust/certificate.ts'
import { certificateFingerprint } from '../../../src/core/trust/certificate-fingerprint.ts'
import { ANTS_SIGNERS } from '../../../src/core/trust/pinned-signers.ts'
import { readTrustList } from '../../../src/core/trust/trust-list.ts'
import type { TrustListError } from '../../../src/core/trust/trust-list-error.ts'
import { makeTrustList } from '../../../src/signing/make-trust-list.ts'
import { errorDetail } from '../../../src/wording/error-detail.ts'
import { conformanceDir } from '../../conformance-dir.ts'
import { AT, content, entry, ISSUED, NEXT_UPDATE, signedList, testListSigner } from './signed-list.ts'
import { only, testPki } from './test-pki.ts'

const dir = conformanceDir()
const file = (name: string) => readFileSync(join(dir ?? '', 'tsl', name))
const code = (expected: string) => expect.objectContaining({ code: expected })
const TODAY = new Date('2026-11-22T09:00:00Z')

describe.skipIf(dir === null)('the real trust list', () => {
  it.each([
    ['tsl_2025-08-25_seq22.xml', 22, '2025-12-01', ['FR01', 'FR03', 'FR04', 'FR05', 'FR06', 'FR07']],
    ['tsl_2023-11-27_seq18.xml', 18, '2024-01-15', ['FR01', 'FR03', 'FR04', 'FR05']],
  ] as const)('%s is verified, current in its life and stale today', async (name, sequence, day, ids) => {
    const list = await readTrustList(file(name), ANTS_SIGNERS, new Date(`${day}T00:00:00Z`))
    expect(list).toMatchObject({ sequence, freshness: 'current', signer: { name: 'ANTS' } })
    expect(list.authorities.map(({ id }) => id)).toEqual(ids)
    expect(new Set(list.authorities.map(({ status }) => status))).toEqual(new Set(['inaccord']))
    expect((await readTrustList(file(name), ANTS_SIGNERS, TODAY)).freshness).toBe('stale')
  })

  it('names each authority with its certificate, its directory and the date of its status', async () => {
    const list = await readTrustList(file('tsl_2025-08-25_seq22.xml'), ANTS_SIGNERS, TODAY)
    expect(list.issuedAt.toISOString()).toBe('2025-08-25T11:00:00.000Z')
    expect(list.nextUpdate?.toISOString()).toBe('2026-02-25T11:00:00.000Z')
    const fr06 = only(list.authorities.filter(({ id }) => id === 'FR06'))
    expect(fr06).toMatchObject({ name: 'IDnow SAS', directory: 'http://pki-g3.ariadnext.fr/pki-2ddoc.der' })
    expect(fr06.since.toISOString().slice(0, 10)).toBe('2024-03-20')
    const published = readCertificate(readFileSync(join(dir ?? '', 'certs', 'FR06.pem'), 'latin1'))
    expect(only(fr06.certificates).der).toEqual(published.der)
  })

  it('is the same list with line feeds alone, for XML makes all line ends one', async () => {
    const text = file('tsl_2025-08-25_seq22.xml').toString('utf8')
    expect(text).toContain('\r\n')
    const list = await readTrustList(text.replaceAll('\r\n', '\n'), ANTS_SIGNERS, TODAY)
    expect(list.sequence).toBe(22)
  })

  it('of 2018 is refused, for its transforms are not those of the standard profile', async () => {
    await expect(readTrustList(file('tsl_2018-12-17_seq13.xml'), ANTS_SIGNERS, TODAY)).rejects.toThrow(
      code('LIST_TRANSFORM_REFUSED'),
    )
  })

  it('with one letter of one address changed is refused', async () => {
    await expect(readTrustList(file('tsl_tampered.xml'), ANTS_SIGNERS, TODAY)).rejects.toThrow(
      code('LIST_DIGEST_DIFFERS'),
    )
  })

  it('is refused where its signer is not among those believed', async () => {
    const { pin } = await testListSigner()
    await expect(readTrustList(file('tsl_2025-08-25_seq22.xml'), [pin], TODAY)).rejects.toThrow(
      code('LIST_SIGNER_UNKNOWN'),
    )
  })

  it('is signed by the certificates described among the pinned signers', async () => {
    const described = await Promise.all(
      ['tsl_signer_2021.pem', 'tsl_signer_2024.pem'].map(async (name) => {
        const certificate = readCertificate(file(name).toString('latin1'))
        const { commonName, serial, der, issuer } = certificate
        const issuerSerialNumber = issuer.attributes.find(({ oid }) => oid === '2.5.4.5')?.value
        const fingerprintSha256 = await certificateFingerprint(der)
        return { name: 'ANTS', fingerprintSha256, commonName, serial, issuerSerialNumber }
      }),
    )
    expect(described).toEqual(ANTS_SIGNERS)
  })
})

describe('a trust list of our own making', async () => {
  const signer = await testListSigner()
  const ours = await testPki('FR00')
  const other = await testPki('XX00')

  it('is read back with all it says', async () => {
    const history = [{ status: 'inaccord', since: new Date('2025-01-01T00:00:00Z') }] as const
    const xml = signedList(signer, entry(ours), entry(other, 'revoked', { history }))
    const list = await readTrustList(xml, [signer.pin], AT)
    expect(list).toMatchObject({
      sequence: 7,
      issuedAt: ISSUED,
      nextUpdate: NEXT_UPDATE,
      freshness: 'current',
    })
    expect(list.authorities).toEqual([
      expect.objectContaining({
        id: 'FR00',
        name: 'AUTORITE FICTIVE & CIE',
        status: 'inaccord',
        directory: 'http://127.0.0.1:3000/trust/certificates?iHash=a%2Fb',
        history: [],
      }),
      expect.objectContaining({ id: 'XX00', status: 'revoked', history }),
    ])
  })

  it.each([
    ['suspended', 'suspended'],
    ['other', 'other'],
  ] as const)('tells the status %s', async (status, expected) => {
    const list = await readTrustList(signedList(signer, entry(ours, status)), [signer.pin], AT)
    expect(only(list.authorities).status).toBe(expected)
  })

  it('names an authority of the service type used until 2018', async () => {
    const old = (xml: string) => xml.replaceAll('Svctype/CA/PKC', 'Svctype/CertificateManage/PKC')
    const { signTrustList } = await import('../../../src/signing/make-trust-list.ts')
    const { trustListXml } = await import('../../../src/signing/trust-list-xml.ts')
    const xml = signTrustList(old(trustListXml(content([entry(ours)]))), signer.signer, ISSUED)
    expect(only((await readTrustList(xml, [signer.pin], AT)).authorities).id).toBe('FR00')
  })

  it('answers from its issue to its next update, both included', async () => {
    const freshnessAt = async (at: Date) =>
      (await readTrustList(signedList(signer, entry(ours)), [signer.pin], at)).freshness
    expect(await freshnessAt(new Date(ISSUED.getTime() - 1))).toBe('not-yet-issued')
    expect(await freshnessAt(ISSUED)).toBe('current')
    expect(await freshnessAt(NEXT_UPDATE)).toBe('current')
    expect(await freshnessAt(new Date(NEXT_UPDATE.getTime() + 1))).toBe('stale')
  })

  it('is refused once a higher sequence number of its signer has been seen', async () => {
    const xml = signedList(signer, entry(ours))
    const seen = (highest: number) => readTrustList(xml, [signer.pin], AT, () => highest)
    expect((await seen(7)).sequence).toBe(7)
    await expect(seen(8)).rejects.toThrow(code('LIST_OLDER'))
  })

  it('issued after its signer ended is refused', async () => {
    const issuedAt = new Date('2029-06-01T00:00:00Z')
    const nextUpdate = new Date('2029-09-01T00:00:00Z')
    const xml = makeTrustList(content([entry(ours)], { issuedAt, nextUpdate }), signer.signer)
    await expect(readTrustList(xml, [signer.pin], issuedAt)).rejects.toThrow(
      code('LIST_SIGNER_OUT_OF_PERIOD'),
    )
  })

  it.each([
    ['one id twice', [entry(ours), entry(other, 'inaccord', { id: 'FR00' })]],
    ['one certificate under two ids', [entry(ours), entry(ours, 'revoked', { id: 'FR09' })]],
    [
      'one certificate twice',
      [entry(ours, 'inaccord', { certificates: [ours.authority.der, ours.authority.der] })],
    ],
  ])('with %s is refused, for it would leave two statuses to choose from', async (_, authorities) => {
    const xml = makeTrustList(content(authorities), signer.signer)
    await expect(readTrustList(xml, [signer.pin], AT)).rejects.toThrow(code('LIST_AUTHORITY_REPEATED'))
  })

  it.each([
    ['an id', [entry(ours), entry(other, 'inaccord', { id: 'FR00' })], 'autorité répétée : FR00'],
    [
      'a certificate',
      [entry(ours), entry(ours, 'revoked', { id: 'FR09' })],
      'un certificat figure deux fois',
    ],
  ])('with %s twice says which of both in French', async (_, authorities, told) => {
    const xml = makeTrustList(content(authorities), signer.signer)
    const error = await readTrustList(xml, [signer.pin], AT).catch((refused: TrustListError) => refused)
    expect('code' in error && errorDetail(error)).toBe(told)
  })

  it.each([
    ['an id that is none', [entry(ours, 'inaccord', { id: 'FR-00' })], {}],
    ['an authority without certificate', [entry(ours, 'inaccord', { certificates: [] })], {}],
    ['a certificate that is none', [entry(ours, 'inaccord', { certificates: [new Uint8Array(9)] })], {}],
    ['a sequence number of zero', [entry(ours)], { sequence: 0 }],
  ])('with %s is refused though it is signed', async (_, authorities, more) => {
    const xml = makeTrustList(content(authorities, more), signer.signer)
    await expect(readTrustList(xml, [signer.pin], AT)).rejects.toThrow(code('LIST_MALFORMED'))
  })
})
