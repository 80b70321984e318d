import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { type Certificate, readCertificate } from '../core/trust/certificate.ts'
import { PkiError } from './pki-error.ts'

/** A signer of 2D-Doc seals whose private key stands in memory. */
export interface PemSealSigner {
  /** The two ids that the seal's header must bear. */
  readonly caId: string
  readonly certificateId: string
  readonly certificate: Certificate
  /** Hashes the bytes with SHA-256 and signs them with P-256; gives r and s, 32 bytes each. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/**
 * Makes a signer of a PEM key and its certificate; the ids are those the certificate states.
 *
 * The key is parsed once: parsing it for each signature would cost 18 times the signature. Signing runs on the
 * calling thread (some 40 µs), for a worker would cost more.
 *
 * @throws {PkiError} KEY_UNREADABLE, KEY_NOT_SUPPORTED or KEY_MISMATCH
 * @throws {TrustError} when the certificate cannot be read
 */
export function pemSealSigner(keyPem: string, certificatePem: string | Uint8Array): PemSealSigner {
  const certificate = readCertificate(certificatePem)
  const { issuerCommonName: caId, commonName: certificateId } = certificate
  if (caId === null || certificateId === null)
    throw new PkiError('KEY_NOT_SUPPORTED', 'the seal certificate states no single common name and issuer')
  const key = readKey(keyPem, certificateId)
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  if (!spki.equals(certificate.spki))
    throw new PkiError(
      'KEY_MISMATCH',
      `the private key is not the one of certificate ${caId}/${certificateId}`,
    )
  return {
    caId,
    certificateId,
    certificate,
    sign: async (bytes) => new Uint8Array(sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' })),
  }
}

function readKey(keyPem: string, certificateId: string): KeyObject {
  const key = parseKey(keyPem, certificateId)
  const curve = key.asymmetricKeyDetails?.namedCurve
  if (key.asymmetricKeyType === 'ec' && curve === 'prime256v1') return key
  const found = `${key.asymmetricKeyType ?? 'unknown'} ${curve ?? ''}`.trim()
  throw new PkiError(
    'KEY_NOT_SUPPORTED',
    `the key of ${certificateId} is ${found}, EC prime256v1 (P-256) expected`,
  )
}

function parseKey(keyPem: string, certificateId: string): KeyObject {
  try {
    return createPrivateKey(keyPem)
  } catch (cause) {
    throw new PkiError('KEY_UNREADABLE', `the private key of ${certificateId} is no PEM key`, {}, { cause })
  }
}
