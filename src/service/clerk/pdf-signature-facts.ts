import { readCertificate } from '../../core/trust/certificate.ts'
import { TrustError } from '../../core/trust/trust-error.ts'
import type {
  Evidence,
  PdfChange,
  PdfCoverage,
  PdfSignatureEvidence,
} from '../../core/verification/evidence.ts'

/** What a signature of a PDF says of itself; whether it is to be believed is told by the check `pdf-signature`. */
export interface PdfSignatureFacts {
  /** Names of the certificate, the organisation first; null where it cannot be read. */
  readonly signer: string | null
  readonly coverage: PdfCoverage
  /** The bytes covered are those that were signed, and the signature is that certificate's. */
  readonly isTrue: boolean
  readonly claimedAt: string | null
  /** ISO 8601 in UTC; null without a time-stamp that holds. */
  readonly stampedAt: string | null
  readonly laterChanges: readonly PdfChange[]
}

/** Lists the facts of each signature of a PDF, in its order; null where what was handed in is no PDF. */
export function pdfSignatureFacts({ pdf }: Evidence): readonly PdfSignatureFacts[] | null {
  return pdf === null ? null : pdf.signatures.map(factsOf)
}

function factsOf(signature: PdfSignatureEvidence): PdfSignatureFacts {
  return {
    signer: signature.signerCertificate && signerName(signature.signerCertificate),
    coverage: signature.coverage,
    isTrue: signature.intact && signature.valid,
    claimedAt: signature.claimedAt,
    stampedAt: signature.timestamp?.at ?? null,
    laterChanges: signature.laterChanges ?? [],
  }
}

function signerName(der: Uint8Array): string | null {
  try {
    const { organisation, commonName } = readCertificate(der)
    return [organisation, commonName].filter((name) => name !== null).join(', ') || null
  } catch (error) {
    if (error instanceof TrustError) return null
    throw error
  }
}
