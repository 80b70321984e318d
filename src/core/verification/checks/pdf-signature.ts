import { judgePdfSigner, type PdfSignerJudgement } from '../../trust/pdf-signer.ts'
import { type Check, failed, notApplicable, passed, undetermined } from '../check.ts'
import type { PdfSignatureEvidence } from '../evidence.ts'
import type { SealCase } from '../seal-case.ts'

/**
 * Checks the signatures of the PDF: each must verify, cover the whole file and be made by a signer trusted for
 * that document (ETSI EN 319 142-1). An unsigned PDF is not-applicable, never passed.
 */
export function checkPdfSignature(sealCase: SealCase): Check {
  const { pdf } = sealCase.evidence
  if (pdf === null) return notApplicable('pdf-signature', 'NOT_A_PDF')
  const [first] = pdf.signatures
  if (first === undefined) return notApplicable('pdf-signature', 'NOT_SIGNED')
  const judged = pdf.signatures.map((signature) => judge(signature, sealCase))
  return (
    judged.find((check) => check.outcome === 'failed') ??
    judged.find((check) => check.outcome === 'undetermined') ??
    passed('pdf-signature')
  )
}

function judge(signature: PdfSignatureEvidence, { seal, trust, at, options }: SealCase): Check {
  if (signature.signerCertificate === null)
    return failed('pdf-signature', 'PDF_SIGNATURE_UNREADABLE', signature.fault ?? undefined)
  if (!signature.intact) return failed('pdf-signature', 'HASH_FAILURE', signature.fault ?? undefined)
  if (!signature.valid)
    return failed('pdf-signature', 'SIG_CONSTRAINTS_FAILURE', signature.fault ?? undefined)
  if (signature.coverage !== 'entire-file')
    return failed('pdf-signature', 'PDF_PARTLY_COVERED', `coverage: ${signature.coverage}`)
  const signer = judgePdfSigner(trust, signature.signerCertificate, at)
  if (signer.status !== 'trusted') return untrusted(signer)
  if (signer.environment === 'test' && options.environment === 'production')
    return failed('pdf-signature', 'TEST_MATERIAL')
  return signer.documentTypes.includes(seal.header.documentType)
    ? passed('pdf-signature')
    : failed('pdf-signature', 'PDF_SIGNER_NOT_TRUSTED', 'not for this type of document')
}

function untrusted(signer: Exclude<PdfSignerJudgement, { status: 'trusted' }>): Check {
  switch (signer.status) {
    case 'revoked':
      return failed('pdf-signature', 'REVOKED')
    case 'revocation-unknown':
      return undetermined('pdf-signature', 'REVOCATION_UNKNOWN')
    case 'revocation-stale':
      return undetermined('pdf-signature', 'REVOCATION_STALE')
    case 'revocation-unverified':
      return undetermined('pdf-signature', 'REVOCATION_UNVERIFIED')
    default:
      return failed('pdf-signature', 'PDF_SIGNER_NOT_TRUSTED', signer.status)
  }
}
