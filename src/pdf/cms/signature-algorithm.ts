import { DerError } from './der-error.ts'
import { type DetachedCms, type Hash, readHash } from './detached-cms.ts'
import { WEB_CRYPTO_HASH } from './digest.ts'
import { encodeDer } from './encode-der.ts'
import { encodeOid, OID, readOid } from './object-identifiers.ts'
import { type DerValue, derChildren, derContent, readDer } from './read-der.ts'

type Scheme = { readonly key: 'rsa' | 'ec'; readonly hash: Hash; readonly saltLength?: number }

const [SEQUENCE, INTEGER, BIT_STRING] = [0x30, 0x02, 0x03]
const schemes: Readonly<Record<string, Scheme>> = {
  [OID.rsaSha256]: { key: 'rsa', hash: 'sha256' },
  [OID.rsaSha384]: { key: 'rsa', hash: 'sha384' },
  [OID.rsaSha512]: { key: 'rsa', hash: 'sha512' },
  [OID.ecdsaSha256]: { key: 'ec', hash: 'sha256' },
  [OID.ecdsaSha384]: { key: 'ec', hash: 'sha384' },
  [OID.ecdsaSha512]: { key: 'ec', hash: 'sha512' },
}
const keyTypes: Readonly<Record<string, 'rsa' | 'rsa-pss' | 'ec'>> = {
  [OID.rsaEncryption]: 'rsa',
  [OID.rsaPss]: 'rsa-pss',
  [OID.ecPublicKey]: 'ec',
}
const curves: Readonly<Record<string, { readonly namedCurve: string; readonly width: number }>> = {
  [OID.p256]: { namedCurve: 'P-256', width: 32 },
  [OID.p384]: { namedCurve: 'P-384', width: 48 },
  [OID.p521]: { namedCurve: 'P-521', width: 66 },
}

/**
 * Verifies the signature value of a CMS with the SubjectPublicKeyInfo of a certificate: RSA PKCS#1 v1.5, RSA-PSS, or
 * ECDSA on P-256, P-384 or P-521. WebCrypto does it, so that browsers judge as the service does.
 *
 * The signature must use the hash that the message digest uses. Length of the key and validity of the
 * certificate are not judged here.
 *
 * @throws {DerError} when the algorithm is not one of these or does not fit the key.
 */
export async function verifySignatureValue(cms: DetachedCms, spki: DerValue): Promise<boolean> {
  const scheme = schemeOf(cms)
  const [algorithm, keyBits] = derChildren(spki, SEQUENCE, 'subjectPublicKeyInfo')
  const [keyAlgorithm, parameters] = derChildren(algorithm, SEQUENCE, 'algorithm of the key')
  const type = keyTypes[readOid(keyAlgorithm, 'algorithm of the key')] ?? 'unknown'
  if (type !== scheme.key && !(type === 'rsa-pss' && scheme.saltLength !== undefined))
    throw new DerError(`the certificate holds a key of type ${type}, the signature needs ${scheme.key}`)
  if (scheme.hash !== cms.hash)
    throw new DerError(`the signature uses ${scheme.hash}, the message digest ${cms.hash}`)
  if (scheme.key === 'ec') return verifyEcdsa(cms, spki, readOid(parameters, 'curve of the key'))
  if (type === 'rsa') return verifyRsa(cms, spki.bytes, scheme)
  if (parameters !== undefined && pssScheme(parameters).hash !== scheme.hash)
    throw new DerError('the key is bound to another hash than the signature uses')
  return verifyRsa(cms, plainRsaKey(keyBits), scheme)
}

async function verifyRsa(cms: DetachedCms, spki: Uint8Array, scheme: Scheme): Promise<boolean> {
  const { saltLength } = scheme
  const name = saltLength === undefined ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS'
  const imported = { name, hash: WEB_CRYPTO_HASH[scheme.hash] }
  const key = await crypto.subtle.importKey('spki', Uint8Array.from(spki), imported, false, ['verify'])
  const how = saltLength === undefined ? { name } : { name, saltLength }
  return crypto.subtle.verify(how, key, Uint8Array.from(cms.signature), Uint8Array.from(cms.signedBytes))
}

async function verifyEcdsa(cms: DetachedCms, spki: DerValue, oid: string): Promise<boolean> {
  const curve = curves[oid]
  if (curve === undefined) throw new DerError(`keys on the curve ${oid} are not accepted`)
  const { namedCurve, width } = curve
  const numbers = derChildren(readDer(cms.signature), SEQUENCE, 'ECDSA signature').map((number) =>
    unsigned(derContent(number, INTEGER, 'number of the ECDSA signature')),
  )
  const [r, s, ...others] = numbers
  if (r === undefined || s === undefined || others.length > 0) return false
  if (r.length > width || s.length > width) return false
  const raw = new Uint8Array(2 * width)
  raw.set(r, width - r.length)
  raw.set(s, 2 * width - s.length)
  const imported = { name: 'ECDSA', namedCurve }
  const key = await crypto.subtle.importKey('spki', Uint8Array.from(spki.bytes), imported, false, ['verify'])
  const how = { name: 'ECDSA', hash: WEB_CRYPTO_HASH[cms.hash] }
  return crypto.subtle.verify(how, key, raw, Uint8Array.from(cms.signedBytes))
}

/** A negative number is no part of a signature; it is too long for any curve then. */
function unsigned(integer: Uint8Array): Uint8Array {
  if ((integer[0] ?? 0) >= 0x80) return new Uint8Array(1_000)
  const start = integer.findIndex((byte) => byte !== 0)
  return integer.subarray(start < 0 ? integer.length : start)
}

/** WebCrypto knows RSA keys under their plain name only. */
function plainRsaKey(keyBits: DerValue | undefined): Uint8Array {
  derContent(keyBits, BIT_STRING, 'subjectPublicKey')
  const algorithm = encodeDer(SEQUENCE, encodeOid(OID.rsaEncryption), encodeDer(0x05))
  return encodeDer(SEQUENCE, algorithm, keyBits?.bytes ?? new Uint8Array())
}

function schemeOf({ signatureAlgorithm, hash }: DetachedCms): Scheme {
  const oid = readOid(signatureAlgorithm[0], 'signatureAlgorithm')
  if (oid === OID.rsaEncryption) return { key: 'rsa', hash }
  if (oid === OID.rsaPss) return pssScheme(signatureAlgorithm[1])
  const scheme = schemes[oid]
  if (scheme === undefined) throw new DerError(`signature algorithm ${oid} is not accepted`)
  return scheme
}

/** RFC 4055 §3.1. The defaults are SHA-1, which is not accepted: hash and mask function must be there. */
function pssScheme(parameters: DerValue | undefined): Scheme & { readonly saltLength: number } {
  const fields = derChildren(parameters, SEQUENCE, 'RSASSA-PSS-params')
  const field = (tag: number) => {
    const explicit = fields.find((candidate) => candidate.tag === tag)
    return explicit === undefined ? undefined : readDer(explicit.content)
  }
  const hash = readHash(field(0xa0))
  const [mask, maskHash] = derChildren(field(0xa1), SEQUENCE, 'maskGenAlgorithm')
  if (readOid(mask, 'maskGenAlgorithm') !== OID.mgf1 || readHash(maskHash) !== hash)
    throw new DerError('RSA-PSS with another mask function than MGF1 of the same hash is not accepted')
  const salt = field(0xa2)
  const saltLength = salt === undefined ? 20 : smallInteger(derContent(salt, INTEGER, 'saltLength'))
  return { key: 'rsa', hash, saltLength }
}

/** No key leaves room for a salt longer than two bytes can say. */
function smallInteger(content: Uint8Array): number {
  if (content.length === 0 || content.length > 2) throw new DerError('saltLength is out of bounds')
  return content.reduce((value, byte) => value * 256 + byte, 0)
}
