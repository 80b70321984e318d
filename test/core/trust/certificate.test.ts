import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCertificate } from '../../../src/core/trust/certificate.ts'
import { unprovedReason, verifyIssuedBy } from '../../../src/core/trust/issued-by.ts'
import { TrustError } from '../../../src/core/trust/trust-error.ts'
import { makeAuthority } from '../../../src/signing/make-certificate.ts'
import { threeYears } from '../../../src/signing/validity.ts'
import { conformanceDir } from '../../conformance-dir.ts'
import { privateKeyPem } from '../private-key-pem.ts'

const dir = conformanceDir()
const validity = threeYears(new Date('2026-01-01T00:00:00Z'))
const code = (expected: string) => expect.objectContaining({ code: expected })

function pem(name: string): string {
  return readFileSync(join(dir ?? '', 'certs', name), 'latin1')
}

describe.skipIf(dir === null)('reading the 232 published certificates', () => {
  const names = dir
    ? readdirSync(join(dir, 'certs')).filter((name) => /^\w{4}(_\w{4})?\.pem$/.test(name))
    : []

  it('agrees with OpenSSL on every field that judgement uses', () => {
    expect(names).toHaveLength(232)
    for (const name of names) {
      const ours = readCertificate(pem(name))
      const theirs = new X509Certificate(pem(name))
      expect(Buffer.from(ours.der).equals(theirs.raw), name).toBe(true)
      expect(ours.serial).toBe(theirs.serialNumber.toLowerCase().replace(/^(00)+/, ''))
      expect(ours.notBefore).toEqual(new Date(theirs.validFrom))
      expect(ours.notAfter).toEqual(new Date(theirs.validTo))
      expect(ours.isAuthority).toBe(theirs.ca)
      expect(Buffer.from(ours.spki)).toEqual(theirs.publicKey.export({ format: 'der', type: 'spki' }))
      expect(ours.keyKind).toBe(theirs.publicKey.asymmetricKeyType === 'rsa' ? 'RSA' : 'EC')
      expect(`CN=${ours.commonName}`).toBe(theirs.subject.split('\n').find((line) => line.startsWith('CN=')))
    }
  })

  it('gives ids that the file names repeat', () => {
    for (const name of names.filter((each) => each.includes('_'))) {
      const { issuerCommonName, commonName } = readCertificate(pem(name))
      expect(`${issuerCommonName}_${commonName}.pem`).toBe(name)
    }
  })

  it('reads the names of FR07, which have a serialNumber and an organizationIdentifier, attribute by attribute', () => {
    expect(readCertificate(pem('FR07_ENG3.pem'))).toMatchObject({
      commonName: 'ENG3',
      organisation: 'ENGIE',
      issuerCommonName: 'FR07',
      keyUsage: ['digitalSignature', 'nonRepudiation'],
    })
  })

  it('proves every certificate of FR01 and FR03 to FR07 by the key of its authority', async () => {
    for (const name of names.filter((each) => /^FR0[1-7]_/.test(each)))
      expect(
        await verifyIssuedBy(readCertificate(pem(name)), readCertificate(pem(`${name.slice(0, 4)}.pem`))),
        name,
      ).toBe(true)
  })

  it('does not prove a certificate of FR04 by the key of FR03', async () => {
    expect(
      await unprovedReason(readCertificate(pem('FR04_DSR0.pem')), readCertificate(pem('FR03.pem'))),
    ).toBe('ISSUER_NAME_DIFFERS')
  })

  it('does not prove a certificate whose content was altered by one bit', async () => {
    const der = readCertificate(pem('FR03_DSR8.pem')).der.slice()
    const serialByte = 20
    der[serialByte] = (der[serialByte] ?? 0) ^ 1
    expect(await unprovedReason(readCertificate(der), readCertificate(pem('FR03.pem')))).toBe(
      'SIGNATURE_INVALID',
    )
  })

  it('does not let a seal certificate vouch for another', async () => {
    const seal = readCertificate(pem('FR03_DSR8.pem'))
    expect(await unprovedReason({ ...seal, issuer: seal.subject }, seal)).toBe('NOT_AN_AUTHORITY')
  })

  it('refuses the SHA-1 signature of FR00/0001', async () => {
    const certificate = readCertificate(pem('FR00_0001.pem'))
    const authority = { ...readCertificate(pem('FR03.pem')), subject: certificate.issuer }
    expect(await unprovedReason(certificate, authority)).toBe('WEAK_ALGORITHM')
  })
})

describe('readCertificate', () => {
  it('does not prove by equal names when the key is another', async () => {
    const [one, other] = await Promise.all([makeAuthority('FR00', validity), makeAuthority('FR00', validity)])
    const reason = await unprovedReason(readCertificate(one.certificate), readCertificate(other.certificate))
    expect(reason).toBe('SIGNATURE_INVALID')
  })

  it('does not prove by an authority that bears a critical extension we do not know', async () => {
    const root = readCertificate((await makeAuthority('FR00', validity)).certificate)
    const strange = { ...root, unknownCritical: ['2.5.29.30'] }
    expect(await unprovedReason(root, strange)).toBe('UNKNOWN_CRITICAL_EXTENSION')
  })

  it('passes over a private key that stands in the same file', async () => {
    const made = await makeAuthority('FR00', validity)
    const bundle = `${privateKeyPem(made.privateKey)}${made.certificatePem}`
    expect(readCertificate(bundle).commonName).toBe('FR00')
  })

  it.each([
    ['', 'PEM_MALFORMED'],
    ['-----BEGIN CERTIFICATE-----\nMIIB', 'PEM_MALFORMED'],
    ['-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----', 'PEM_MALFORMED'],
    ['-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----', 'DER_MALFORMED'],
  ])('refuses %j with %s', (text, expected) => {
    expect(() => readCertificate(text)).toThrow(code(expected))
  })

  it('refuses bytes that follow the certificate', async () => {
    const { certificate } = await makeAuthority('FR00', validity)
    expect(() => readCertificate(Uint8Array.of(...certificate, 0))).toThrow(code('DER_MALFORMED'))
  })

  it('refuses a certificate without its mandatory fields', () => {
    const inner = [0x30, 0x03, 0x02, 0x01, 0x01, 0x30, 0x03, 0x06, 0x01, 0x2a, 0x03, 0x01, 0x00]
    expect(() => readCertificate(Uint8Array.of(0x30, inner.length, ...inner))).toThrow(
      code('CERTIFICATE_UNREADABLE'),
    )
  })

  it('throws coded errors only, whatever the bytes', async () => {
    const { certificate } = await makeAuthority('FR00', validity)
    const mutated = fc.tuple(fc.nat(certificate.length - 1), fc.nat(255), fc.nat(certificate.length))
    fc.assert(
      fc.property(mutated, ([offset, value, length]) => {
        const bytes = certificate.slice(0, length === 0 ? certificate.length : length)
        bytes[offset] = value
        try {
          readCertificate(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(TrustError)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
