import { RESERVED_DOCUMENTS } from '../../core/access/decide-access.ts'
import { type SealedContent, sealedContent } from '../../core/documents/sealed-content.ts'
import { decodeSeal } from '../../core/seal/seal.ts'
import { SealError } from '../../core/seal/seal-error.ts'
import type { Evidence } from '../../core/verification/evidence.ts'
import { joinCodesFound } from '../../core/verification/join-codes-found.ts'
import { MOST_CODES } from '../../core/verification/verify-document.ts'

/** Reads what the codes found claim to seal; nothing of it is proved, and codes that cannot be read are left out. */
export function claimedContents(evidence: Evidence): readonly SealedContent[] {
  return joinCodesFound(evidence.codes)
    .codes.slice(0, MOST_CODES)
    .flatMap(({ text }) => readContent(text) ?? [])
}

/**
 * Tells whether all that was handed in is a document that its bearer shows to anybody, such as an ADCS: its
 * presentations are followed for nobody, clerks included.
 */
export function isShownByBearer(claimed: readonly SealedContent[]): boolean {
  return claimed.length > 0 && claimed.every(({ kind }) => !RESERVED_DOCUMENTS.includes(kind))
}

function readContent(text: string): SealedContent | null {
  try {
    const { header, fields } = decodeSeal(text)
    return sealedContent(header, fields)
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}
