import { privateKeyPem } from '../private-key-pem.ts'
import 'reflect-metadata'
import { createPublicKey, generateKeyPairSync, type KeyObject, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { describe, expect, it } from 'vitest'
import { addDays, parisDay, parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { assembleTrust } from '../../../src/core/trust/assemble-trust.ts'
import { readCertificate } from '../../../src/core/trust/certificate.ts'
import { trustPart } from '../../../src/core/trust/trust-part.ts'
import { makeAuthority, makeSealCertificate } from '../../../src/signing/make-certificate.ts'
import { pemSealSigner } from '../../../src/signing/seal-signer.ts'
import { openAuthority, P256 } from '../../../src/signing/signing-authority.ts'
import { ISSUED_AT } from '../records.ts'
import { adcsMessage, checkOf, expectCheck, judgeSeal, sealed, trustAt } from './bench.ts'
import { judgeInAccord } from './cases/trust-list-cases.ts'
import { otherIssuer, PINNED } from './issuers.ts'

const VALIDITY = { notBefore: new Date('2025-06-01T00:00:00Z'), notAfter: new Date('2028-06-01T00:00:00Z') }
const CRL_URL = 'http://127.0.0.1:3000/trust/crl/test.crl'
const today = parisDay(ISSUED_AT)

describe('A13: dates of the certificate, the signature and the document', () => {
  it('a certificate that has expired since the signature proves it still', async () => {
    const at = new Date('2029-06-01T10:00:00Z')
    const issuer = await otherIssuer('ZZ00', 'TST1', { listedOn: at })
    const trust = await trustAt(at, issuer.part())
    const report = await judgeSeal(await sealed(adcsMessage(), issuer.signer), { at, trust })
    expectCheck(report, 'certificate-period', 'passed')
    expectCheck(report, 'certificate-revocation', 'passed')
  })

  it('a seal signed when the certificate of the authority had ended is refused', async () => {
    const ca = await makeAuthority('ZZ00', { ...VALIDITY, notAfter: new Date('2026-01-01T00:00:00Z') })
    const made = await makeSealCertificate('TST1', ca, VALIDITY, CRL_URL)
    const certificates = [readCertificate(ca.certificate), readCertificate(made.certificate)]
    const trust = await trustAt(ISSUED_AT, trustPart({ kind: 'handed-in' }, certificates, []))
    const signer = pemSealSigner(privateKeyPem(made.privateKey), made.certificatePem)
    const report = await judgeSeal(await sealed(adcsMessage(), signer), { trust })
    expectCheck(report, 'certificate-period', 'failed', 'CERTIFICATE_OUT_OF_PERIOD')
    expect(checkOf(report, 'certificate-period')?.detail).toContain('authority')
    expect(report.verdict).toBe('invalid')
  })

  it.each([
    ['signed tomorrow', { signedOn: addDays(today, 1) }, 'failed', 'NOT_YET_ISSUED'],
    ['issued tomorrow', { emittedOn: addDays(today, 1) }, 'failed', 'NOT_YET_ISSUED'],
    ['dated after its signature, both past', { signedOn: addDays(today, -1) }, 'passed', undefined],
  ] as const)('a seal %s: %s is %s', async (_, header, outcome, reason) => {
    const report = await judgeSeal(adcsMessage({}, header))
    expectCheck(report, 'issued-on', outcome, reason)
  })

  it('a seal signed the day before its certificate began is refused', async () => {
    const issuer = await otherIssuer('ZZ00', 'TST1', { notBefore: new Date('2026-11-22T12:00:00Z') })
    const trust = await trustAt(ISSUED_AT, issuer.part())
    const signedOn = parseCalendarDay('2026-11-21')
    const report = await judgeSeal(await sealed(adcsMessage({}, { signedOn }), issuer.signer), { trust })
    expectCheck(report, 'certificate-period', 'failed', 'CERTIFICATE_OUT_OF_PERIOD')
  })
})

/** A certificate of DSR1 under an authority that a list vouches for, over any key, with any usage. */
async function trustWith(key: KeyObject, usage: x509.KeyUsageFlags = x509.KeyUsageFlags.digitalSignature) {
  const ca = await makeAuthority('FR09', VALIDITY)
  const { signingKey, certificate } = await openAuthority(ca)
  const made = await x509.X509CertificateGenerator.create({
    ...VALIDITY,
    serialNumber: '42',
    subject: 'CN=DSR1',
    issuer: certificate.subjectName,
    publicKey: new x509.PublicKey(key.export({ format: 'der', type: 'spki' })),
    signingKey,
    signingAlgorithm: P256,
    extensions: [new x509.KeyUsagesExtension(usage, true)],
  })
  const found = [readCertificate(ca.certificate), readCertificate(new Uint8Array(made.rawData))]
  return assembleTrust([trustPart(PINNED, found, [])])
}

const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve })
const foreign = await otherIssuer('FR09', 'DSR1')

describe('A15: keys that prove no seal', () => {
  it.each([
    ['P-224', () => ec('P-224').publicKey],
    ['secp256k1', () => ec('secp256k1').publicKey],
    ['RSA', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey],
    ['Ed25519', () => generateKeyPairSync('ed25519').publicKey],
  ])('a certificate over a key of %s makes the seal invalid', async (_, key) => {
    const trust = await trustWith(key())
    const report = await judgeSeal(await sealed(adcsMessage(), foreign.signer), { trust })
    expectCheck(report, 'seal-signature', 'failed', 'UNSUPPORTED_KEY')
    expect(report).toMatchObject({ verdict: 'invalid', document: null })
  })

  it('a certificate that may not sign makes the seal invalid', async () => {
    const { publicKey } = ec('P-256')
    const trust = await trustWith(publicKey, x509.KeyUsageFlags.keyAgreement)
    const report = await judgeSeal(await sealed(adcsMessage(), foreign.signer), { trust })
    expectCheck(report, 'seal-signature', 'failed', 'UNSUPPORTED_KEY')
  })

  it('a true certificate over the key that is published is test material', async () => {
    const der = Buffer.from(PUBLISHED_KEY, 'base64')
    const trust = await trustWith(createPublicKey({ key: der, format: 'der', type: 'spki' }))
    expect(trust.sealCertificates.map(({ environment }) => environment)).toEqual(['test'])
    const same = await trustWith(ec('P-256').publicKey)
    expect(same.sealCertificates.map(({ environment }) => environment)).toEqual(['production'])
  })

  it('a self-signed certificate with the name of a real issuer has no right', async () => {
    const keys = await webcrypto.subtle.generateKey(P256, true, ['sign', 'verify'])
    const name = 'CN=DSR1, O=DELEGATION A LA SECURITE ROUTIERE, C=FR'
    const made = await x509.X509CertificateGenerator.createSelfSigned({
      ...VALIDITY,
      serialNumber: '42',
      name,
      keys,
      signingAlgorithm: P256,
    })
    const certificate = readCertificate(new Uint8Array(made.rawData))
    const trust = await trustAt(ISSUED_AT, trustPart({ kind: 'handed-in' }, [certificate], []))
    const key = privateKeyPem(new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)))
    const signer = { ...pemSealSigner(key, made.toString('pem')), caId: 'DSR1' }
    const report = await judgeSeal(await sealed(adcsMessage(), signer), { trust })
    expectCheck(report, 'issuer-allowed', 'failed', 'ISSUER_NOT_ALLOWED')
    expect(report.verdict).toBe('invalid')
  })
})

describe('an authority that a current list holds in accord', () => {
  it('gives a valid document', async () => {
    const report = await judgeInAccord()
    expectCheck(report, 'certificate-chain', 'passed')
    expect(report.verdict).toBe('valid')
  })
})

/** SubjectPublicKeyInfo of FR00/0001, whose private key the specification prints. */
const PUBLISHED_KEY =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqY8NfM1igIiTvsTUNuedGDSh1uAB1w8cTNzNnZ4v4in3JAUU6N3AypjQx0QMnMSShJoPvac/w5L02grgf4TCPA=='
