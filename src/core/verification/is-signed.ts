import type { PdfEvidence, PdfSignatureEvidence } from './evidence.ts'

/**
 * Tells whether somebody signed a PDF, well or badly. A document time-stamp (ETSI EN 319 142-1) is nobody's signature:
 * anybody may have one put on any file.
 */
export function isSigned({ signatures }: Pick<PdfEvidence, 'signatures'>): boolean {
  return signatures.some((signature) => !isDocumentTimestamp(signature))
}

/** Tells a document time-stamp from a signature: it tells a time, not an author. */
export function isDocumentTimestamp({ subFilter }: Pick<PdfSignatureEvidence, 'subFilter'>): boolean {
  return subFilter === 'ETSI.RFC3161'
}
