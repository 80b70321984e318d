import { createPrivateKey, type KeyObject } from 'node:crypto'
import { type Certificate, readCertificate } from '../core/trust/certificate.ts'
import type { SealSigner } from '../service/ports.ts'
import { PkiError } from './pki-error.ts'
import { memoryKey, type SigningKey } from './signing-key.ts'

/** A signer of 2D-Doc seals, with its certificate. */
export interface CertifiedSealSigner extends SealSigner {
  readonly certificate: Certificate
}

/**
 * Makes a signer of seals of a key, wherever that stands, and its certificate; the ids are those the certificate states.
 *
 * @throws {PkiError} KEY_NOT_SUPPORTED when it is no P-256 key, KEY_MISMATCH when it is another certificate's
 */
export function sealSigner(key: SigningKey, certificate: Certificate): CertifiedSealSigner {
  const { caId, certificateId } = sealIds(certificate)
  const owner = `${caId}/${certificateId}`
  if (key.rsaBits !== null)
    throw new PkiError('KEY_NOT_SUPPORTED', `the key of ${owner} is RSA, EC prime256v1 (P-256) expected`, {
      ...{ owner, found: 'RSA', expected: 'EC prime256v1 (P-256)' },
    })
  requireKeyOf(key, certificate, owner)
  return { caId, certificateId, certificate, sign: (bytes) => key.sign(bytes) }
}

/**
 * Makes a signer of a PEM key and its certificate.
 *
 * The key is parsed once: parsing it for each signature would cost 18 times the signature.
 *
 * @throws {PkiError} KEY_UNREADABLE, KEY_NOT_SUPPORTED or KEY_MISMATCH
 * @throws {TrustError} when the certificate cannot be read
 */
export function pemSealSigner(keyPem: string, certificatePem: string | Uint8Array): CertifiedSealSigner {
  const certificate = readCertificate(certificatePem)
  const { certificateId } = sealIds(certificate)
  return sealSigner(memoryKey(readPemKey(keyPem, certificateId), certificateId), certificate)
}

/**
 * Parses a private key in PEM.
 *
 * @throws {PkiError} KEY_UNREADABLE
 */
export function readPemKey(keyPem: string, owner: string): KeyObject {
  try {
    return createPrivateKey(keyPem)
  } catch (cause) {
    throw new PkiError('KEY_UNREADABLE', `the private key of ${owner} is no PEM key`, { owner }, { cause })
  }
}

/**
 * Refuses a key whose public half is not that of the certificate.
 *
 * @throws {PkiError} KEY_MISMATCH
 */
export function requireKeyOf({ spki }: SigningKey, certificate: Certificate, owner: string): void {
  if (spki !== null && Buffer.compare(spki, certificate.spki) !== 0)
    throw new PkiError('KEY_MISMATCH', `the private key is not the one of certificate ${owner}`, { owner })
}

function sealIds({ issuerCommonName: caId, commonName: certificateId }: Certificate) {
  if (caId === null || certificateId === null)
    throw new PkiError('KEY_NOT_SUPPORTED', 'the seal certificate states no single common name and issuer')
  return { caId, certificateId }
}
