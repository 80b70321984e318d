import type { PdfSignatureEvidence, PdfTimestampEvidence } from '../../core/verification/evidence.ts'
import { DerError } from '../cms/der-error.ts'
import type { Hash } from '../cms/detached-cms.ts'
import { digest } from '../cms/digest.ts'
import { type VerifiedTimestamp, verifyTimestamp } from './verify-timestamp.ts'

type DigestOf = (hash: Hash) => Promise<Uint8Array>

/** Gives the facts of the time-stamp on a signature value (level B-T); null where the signature bears none. */
export async function signatureTimestamp(
  token: Uint8Array | null,
  signature: Uint8Array,
): Promise<PdfTimestampEvidence | null> {
  if (token === null) return null
  const read = await tryVerify(token, (hash) => digest(hash, signature))
  return read instanceof DerError ? unproved(read) : proved(read)
}

/** Gives the facts of a document time-stamp (ISO 32000-2, 12.8.5): it signs the file, and says nothing of who made it. */
export async function documentTimestamp(
  token: Uint8Array,
  digestOf: DigestOf,
): Promise<Omit<PdfSignatureEvidence, 'subFilter' | 'coverage' | 'claimedAt'>> {
  const read = await tryVerify(token, digestOf)
  if (read instanceof DerError)
    return {
      intact: false,
      valid: false,
      signerCertificate: null,
      fault: read.message,
      timestamp: unproved(read),
    }
  return {
    intact: true,
    valid: true,
    signerCertificate: read.authority.der,
    fault: null,
    timestamp: proved(read),
  }
}

/** Certificates and keys of unknown origin make their readers throw errors of many kinds. */
async function tryVerify(token: Uint8Array, digestOf: DigestOf): Promise<VerifiedTimestamp | DerError> {
  try {
    return await verifyTimestamp(token, digestOf)
  } catch (error) {
    return error instanceof DerError
      ? error
      : new DerError(`the time-stamp cannot be read: ${error instanceof Error ? error.message : 'unknown'}`)
  }
}

function proved({ at, authority }: VerifiedTimestamp): PdfTimestampEvidence {
  const name = authority.commonName ?? authority.serial
  return { at: at.toISOString(), authority: name, fault: null }
}

function unproved({ message }: DerError): PdfTimestampEvidence {
  return { at: null, authority: null, fault: message }
}
