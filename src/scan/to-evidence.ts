import type { Advice } from '../core/verification/advice.ts'
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
    codes: pages.flatMap(({ seals }, index) => seals.map((seal) => ({ ...seal, page: index + 1 }))),
    otherCodes: pages.flatMap(({ others }, index) =>
      others.map((symbology) => ({ symbology, page: index + 1 })),
    ),
    pdf,
  }
}

/** Adds what would help to evidence in which no code of any kind was found; to other evidence, nothing. */
export async function withAdvice(
  evidence: Evidence,
  measure: () => Promise<readonly Advice[]>,
): Promise<Evidence> {
  if (evidence.codes.length > 0 || evidence.otherCodes.length > 0) return evidence
  return { ...evidence, advice: await measure() }
}
