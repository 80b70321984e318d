import { describe, expect, it } from 'vitest'
import { decodeSeal } from '../../src/core/seal/seal.ts'
import { sealIdentity } from '../../src/core/seal/seal-identity.ts'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { readCertificate } from '../../src/core/trust/certificate.ts'
import { revocationStatus } from '../../src/core/trust/certificate-status.ts'
import type { IssuedCertificate } from '../../src/core/trust/issued-certificate.ts'
import { type OwnWithdrawals, withOwnWithdrawals } from '../../src/core/trust/own-withdrawals.ts'
import { readTrustList } from '../../src/core/trust/trust-list.ts'
import { trustListPart } from '../../src/core/trust/trust-list-part.ts'
import type { TrustMaterial } from '../../src/core/trust/trust-material.ts'
import { type TrustOrigin, type TrustPart, trustPart } from '../../src/core/trust/trust-part.ts'
import { makeTrustList } from '../../src/signing/make-trust-list.ts'
import { openOwnWithdrawalSigner } from '../../src/signing/own-withdrawal-list.ts'
import { readTrustSnapshot, writeTrustSnapshot } from '../../src/web/trust-snapshot.ts'
import { ISSUED_AT } from '../core/records.ts'
import { content, entry, SIGNER_PKI, testListSigner } from '../core/trust/signed-list.ts'
import { handedWithdrawals, signedWithdrawals } from '../core/trust/withdrawals.ts'
import { adcsMessage, checkOf, judgeSeal, KEYS, sealed, trustAt } from '../core/verification/bench.ts'
import { otherIssuer, PINNED } from '../core/verification/issuers.ts'

const DAY = 86_400_000
/** An object of its own each time, as every folder and every list has. */
const handedIn = (): TrustOrigin => ({ kind: 'handed-in' })

async function carried(trust: TrustMaterial): Promise<TrustMaterial> {
  const snapshot = JSON.parse(JSON.stringify(writeTrustSnapshot(trust, 'test')))
  return assembleTrust(readTrustSnapshot(snapshot))
}

/** What judgements rest on, certificate by certificate. */
function basis(trust: TrustMaterial) {
  const issued = [...trust.sealCertificates, ...trust.pdfSigners].map((found) => ({
    ...{ of: found.fingerprintSha256, origin: found.origin, environment: found.environment },
    chain: found.chain.state === 'proved' ? found.chain.authority.keySha256 : found.chain,
    revocation: revocationOf(found),
    may: 'right' in found ? found.right : 'documentTypes' in found ? found.documentTypes : null,
  }))
  const authorities = trust.authorities.map(({ id, keySha256, origin, listing, revocationLists }) => ({
    ...{ id, keySha256, origin, listing },
    lists: revocationLists.map(({ thisUpdate }) => thisUpdate),
  }))
  const byOf = (one: { of: string }, other: { of: string }) => (one.of < other.of ? -1 : 1)
  return { authorities, issued: issued.toSorted(byOf), lists: trust.lists }
}

/** The status, and why or where; the list itself is compared by its day among those of the authority. */
function revocationOf(found: IssuedCertificate) {
  const { list, ...told } = { list: null, ...revocationStatus(found, ISSUED_AT) }
  return { state: found.revocation.state, ...told }
}

const zz = await otherIssuer('ZZ00', 'TST1')
const same = await otherIssuer('ZZ00', 'TST2')
const other = await otherIssuer('ZZ01', 'TST3')
const revoked = await otherIssuer('ZZ02', 'TST4', { revoked: true })

describe('a trust snapshot gives a browser the basis of every judgement of the service:', () => {
  it.each<[string, readonly TrustPart[]]>([
    ['issuers handed in', [zz.part(), other.part(), revoked.part()]],
    ['issuers of one name', [zz.part(), same.part()]],
    ['a certificate without its authority', [trustPart(handedIn(), [zz.certificate], [])]],
    [
      'a certificate without its authority, and another of the same name from elsewhere',
      [trustPart(handedIn(), [zz.certificate, zz.pdfSigner], []), same.part()],
    ],
    [
      'a certificate beside an authority that did not make it',
      [trustPart(handedIn(), [same.authority, zz.certificate], [zz.list])],
    ],
    [
      'a certificate beside an authority that did not make it, which a list names as well',
      [
        trustPart(handedIn(), [same.authority, zz.certificate], []),
        trustPart(PINNED, [same.authority], [same.list]),
      ],
    ],
    [
      'a certificate of a pinned list that its authority did not make',
      [trustPart(PINNED, [same.authority, zz.certificate], [])],
    ],
    [
      'a revocation list that no key proves',
      [trustPart(handedIn(), [zz.authority, zz.certificate], [same.list])],
    ],
    [
      'a revocation list that was asked for and not had',
      [
        {
          ...trustPart(handedIn(), [zz.authority, zz.certificate], []),
          unreachable: [{ issuer: zz.certificate.issuer.der, address: 'http://127.0.0.1:9/zz.crl' }],
        },
      ],
    ],
    ['no revocation list', [trustPart(handedIn(), [zz.authority, zz.certificate], [])]],
  ])('%s', async (_, parts) => {
    const service = await trustAt(ISSUED_AT, ...parts)
    expect(basis(await carried(service))).toEqual(basis(service))
  })

  it('a list whose signer is revoked', async () => {
    const { signer, pin } = await testListSigner()
    const issuedAt = new Date(ISSUED_AT.getTime() - 30 * DAY)
    const nextUpdate = new Date(issuedAt.getTime() + 90 * DAY)
    const xml = makeTrustList(content([entry(zz, 'inaccord')], { issuedAt, nextUpdate }), signer)
    const listed = trustListPart(await readTrustList(xml, [pin], ISSUED_AT))
    const { serial } = readCertificate(signer.certificate)
    const entries = [{ serial, revokedAt: ISSUED_AT, reason: 1 }]
    const fall = trustPart(
      handedIn(),
      [SIGNER_PKI.authority],
      [await SIGNER_PKI.list({ revoked: entries, at: ISSUED_AT })],
    )
    const service = await trustAt(ISSUED_AT, zz.part(), listed, fall)
    const browser = await carried(service)
    expect(basis(browser)).toEqual(basis(service))
    const text = await sealed(adcsMessage(), zz.signer)
    for (const trust of [service, browser]) {
      const report = await judgeSeal(text, { trust })
      expect(report.verdict).toBe('indeterminate')
      expect(checkOf(report, 'certificate-chain')).toMatchObject({ reason: 'TRUST_LIST_SIGNER_REVOKED' })
    }
  })
})

describe('what the register of the service has withdrawn is refused in browsers as by the service', async () => {
  const text = await sealed(adcsMessage())
  const identity = await sealIdentity(decodeSeal(text))
  const before = await signedWithdrawals(await openOwnWithdrawalSigner(KEYS, ISSUED_AT), ISSUED_AT, new Map())
  const holdsUntil = new Date(ISSUED_AT.getTime() + 7 * DAY)
  const register = (more: Partial<OwnWithdrawals>): OwnWithdrawals => ({
    ...{ entries: new Map(), askedAt: ISSUED_AT, holdsUntil, published: new Map() },
    ...more,
  })
  const outcomes = async (own: OwnWithdrawals, at = ISSUED_AT) => {
    const service = withOwnWithdrawals(await trustAt(ISSUED_AT, handedWithdrawals(before)), own)
    const checks = [service, await carried(service)].map(async (trust) =>
      checkOf(await judgeSeal(text, { trust, at }), 'withdrawal'),
    )
    return Promise.all(checks)
  }
  const both = (check: object) => [expect.objectContaining(check), expect.objectContaining(check)]
  const end = new Date(ISSUED_AT.getTime() + 30 * DAY)
  const { sequence } = before
  const published = new Map([['FR00', { sequence, text: before.text }]])

  it.each([
    ['no list is published', { entries: new Map([[identity, null]]) }],
    ['no list is published and its use ends', { entries: new Map([[identity, end]]) }],
    ['the list published is older', { entries: new Map([[identity, end]]), published }],
  ])('where %s', async (_, more) => {
    expect(await outcomes(register(more))).toEqual(both({ outcome: 'failed', reason: 'DOCUMENT_WITHDRAWN' }))
  })

  it('and nothing else is, up to the day from which the register would have to be asked again', async () => {
    expect(await outcomes(register({}))).toEqual(both({ outcome: 'passed' }))
    expect(await outcomes(register({}), holdsUntil)).toEqual(both({ reason: 'WITHDRAWAL_LIST_STALE' }))
  })
})
