import { parisDateTime } from '../../calendar-day.ts'
import { judgePdfSigner, type PdfSignerJudgement } from '../../trust/pdf-signer.ts'
import type { TrustMaterial } from '../../trust/trust-material.ts'
import { type Check, failed, notApplicable, passed, undetermined } from '../check.ts'
import type { PdfChange, PdfSignatureEvidence } from '../evidence.ts'
import { isDocumentTimestamp, isSigned } from '../is-signed.ts'
import type { Reason } from '../reason.ts'
import type { Environment } from '../report.ts'
import type { SealCase } from '../seal-case.ts'

/**
 * Checks the signatures of the PDF: each must verify, cover the whole file and be made by a signer trusted for
 * that document (ETSI EN 319 142-1). An unsigned PDF is not-applicable, never passed.
 *
 * After the signature only a store of certificates and revocation lists, or a document time-stamp, may have been
 * added. Coverage, and the time that a time-stamp gives, are told in the detail; a time-stamp proves nothing here.
 */
export function checkPdfSignature(sealCase: SealCase): Check {
  const { pdf } = sealCase.evidence
  if (pdf === null) return notApplicable('pdf-signature', 'NOT_A_PDF')
  if (!isSigned(pdf)) return notApplicable('pdf-signature', 'NOT_SIGNED')
  const { seal, trust, at, options } = sealCase
  const judged = pdf.signatures.map(
    (signature) =>
      judgePdfSignature(signature, trust, at, options.environment) ??
      judgePurpose(signature, trust, at, seal.header.documentType),
  )
  return (
    judged.find((check) => check.outcome === 'failed') ??
    judged.find((check) => check.outcome === 'undetermined') ??
    passed('pdf-signature', undefined, pdf.signatures.map(describe).join('; '))
  )
}

/**
 * Judges one signature of a PDF for what it is, whatever the document is of; null where nothing is against it. A
 * document time-stamp that holds is not against it either, though nobody vouches for who made it.
 */
export function judgePdfSignature(
  signature: PdfSignatureEvidence,
  trust: Pick<TrustMaterial, 'pdfSigners'>,
  at: Date,
  environment: Environment | undefined,
): Check | null {
  if (signature.signerCertificate === null)
    return failed('pdf-signature', 'PDF_SIGNATURE_UNREADABLE', signature.fault ?? undefined)
  if (!signature.intact) return failed('pdf-signature', 'HASH_FAILURE', signature.fault ?? undefined)
  if (!signature.valid)
    return failed('pdf-signature', 'SIG_CONSTRAINTS_FAILURE', signature.fault ?? undefined)
  const change = judgeCoverage(signature)
  if (change !== null || isDocumentTimestamp(signature)) return change
  const signer = judgePdfSigner(trust, signature.signerCertificate, at)
  if (signer.status !== 'trusted') return untrusted(signer)
  return signer.environment === 'test' && environment === 'production'
    ? failed('pdf-signature', 'TEST_MATERIAL')
    : null
}

/** A signer that is trusted may still not sign documents of this type. */
function judgePurpose(
  signature: PdfSignatureEvidence,
  trust: TrustMaterial,
  at: Date,
  documentType: string,
): Check {
  if (isDocumentTimestamp(signature) || signature.signerCertificate === null) return passed('pdf-signature')
  const signer = judgePdfSigner(trust, signature.signerCertificate, at)
  return signer.status === 'trusted' && signer.documentTypes.includes(documentType)
    ? passed('pdf-signature')
    : failed('pdf-signature', 'PDF_SIGNER_NOT_TRUSTED', 'not for this type of document')
}

/** What follows the signed revision fails, unless it is known to show nothing. */
function judgeCoverage({ coverage, laterChanges = [] }: PdfSignatureEvidence): Check | null {
  if (coverage === 'entire-file') return null
  const changes = laterChanges.filter((change) => !HARMLESS.has(change))
  if (coverage === 'earlier-revision' && laterChanges.length > 0 && changes.length === 0) return null
  const reason = CHANGE_REASONS.find(([, kinds]) => kinds.some((kind) => changes.includes(kind)))?.[0]
  const what = changes.length === 0 ? '' : `; changed afterwards: ${changes.join(', ')}`
  return failed('pdf-signature', reason ?? 'PDF_PARTLY_COVERED', `coverage: ${coverage}${what}`)
}

const HARMLESS: ReadonlySet<PdfChange> = new Set<PdfChange>(['security-store', 'document-timestamp'])

/** The first that fits is the reason told; the detail has them all. */
const CHANGE_REASONS: readonly (readonly [Reason, readonly PdfChange[]])[] = [
  ['PDF_ACTIVE_CONTENT_ADDED', ['javascript', 'xfa', 'embedded-file', 'action']],
  ['PDF_SIGNED_AGAIN', ['signature']],
  ['PDF_PAGES_CHANGED', ['page-content', 'pages']],
  ['PDF_ANNOTATIONS_CHANGED', ['annotation']],
  ['PDF_FORM_CHANGED', ['form']],
]

function describe({ coverage, laterChanges = [], timestamp }: PdfSignatureEvidence): string {
  const added = laterChanges.length === 0 ? '' : ` (${laterChanges.join(', ')} added)`
  if (timestamp === null || timestamp === undefined) return `coverage: ${coverage}${added}`
  const time =
    timestamp.at === null
      ? `the time-stamp does not hold: ${timestamp.fault}`
      : `time-stamped ${parisDateTime(new Date(timestamp.at))} by ${timestamp.authority} (authority not verified: proves no date)`
  return `coverage: ${coverage}${added}, ${time}`
}

function untrusted(signer: Exclude<PdfSignerJudgement, { status: 'trusted' }>): Check {
  switch (signer.status) {
    case 'revoked':
      return failed('pdf-signature', 'REVOKED')
    case 'revocation-unknown':
      return undetermined('pdf-signature', 'REVOCATION_UNKNOWN')
    case 'revocation-stale':
      return undetermined('pdf-signature', 'REVOCATION_STALE')
    case 'revocation-unreachable':
      return undetermined('pdf-signature', 'REVOCATION_UNREACHABLE')
    case 'revocation-unverified':
      return undetermined('pdf-signature', 'REVOCATION_UNVERIFIED')
    default:
      return failed('pdf-signature', 'PDF_SIGNER_NOT_TRUSTED', signer.status)
  }
}
