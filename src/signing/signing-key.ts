import { createPublicKey, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { PkiError } from './pki-error.ts'

/** A private key that signs, wherever it stands: in memory, or in a token that never gives it out. */
export interface SigningKey {
  /** Length of the modulus of an RSA key; null for a key of P-256. */
  readonly rsaBits: number | null
  /** The public half as SubjectPublicKeyInfo (DER); null where a token does not give it. */
  readonly spki: Uint8Array | null
  /** Hashes the bytes with SHA-256 and signs: P-256 as raw r‖s, 64 bytes; RSA as PKCS#1 v1.5. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

const signInThreadPool = promisify<string, Uint8Array, KeyObject, Buffer>(sign)

/**
 * Makes a signing key of a private key in memory, for any number of signatures at the same time.
 *
 * An RSA signature is computed in the thread pool, so that it does not hold up the event loop; one of P-256 (some
 * 40 µs) takes less time than the way there and back.
 *
 * @throws {PkiError} KEY_NOT_SUPPORTED, when it is neither RSA nor P-256
 */
export function memoryKey(key: KeyObject, owner: string): SigningKey {
  const details = key.asymmetricKeyDetails
  const spki = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }))
  if (key.asymmetricKeyType === 'rsa' && details?.modulusLength !== undefined)
    return { rsaBits: details.modulusLength, spki, sign: (bytes) => signInThreadPool('sha256', bytes, key) }
  if (key.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1')
    return {
      rsaBits: null,
      spki,
      sign: async (bytes) => new Uint8Array(sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' })),
    }
  const found = `${key.asymmetricKeyType ?? 'unknown'} ${details?.namedCurve ?? ''}`.trim()
  throw new PkiError(
    'KEY_NOT_SUPPORTED',
    `the key of ${owner} is ${found}, EC prime256v1 (P-256) or RSA expected`,
    { owner, found, expected: 'EC prime256v1 (P-256), RSA' },
  )
}
