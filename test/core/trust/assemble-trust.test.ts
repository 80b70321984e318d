import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { assembleTrust } from '../../../src/core/trust/assemble-trust.ts'
import { readCertificate } from '../../../src/core/trust/certificate.ts'
import { decideIssuer } from '../../../src/core/trust/decide-issuer.ts'
import { DRIVING_LICENCE_ISSUERS } from '../../../src/core/trust/issuer-policy.ts'
import { findSealCertificates } from '../../../src/core/trust/trust-material.ts'
import { type TrustOrigin, trustPart } from '../../../src/core/trust/trust-part.ts'
import { readTrustFolder } from '../../../src/signing/read-trust-folder.ts'
import { conformanceDir } from '../../conformance-dir.ts'
import { HANDED_IN, OWN, only, testPki } from './test-pki.ts'

const dir = conformanceDir()
const own = await testPki()
const ownPart = trustPart(
  OWN,
  [own.authority, await own.seal('PC01'), await own.seal('PC02')],
  [await own.list()],
)
const PINNED: TrustOrigin = { kind: 'pinned-list', issuer: 'ANTS', issuedOn: parseCalendarDay('2026-10-01') }

function published(...names: string[]) {
  return names.map((name) => readCertificate(readFileSync(join(dir ?? '', 'certs', `${name}.pem`), 'latin1')))
}

async function certificateOf(origin: TrustOrigin, names: readonly string[], caId: string, id: string) {
  return only(
    findSealCertificates(await assembleTrust([trustPart(origin, published(...names), [])]), caId, id),
  )
}

describe('D15: who may seal driving-licence documents', () => {
  it('lets our own certificate seal its one type and no other', async () => {
    const pc01 = only(findSealCertificates(await assembleTrust([ownPart]), 'FR00', 'PC01'))
    expect(decideIssuer(pc01, 'AB', 'test')).toEqual({ allowed: true, basis: 'own-issuer' })
    expect(decideIssuer(pc01, 'A1', 'test')).toEqual({ allowed: false, reason: 'OTHER_DOCUMENT_TYPE' })
  })

  it('refuses a certificate of our own authority that is not on our list', async () => {
    const part = trustPart(OWN, [own.authority, await own.seal('PC09')], [])
    const stranger = only(findSealCertificates(await assembleTrust([part]), 'FR00', 'PC09'))
    expect(decideIssuer(stranger, 'AB', 'test')).toEqual({ allowed: false, reason: 'ISSUER_NOT_LISTED' })
  })

  it('lets a test authority handed in seal every licence type, in environment test only', async () => {
    const other = await testPki('ZZ00')
    const part = trustPart(HANDED_IN, [other.authority, await other.seal('2560')], [])
    const found = only(findSealCertificates(await assembleTrust([ownPart, part]), 'ZZ00', '2560'))
    for (const type of ['AB', 'AA', 'A1', 'AD'])
      expect(decideIssuer(found, type, 'test')).toEqual({ allowed: true, basis: 'test-authority' })
    expect(decideIssuer(found, '04', 'test')).toEqual({ allowed: false, reason: 'OTHER_DOCUMENT_TYPE' })
    expect(decideIssuer(found, 'AB', 'production')).toEqual({ allowed: false, reason: 'TEST_MATERIAL' })
  })

  it('refuses an authority that calls itself FR03 under another key', async () => {
    const impostor = await testPki('FR03')
    const part = trustPart(HANDED_IN, [impostor.authority, await impostor.seal('DSR8')], [])
    const found = only(findSealCertificates(await assembleTrust([part]), 'FR03', 'DSR8'))
    expect(found.chain.state).toBe('proved')
    expect(decideIssuer(found, 'AB', 'test')).toEqual({ allowed: false, reason: 'ISSUER_NOT_LISTED' })
  })
})

describe.skipIf(dir === null)('D15 and D16 on published certificates', () => {
  it('knows the keys of FR03, FR04 and FR06', async () => {
    const trust = await assembleTrust([trustPart(HANDED_IN, published('FR03', 'FR04', 'FR06'), [])])
    expect(trust.authorities.map(({ id, keySha256 }) => [id, keySha256])).toEqual(
      DRIVING_LICENCE_ISSUERS.map(({ caId, caKeySha256 }) => [caId, caKeySha256]),
    )
  })

  it('lets exactly the listed pairs seal licence documents', async () => {
    const trust = await assembleTrust([await readTrustFolder(join(dir ?? '', 'certs'))])
    const allowed = trust.sealCertificates
      .filter(({ right }) => right.basis === 'driving-licence-issuer')
      .map(({ caId, certificateId }) => `${caId}/${certificateId}`)
    const listed = DRIVING_LICENCE_ISSUERS.flatMap(({ caId, certificateIds }) =>
      certificateIds.map((id) => `${caId}/${id}`),
    )
    expect(allowed.sort()).toEqual(listed.sort())
    expect(listed).toHaveLength(20)
  })

  it('does not believe a listed certificate handed in without its authority', async () => {
    const found = await certificateOf(HANDED_IN, ['FR03_DSR8'], 'FR03', 'DSR8')
    expect(found.chain).toEqual({ state: 'anchor' })
    expect(decideIssuer(found, 'AB', 'test')).toEqual({ allowed: false, reason: 'ISSUER_UNPROVED' })
  })

  it('D16: what is handed in is test, what a pinned list vouches for is production', async () => {
    const handedIn = await certificateOf(HANDED_IN, ['FR03', 'FR03_DSR8'], 'FR03', 'DSR8')
    expect(handedIn.environment).toBe('test')
    expect(decideIssuer(handedIn, 'AB', 'production')).toEqual({ allowed: false, reason: 'TEST_MATERIAL' })
    const parts = [trustPart(HANDED_IN, published('FR03_DSR8'), []), trustPart(PINNED, published('FR03'), [])]
    const vouched = only(findSealCertificates(await assembleTrust(parts), 'FR03', 'DSR8'))
    expect(vouched.environment).toBe('production')
    expect(decideIssuer(vouched, 'AB', 'production')).toEqual({
      allowed: true,
      basis: 'driving-licence-issuer',
    })
  })

  it('D16: certificate 0000 is test material even under a pinned authority', async () => {
    const found = await certificateOf(PINNED, ['FR06', 'FR06_0000'], 'FR06', '0000')
    expect(found.environment).toBe('test')
  })

  it('D16: the published certificate FR00/0001 is trusted nowhere unless handed in', async () => {
    const trust = await assembleTrust([ownPart, await readTrustFolder(join(dir ?? '', 'tsl'))])
    expect(findSealCertificates(trust, 'FR00', '0001')).toEqual([])
    const handedIn = await assembleTrust([ownPart, trustPart(HANDED_IN, published('FR00_0001'), [])])
    const found = only(findSealCertificates(handedIn, 'FR00', '0001'))
    expect(found).toMatchObject({
      chain: { state: 'anchor' },
      environment: 'test',
      right: { basis: 'test-authority' },
    })
  })

  it('D16: FR00/0001 is not believed from our own folder', async () => {
    const found = await certificateOf(OWN, ['FR00_0001'], 'FR00', '0001')
    expect(found.right).toEqual({ basis: 'none', reason: 'ISSUER_UNPROVED' })
  })

  it('keeps the RSA certificates of FR03 with the reason why they prove nothing', async () => {
    const found = await certificateOf(HANDED_IN, ['FR03', 'FR03_DSR1'], 'FR03', 'DSR1')
    expect(found.key).toEqual({ usable: false, reason: 'NOT_EC' })
  })

  it('imports the keys written as explicit parameters and those of P-384 and P-521', async () => {
    const names = ['FR01', 'FR01_SFR0', 'FR04', 'FR04_INT0', 'ZZ00', 'ZZ00_5210']
    const trust = await assembleTrust([trustPart(HANDED_IN, published(...names), [])])
    expect(trust.sealCertificates.map(({ key }) => key.usable && key.sealKey.curve)).toEqual([
      'P-256',
      'P-384',
      'P-521',
    ])
  })
})

describe('D16: equal ids never merge', () => {
  it('gives both certificates of one id, ours first, each under its own key', async () => {
    const other = await testPki()
    const part = trustPart(HANDED_IN, [other.authority, await other.seal('PC01')], [])
    const found = findSealCertificates(await assembleTrust([part, ownPart]), 'FR00', 'PC01')
    expect(found.map(({ origin }) => origin.kind)).toEqual(['own', 'handed-in'])
    const keys = found.map(({ chain }) => chain.state === 'proved' && chain.authority.keySha256)
    expect(new Set(keys).size).toBe(2)
  })

  it('does not prove a certificate by an authority of the same name that was handed in beside it', async () => {
    const other = await testPki()
    const part = trustPart(HANDED_IN, [other.authority, await own.seal('PC07')], [])
    const found = only(findSealCertificates(await assembleTrust([part]), 'FR00', 'PC07'))
    expect(found.chain).toEqual({ state: 'unproved', reason: 'SIGNATURE_INVALID' })
    expect(decideIssuer(found, 'AB', 'test')).toEqual({ allowed: false, reason: 'ISSUER_UNPROVED' })
  })

  it('counts our own certificate once when our folder is handed in as well', async () => {
    const again = trustPart(HANDED_IN, [...ownPart.authorities, ...ownPart.sealCertificates], [])
    const found = only(findSealCertificates(await assembleTrust([again, ownPart]), 'FR00', 'PC01'))
    expect(found.right).toEqual({ basis: 'own-issuer', documentTypes: ['AB'] })
  })

  it('gives no certificate for ids that nobody bears', async () => {
    expect(findSealCertificates(await assembleTrust([ownPart]), 'FR00', 'XXXX')).toEqual([])
  })
})

describe('assembleTrust', () => {
  it('names the lists the trust rests on, by day in Europe/Paris', async () => {
    const late = await own.list({ at: new Date('2026-06-01T22:30:00Z') })
    const trust = await assembleTrust([trustPart(OWN, [own.authority], [late]), trustPart(PINNED, [], [])])
    expect(trust.lists).toEqual([
      { issuer: 'ANTS', issuedOn: '2026-10-01' },
      { issuer: 'FR00', issuedOn: '2026-06-02' },
    ])
  })

  it('refuses a certificate that states no issuer id', async () => {
    const nameless = { ...own.authority, isAuthority: false, issuerCommonName: null }
    await expect(assembleTrust([trustPart(HANDED_IN, [nameless], [])])).rejects.toThrow(
      expect.objectContaining({ code: 'CERTIFICATE_WITHOUT_ID' }),
    )
  })

  it('keeps a key that may not sign as unusable', async () => {
    const other = { ...(await own.seal('PC01')), keyUsage: ['keyAgreement'] as const }
    const trust = await assembleTrust([trustPart(OWN, [own.authority, other], [])])
    expect(only(trust.sealCertificates).key).toEqual({ usable: false, reason: 'WRONG_KEY_USAGE' })
  })
})
