import type { DocumentKind } from '../../documents/document-kind.ts'
import { type Check, failed, notApplicable, passed } from '../check.ts'
import { isSigned } from '../is-signed.ts'
import { letterLayoutDifferences } from '../letter-layout-differences.ts'
import { overprintedDifferences } from '../overprinted-differences.ts'
import { ownLayoutDifferences } from '../own-layout-differences.ts'
import { type PrintedText, printedText, sealableText } from '../print-comparison.ts'
import { categoryDifferences } from '../printed-category-differences.ts'
import { type PrintedDifference, printedDifferences } from '../printed-differences.ts'
import type { SealCase } from '../seal-case.ts'

/**
 * Checks that the page says what the seal says: an edited page around a genuine seal is the first fraud there is.
 *
 * Names, birth, NEPH, state, categories, dates and points sealed must stand in the text layer as printed, and on a
 * page of ours no text may be printed over other text. Where there is no text layer, a person has to compare by eye;
 * so has one on an unsigned PDF, where a picture or new words elsewhere on the page escape this check.
 */
export function checkVisibleText(sealCase: SealCase): Check {
  const { evidence, proof, content, mayQuote } = sealCase
  if (proof.state !== 'proved') return notApplicable('visible-text', 'SEAL_NOT_PROVED')
  if (content.kind === 'OTHER') return notApplicable('visible-text', 'NOT_A_LICENCE_DOCUMENT')
  if (evidence.pdf === null) return notApplicable('visible-text', 'COMPARE_BY_EYE')
  const print = printedText(evidence.pdf.pageTexts)
  if (print.joined === '') return notApplicable('visible-text', 'COMPARE_BY_EYE')
  const differences = differencesOf(sealCase, print)
  const signed = isSigned(evidence.pdf)
  return differences.length === 0
    ? passed('visible-text', signed ? undefined : 'COMPARE_BY_EYE')
    : failed(
        'visible-text',
        'SEAL_DISAGREES_WITH_PRINT',
        differences
          .map((difference) => describe(difference, mayQuote && !holdsFullStatement(print)))
          .join('; '),
      )
}

/** A full statement on the page is nobody else's to quote, even where its own code is missing (C. route L223-7). */
function holdsFullStatement(print: PrintedText): boolean {
  return print.spaced.includes(' RELEVE D INFORMATION INTEGRAL ')
}

/** One difference for each value: what a label contradicts tells more than that the value is missing. */
function differencesOf(sealCase: SealCase, print: PrintedText): readonly PrintedDifference[] {
  const lines = withoutHistory(sealCase, print.lines)
  const found = [
    ...(isOurs(sealCase) ? overprintedDifferences(sealCase) : []),
    ...(isOurs(sealCase) ? ownLayoutDifferences(sealCase, lines) : []),
    ...(isOurs(sealCase, ['LETTER']) ? letterLayoutDifferences(sealCase, lines) : []),
    ...printedDifferences(sealCase, print),
    ...categoryDifferences(sealCase, lines),
  ]
  return found.filter(({ value }, index) => found.findIndex((other) => other.value === value) === index)
}

/** Other issuers lay their pages out as they like. */
function isOurs({ proof, content }: SealCase, kinds: readonly DocumentKind[] = OWN_KINDS): boolean {
  return (
    proof.state === 'proved' && proof.certificate.right.basis === 'own-issuer' && kinds.includes(content.kind)
  )
}

const OWN_KINDS: readonly DocumentKind[] = ['ADCS', 'RII', 'LETTER']

/** The history of a full statement tells freely of categories, dates and states of the past. */
function withoutHistory({ content }: SealCase, lines: readonly string[]): readonly string[] {
  if (content.kind !== 'RII') return lines
  // The last such heading: one added above would hide what stands between from the close reading.
  const start = lines.findLastIndex((line) => sealableText(line) === HISTORY_HEADING)
  return start === -1 ? lines : lines.slice(0, start)
}

const HISTORY_HEADING = 'HISTORIQUE DU PLUS RECENT AU PLUS ANCIEN'

function describe({ value, sealed, printed, overprinted }: PrintedDifference, mayQuote: boolean): string {
  if (overprinted && (!mayQuote || sealed === '')) return `${value}: other text is printed over it`
  if (!mayQuote) return value
  if (overprinted) return `${value}: sealed « ${sealed} », other text is printed over it`
  return printed === undefined
    ? `${value}: sealed « ${sealed} », not printed`
    : `${value}: sealed « ${sealed} », printed « ${printed} »`
}
