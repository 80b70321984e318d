import 'reflect-metadata'
import { KeyObject, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import type { OpenedPkcs12 } from '../../src/signing/open-pkcs12.ts'

const algorithms = {
  RSA: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
  },
  EC: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  'EC P-384': { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
} as const

export type KeyKind = keyof typeof algorithms

/** Makes a fresh key and its certificate under a fresh test authority, as a PKCS#12 file would give them. */
export async function testIdentity(kind: KeyKind): Promise<OpenedPkcs12> {
  const algorithm = algorithms[kind]
  const authority = await makeKeys(algorithm)
  const keys = await makeKeys(algorithm)
  const dates = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2036-01-01T00:00:00Z') }
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Essai Racine, C=FR',
    serialNumber: '01',
    keys: authority,
    signingAlgorithm: algorithm,
    extensions: [new x509.BasicConstraintsExtension(true)],
    ...dates,
  })
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=Essai ${kind}, O=Essai sans valeur, C=FR`,
    issuer: root.subject,
    serialNumber: '0a2b',
    publicKey: keys.publicKey,
    signingKey: authority.privateKey,
    signingAlgorithm: algorithm,
    extensions: [new x509.KeyUsagesExtension(x509.KeyUsageFlags.nonRepudiation, true)],
    ...dates,
  })
  return {
    privateKey: KeyObject.from(keys.privateKey),
    certificate: new Uint8Array(certificate.rawData),
    chain: [new Uint8Array(root.rawData)],
  }
}

async function makeKeys(algorithm: (typeof algorithms)[KeyKind]) {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

/** PEM of a DER certificate. */
export function certificatePem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
