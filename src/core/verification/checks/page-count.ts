import { type Check, notApplicable, passed, undetermined } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/** Checks the pages of a PDF against the number sealed (field 09); missing pages leave the document undetermined. */
export function checkPageCount({ content, evidence }: SealCase): Check {
  if (evidence.pdf === null) return notApplicable('page-count', 'NOT_A_PDF')
  if (content.pageCount === null) return notApplicable('page-count', 'PAGE_COUNT_NOT_SEALED')
  return content.pageCount === evidence.pdf.pageCount
    ? passed('page-count')
    : undetermined(
        'page-count',
        'PAGE_COUNT_DIFFERS',
        `sealed ${content.pageCount}, found ${evidence.pdf.pageCount}`,
      )
}
