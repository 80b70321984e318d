import { type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { OpenedPkcs12 } from './open-pkcs12.ts'

/** Signs the signed attributes of a PDF signature. The key may be in a file or in an HSM. */
export interface PdfSigner {
  readonly algorithm: 'RSA-SHA256' | 'ECDSA-SHA256'
  /** DER of the certificate of the signing key. */
  readonly certificate: Uint8Array
  /** DER of the certificates above it, nearest first. */
  readonly chain: readonly Uint8Array[]
  /** Length of the longest value `sign` can give. */
  readonly maxSignatureLength: number
  /** Hashes the bytes with SHA-256 and signs: RSA PKCS#1 v1.5, or ECDSA as a DER SEQUENCE of r and s. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

const signInThreadPool = promisify<string, Uint8Array, KeyObject, Buffer>(sign)

/** DER of two 33-byte INTEGER (32 bytes and a sign byte) in a SEQUENCE. */
const longestP256Signature = 72

/**
 * Makes a signer of the key of an opened PKCS#12 file, for any number of signatures at the same time.
 *
 * It holds the private key in memory. An RSA signature is computed in the thread pool, so that it does not hold
 * up the event loop; one of P-256 takes less time than the way there and back.
 */
export function pdfSigner(opened: OpenedPkcs12): PdfSigner {
  const { privateKey, certificate, chain } = opened
  const rsaBits = privateKey.asymmetricKeyDetails?.modulusLength
  return {
    algorithm: privateKey.asymmetricKeyType === 'rsa' ? 'RSA-SHA256' : 'ECDSA-SHA256',
    certificate,
    chain,
    maxSignatureLength: rsaBits === undefined ? longestP256Signature : Math.ceil(rsaBits / 8),
    sign:
      rsaBits === undefined
        ? async (bytes) => sign('sha256', bytes, privateKey)
        : (bytes) => signInThreadPool('sha256', bytes, privateKey),
  }
}
