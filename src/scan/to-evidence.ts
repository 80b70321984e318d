import type { Evidence, PdfEvidence } from '../core/verification/evidence.ts'
import type { PageCodes } from './page-codes.ts'

/** Assembles the codes of all pages, numbered from 1, into evidence. */
export function toEvidence(
  source: 'image' | 'pdf',
  pages: readonly PageCodes[],
  pdf: PdfEvidence | null,
): Evidence {
  return {
    source,
    codes: pages.flatMap(({ seals }, index) =>
      seals.map(({ text, position }) => ({ text, position, page: index + 1 })),
    ),
    otherCodes: pages.flatMap(({ others }, index) =>
      others.map((symbology) => ({ symbology, page: index + 1 })),
    ),
    pdf,
  }
}
