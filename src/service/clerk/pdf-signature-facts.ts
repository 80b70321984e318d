import { readCertificate } from '../../core/trust/certificate.ts'
import { TrustError } from '../../core/trust/trust-error.ts'
import type { TrustMaterial } from '../../core/trust/trust-material.ts'
import { judgePdfSignature } from '../../core/verification/checks/pdf-signature.ts'
import type {
  Evidence,
  PdfChange,
  PdfCoverage,
  PdfSignatureEvidence,
} from '../../core/verification/evidence.ts'
import { isDocumentTimestamp } from '../../core/verification/is-signed.ts'
import type { Environment } from '../../core/verification/report.ts'

/** What a signature of a PDF says of itself; whether it is to be believed is told by the check `pdf-signature`. */
export interface PdfSignatureFacts {
  /** A time-stamp of the document signs for nobody. */
  readonly kind: 'signature' | 'document-timestamp'
  /** Whether nothing is against this signature, by itself, and its signer is ours to recognise; never a time-stamp. */
  readonly isRecognised: boolean
  /** Names of the certificate, the organisation first; null where it cannot be read. */
  readonly signer: string | null
  readonly coverage: PdfCoverage
  /** The bytes covered are those that were signed, and the signature is that certificate's. */
  readonly isTrue: boolean
  readonly claimedAt: string | null
  /** ISO 8601 in UTC; null without a time-stamp that holds. No authority of time-stamps is verified here. */
  readonly stampedAt: string | null
  readonly laterChanges: readonly PdfChange[]
}

/** What signatures are judged against. */
export interface SignatureBench {
  readonly trust: Pick<TrustMaterial, 'pdfSigners'>
  readonly at: Date
  readonly environment: Environment
}

/** Lists the facts of each signature of a PDF, in its order; null where what was handed in is no PDF. */
export function pdfSignatureFacts(
  { pdf }: Evidence,
  bench: SignatureBench,
): readonly PdfSignatureFacts[] | null {
  return pdf === null ? null : pdf.signatures.map((signature) => factsOf(signature, bench))
}

function factsOf(
  signature: PdfSignatureEvidence,
  { trust, at, environment }: SignatureBench,
): PdfSignatureFacts {
  const isTimestamp = isDocumentTimestamp(signature)
  const isTrue = signature.intact && signature.valid
  return {
    kind: isTimestamp ? 'document-timestamp' : 'signature',
    isRecognised: !isTimestamp && judgePdfSignature(signature, trust, at, environment) === null,
    signer: signature.signerCertificate && signerName(signature.signerCertificate),
    coverage: signature.coverage,
    isTrue,
    claimedAt: signature.claimedAt,
    stampedAt: isTimestamp && !isTrue ? null : (signature.timestamp?.at ?? null),
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
