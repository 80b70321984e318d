import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

/** An authority able to sign: its certificate and its private key. */
export interface SigningAuthority {
  readonly certificate: Uint8Array
  /** PKCS#8, DER, EC P-256. */
  readonly privateKey: Uint8Array
}

/** Signing key of an authority, and its certificate, as the library of certificates wants them. */
export async function openAuthority(authority: SigningAuthority) {
  const signingKey = await webcrypto.subtle.importKey('pkcs8', authority.privateKey, P256, false, ['sign'])
  return { signingKey, certificate: new x509.X509Certificate(authority.certificate) }
}

/** Key and signature of everything our test authority makes. */
export const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
