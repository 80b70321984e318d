import { type Check, failed, notApplicable, passed } from '../check.ts'
import { type PrintedText, printedText } from '../print-comparison.ts'
import { type PrintedDifference, printedDifferences } from '../printed-differences.ts'
import type { SealCase } from '../seal-case.ts'

/**
 * Checks that the page says what the seal says: an edited page around a genuine seal is the first fraud there is.
 *
 * Names, birth, NEPH, state, categories, dates and points sealed must stand in the text layer as printed. Where
 * there is no text layer, a person has to compare by eye. Text drawn as a picture escapes this check.
 */
export function checkVisibleText(sealCase: SealCase): Check {
  const { evidence, proof, content, mayQuote } = sealCase
  if (proof.state !== 'proved') return notApplicable('visible-text', 'SEAL_NOT_PROVED')
  if (content.kind === 'OTHER') return notApplicable('visible-text', 'NOT_A_LICENCE_DOCUMENT')
  const print = textLayer(evidence.pdf?.pageTexts ?? [])
  if (print === null) return notApplicable('visible-text', 'COMPARE_BY_EYE')
  const differences = printedDifferences(sealCase, print)
  return differences.length === 0
    ? passed('visible-text')
    : failed(
        'visible-text',
        'SEAL_DISAGREES_WITH_PRINT',
        differences.map((d) => describe(d, mayQuote)).join('; '),
      )
}

function textLayer(pageTexts: readonly string[]): PrintedText | null {
  const print = printedText(pageTexts)
  return print.joined === '' ? null : print
}

function describe({ value, sealed, printed }: PrintedDifference, mayQuote: boolean): string {
  if (!mayQuote) return value
  return printed === undefined
    ? `${value}: sealed « ${sealed} », not printed`
    : `${value}: sealed « ${sealed} », printed « ${printed} »`
}
