import 'reflect-metadata'
import { randomBytes, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { DOCUMENT_SIGNING, LIST_SIGNING } from '../core/trust/trust-part.ts'
import { openAuthority, P256, type SigningAuthority } from './signing-authority.ts'
import type { Validity } from './validity.ts'

/** A new key with the certificate of its public half. */
export interface MadeCertificate {
  readonly certificatePem: string
  readonly certificate: Uint8Array
  /** PKCS#8, DER. */
  readonly privateKey: Uint8Array
}

/** Makes a self-signed test authority, EC P-256. Organisation and unit say that it is fictitious (D17). */
export async function makeAuthority(caId: string, validity: Validity): Promise<MadeCertificate> {
  const keys = await newKeys()
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    ...common(validity),
    name: nameOf(caId, 'AC FICTIVE POUR ESSAIS'),
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return exported(made, keys)
}

/** Makes a seal certificate of the 2D-Doc profile: EC P-256, common name equal to its id. */
export function makeSealCertificate(
  id: string,
  authority: SigningAuthority,
  validity: Validity,
  revocationListUrl: string,
): Promise<MadeCertificate> {
  return makeIssued(nameOf(id, 'EMETTEUR FICTIF POUR ESSAIS'), authority, validity, revocationListUrl, [])
}

/** Makes the certificate of a PDF signer, EC P-256; the purpose of RFC 9336 tells it from a seal certificate. */
export function makePdfSignerCertificate(
  id: string,
  authority: SigningAuthority,
  validity: Validity,
  revocationListUrl: string,
): Promise<MadeCertificate> {
  return makeIssued(nameOf(id, 'SIGNATURE FICTIVE POUR ESSAIS'), authority, validity, revocationListUrl, [
    new x509.ExtendedKeyUsageExtension([DOCUMENT_SIGNING]),
  ])
}

/** Makes the certificate of the signer of our trust list, EC P-256; its purpose is that of ETSI TS 119 612. */
export function makeListSignerCertificate(
  id: string,
  authority: SigningAuthority,
  validity: Validity,
  revocationListUrl: string,
): Promise<MadeCertificate> {
  return makeIssued(nameOf(id, 'LISTE FICTIVE POUR ESSAIS'), authority, validity, revocationListUrl, [
    new x509.ExtendedKeyUsageExtension([LIST_SIGNING]),
  ])
}

async function makeIssued(
  subject: x509.JsonName,
  authority: SigningAuthority,
  validity: Validity,
  revocationListUrl: string,
  purposes: readonly x509.Extension[],
): Promise<MadeCertificate> {
  const keys = await newKeys()
  const { signingKey, certificate: issuer } = await openAuthority(authority)
  const { digitalSignature, nonRepudiation } = x509.KeyUsageFlags
  const made = await x509.X509CertificateGenerator.create({
    ...common(validity),
    subject,
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.KeyUsagesExtension(digitalSignature | nonRepudiation, true),
      ...purposes,
      new x509.CRLDistributionPointsExtension([revocationListUrl]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return exported(made, keys)
}

function newKeys() {
  return webcrypto.subtle.generateKey(P256, true, ['sign', 'verify'])
}

function common(validity: Validity) {
  // A first byte of 01 to 7f keeps the number positive and its length fixed (RFC 5280, 4.1.2.2).
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  return { ...validity, serialNumber: serial.toString('hex'), signingAlgorithm: P256 }
}

function nameOf(commonName: string, organisation: string): x509.JsonName {
  return [{ C: ['FR'] }, { O: [organisation] }, { OU: ['0002 000000000'] }, { CN: [commonName] }]
}

async function exported(made: x509.X509Certificate, keys: webcrypto.CryptoKeyPair): Promise<MadeCertificate> {
  return {
    certificatePem: `${made.toString('pem')}\n`,
    certificate: new Uint8Array(made.rawData),
    privateKey: new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
  }
}
