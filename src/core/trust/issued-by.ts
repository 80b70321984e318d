import type { Certificate, SignedPart } from './certificate.ts'
import { derChildren, readDer } from './der.ts'
import { DER, derOid, expectTag } from './der-values.ts'

/** Why a signature of an authority proves nothing; closed, upper case, public. */
export type UnprovedReason =
  | 'ISSUER_NAME_DIFFERS'
  | 'NOT_AN_AUTHORITY'
  | 'WEAK_ALGORITHM'
  | 'UNSUPPORTED_ALGORITHM'
  | 'WEAK_KEY'
  | 'UNSUPPORTED_KEY'
  | 'UNKNOWN_CRITICAL_EXTENSION'
  | 'SIGNATURE_INVALID'

/**
 * Verifies that the authority's key signed the certificate, that the names join and that the authority may sign
 * certificates. RSA (PKCS#1 v1.5) and ECDSA with SHA-256, 384 or 512; SHA-1 is refused.
 *
 * Dates and revocation are separate questions. RFC 5280, 6.1.3.
 */
export async function verifyIssuedBy(certificate: Certificate, authority: Certificate): Promise<boolean> {
  return (await unprovedReason(certificate, authority)) === null
}

/** Tells why the certificate is not proved to be issued by the authority; null when it is. */
export async function unprovedReason(
  certificate: Certificate,
  authority: Certificate,
): Promise<UnprovedReason | null> {
  if (certificate.issuer.der !== authority.subject.der) return 'ISSUER_NAME_DIFFERS'
  if (!authority.isAuthority || (authority.keyUsage && !authority.keyUsage.includes('keyCertSign')))
    return 'NOT_AN_AUTHORITY'
  if (certificate.unknownCritical.length > 0 || authority.unknownCritical.length > 0)
    return 'UNKNOWN_CRITICAL_EXTENSION'
  return signatureFault(certificate.signed, authority.spki)
}

/** Verifies a signature over bytes as received; null when it is good. */
export async function signatureFault(signed: SignedPart, spki: Uint8Array): Promise<UnprovedReason | null> {
  const algorithm = ALGORITHMS[signed.algorithm]
  if (!algorithm) return WEAK_ALGORITHMS.has(signed.algorithm) ? 'WEAK_ALGORITHM' : 'UNSUPPORTED_ALGORITHM'
  try {
    return algorithm.kind === 'RSA'
      ? await rsaFault(signed, spki, algorithm.hash)
      : await ecdsaFault(signed, spki, algorithm.hash)
  } catch {
    // WebCrypto throws on a key it cannot import, and the DER reader on a broken ECDSA signature.
    return 'UNSUPPORTED_KEY'
  }
}

const ALGORITHMS: Readonly<Record<string, { readonly kind: 'RSA' | 'EC'; readonly hash: string }>> = {
  '1.2.840.113549.1.1.11': { kind: 'RSA', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { kind: 'RSA', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { kind: 'RSA', hash: 'SHA-512' },
  '1.2.840.10045.4.3.2': { kind: 'EC', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { kind: 'EC', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { kind: 'EC', hash: 'SHA-512' },
}
/** MD5 and SHA-1, with RSA and ECDSA. */
const WEAK_ALGORITHMS = new Set(['1.2.840.113549.1.1.4', '1.2.840.113549.1.1.5', '1.2.840.10045.4.1'])

async function rsaFault({ toBeSigned, signature }: SignedPart, spki: Uint8Array, hash: string) {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash }
  const key = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify'])
  if ('modulusLength' in key.algorithm && Number(key.algorithm.modulusLength) < 2048) return 'WEAK_KEY'
  return verdict(await crypto.subtle.verify(algorithm, key, signature, toBeSigned))
}

const CURVES: Readonly<Record<string, { readonly namedCurve: string; readonly fieldBytes: number }>> = {
  '1.2.840.10045.3.1.7': { namedCurve: 'P-256', fieldBytes: 32 },
  '1.3.132.0.34': { namedCurve: 'P-384', fieldBytes: 48 },
  '1.3.132.0.35': { namedCurve: 'P-521', fieldBytes: 66 },
}

async function ecdsaFault({ toBeSigned, signature }: SignedPart, spki: Uint8Array, hash: string) {
  const curve = CURVES[curveOf(spki)]
  if (!curve) return 'UNSUPPORTED_KEY'
  const raw = rawEcdsaSignature(signature, curve.fieldBytes)
  if (!raw) return 'SIGNATURE_INVALID'
  const key = await crypto.subtle.importKey(
    'spki',
    spki,
    { name: 'ECDSA', namedCurve: curve.namedCurve },
    false,
    ['verify'],
  )
  return verdict(await crypto.subtle.verify({ name: 'ECDSA', hash }, key, raw, toBeSigned))
}

function verdict(good: boolean): UnprovedReason | null {
  return good ? null : 'SIGNATURE_INVALID'
}

function curveOf(spki: Uint8Array): string {
  const [algorithm] = derChildren(readDer(spki))
  const curve = algorithm && derChildren(algorithm)[1]
  expectTag(curve, DER.oid)
  return derOid(curve)
}

/** X.509 writes ECDSA signatures as DER { r, s }, WebCrypto reads r and s of fixed width. */
function rawEcdsaSignature(der: Uint8Array, fieldBytes: number): Uint8Array | null {
  const numbers = derChildren(readDer(der))
  if (numbers.length !== 2) return null
  const raw = new Uint8Array(2 * fieldBytes)
  for (const [index, number] of numbers.entries()) {
    expectTag(number, DER.integer)
    const start = number.content.findIndex((byte) => byte !== 0)
    const magnitude = number.content.subarray(start < 0 ? number.content.length : start)
    if (magnitude.length > fieldBytes) return null
    raw.set(magnitude, (index + 1) * fieldBytes - magnitude.length)
  }
  return raw
}
