import { constants, type VerifyKeyObjectInput, verify, type X509Certificate } from 'node:crypto'
import { DerError } from './der-error.ts'
import { type DetachedCms, type Hash, readHash } from './detached-cms.ts'
import { OID, readOid } from './object-identifiers.ts'
import { type DerValue, derChildren, derContent, readDer } from './read-der.ts'

type Scheme = { readonly key: 'rsa' | 'ec'; readonly hash: Hash; readonly saltLength?: number }

const SEQUENCE = 0x30
const schemes: Readonly<Record<string, Scheme>> = {
  [OID.rsaSha256]: { key: 'rsa', hash: 'sha256' },
  [OID.rsaSha384]: { key: 'rsa', hash: 'sha384' },
  [OID.rsaSha512]: { key: 'rsa', hash: 'sha512' },
  [OID.ecdsaSha256]: { key: 'ec', hash: 'sha256' },
  [OID.ecdsaSha384]: { key: 'ec', hash: 'sha384' },
  [OID.ecdsaSha512]: { key: 'ec', hash: 'sha512' },
}

/**
 * Verifies the signature value of a CMS with the key of a certificate: RSA PKCS#1 v1.5, RSA-PSS or ECDSA.
 *
 * The signature must use the hash that the message digest uses. Length of the key and validity of the
 * certificate are not judged here.
 *
 * @throws {DerError} when the algorithm is not one of these or does not fit the key.
 */
export function verifySignatureValue(cms: DetachedCms, certificate: X509Certificate): boolean {
  const scheme = schemeOf(cms)
  const key = certificate.publicKey
  const type = key.asymmetricKeyType ?? 'unknown'
  if (type !== scheme.key && !(type === 'rsa-pss' && scheme.saltLength !== undefined))
    throw new DerError(`the certificate holds a key of type ${type}, the signature needs ${scheme.key}`)
  if (scheme.hash !== cms.hash)
    throw new DerError(`the signature uses ${scheme.hash}, the message digest ${cms.hash}`)
  const input: VerifyKeyObjectInput =
    scheme.saltLength === undefined
      ? { key }
      : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength }
  return verify(scheme.hash, cms.signedBytes, input, cms.signature)
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
function pssScheme(parameters: DerValue | undefined): Scheme {
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
  const saltLength = salt === undefined ? 20 : smallInteger(derContent(salt, 0x02, 'saltLength'))
  return { key: 'rsa', hash, saltLength }
}

/** No key leaves room for a salt longer than two bytes can say. */
function smallInteger(content: Uint8Array): number {
  if (content.length === 0 || content.length > 2) throw new DerError('saltLength is out of bounds')
  return content.reduce((value, byte) => value * 256 + byte, 0)
}
