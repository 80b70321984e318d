import type { OpenedPkcs12 } from './open-pkcs12.ts'
import { memoryKey, type SigningKey } from './signing-key.ts'

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

/** DER of two 33-byte INTEGER (32 bytes and a sign byte) in a SEQUENCE. */
const longestP256Signature = 72

/** Makes a PDF signer of a key, wherever that stands, its certificate and those above it; all in DER. */
export function pdfSignerWith(
  key: SigningKey,
  certificate: Uint8Array,
  chain: readonly Uint8Array[],
): PdfSigner {
  if (key.rsaBits === null)
    return {
      algorithm: 'ECDSA-SHA256',
      certificate,
      chain,
      maxSignatureLength: longestP256Signature,
      sign: async (bytes) => derOfRaw(await key.sign(bytes)),
    }
  const maxSignatureLength = Math.ceil(key.rsaBits / 8)
  return { algorithm: 'RSA-SHA256', certificate, chain, maxSignatureLength, sign: (bytes) => key.sign(bytes) }
}

/** Makes a signer of the key of an opened PKCS#12 file; it holds the private key in memory. */
export function pdfSigner({ privateKey, certificate, chain }: OpenedPkcs12): PdfSigner {
  return pdfSignerWith(memoryKey(privateKey, 'the PDF signer'), certificate, chain)
}

/** Turns raw r‖s into the SEQUENCE of two INTEGER that CMS wants (RFC 5753, 7.2). */
function derOfRaw(signature: Uint8Array): Uint8Array {
  const middle = signature.length / 2
  const integers = [derInteger(signature.subarray(0, middle)), derInteger(signature.subarray(middle))]
  const content = Buffer.concat(integers)
  return new Uint8Array([0x30, content.length, ...content])
}

function derInteger(unsigned: Uint8Array): Uint8Array {
  let start = 0
  while (start < unsigned.length - 1 && unsigned[start] === 0) start++
  const digits = unsigned.subarray(start)
  const positive = (digits[0] ?? 0) > 0x7f ? [0, ...digits] : [...digits]
  return Uint8Array.of(0x02, positive.length, ...positive)
}
