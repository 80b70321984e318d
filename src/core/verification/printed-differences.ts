import { parisDateTime } from '../calendar-day.ts'
import { CATEGORY_CODES, impliedBy } from '../licence/categories.ts'
import { LICENCE_STATES } from '../seal/licence-codes.ts'
import { lastDayOfDocument } from './checks/validity-period.ts'
import {
  isDayPrinted,
  isNumberPrinted,
  isPrinted,
  isTimePrinted,
  type PrintedText,
  printedCategoryRuns,
  sealableText,
  wordsAfter,
} from './print-comparison.ts'
import type { SealCase } from './seal-case.ts'

/** A sealed value that the page does not say. */
export interface PrintedDifference {
  /** Which value, e.g. `birth date`. */
  readonly value: string
  readonly sealed: string
  /** What the page says instead, where that can be told. */
  readonly printed?: string
}

type Named = Pick<SealCase, 'content' | 'seal'>

/** Lists every sealed value that is not printed, or that is printed otherwise. */
export function printedDifferences(sealCase: Named, print: PrintedText): readonly PrintedDifference[] {
  return [
    ...identityDifferences(sealCase, print),
    ...dateDifferences(sealCase, print),
    ...stateDifferences(sealCase, print),
    ...categoryDifferences(sealCase, print),
    ...pointsDifferences(sealCase, print),
  ]
}

function identityDifferences({ content }: Named, print: PrintedText): readonly PrintedDifference[] {
  const { name, givenNames, birthDate, birthPlace, neph } = content
  return [
    ...missing('name', name?.value, (value) => isPrinted(print, value, name?.truncated)),
    ...missing('given names', givenNames?.values.join(' '), (value) =>
      isPrinted(print, value, givenNames?.truncated),
    ),
    ...missing('birth date', birthDate, (value) => isDayPrinted(print, value)),
    ...missing('birth place', birthPlace?.value, (value) => isPrinted(print, value, birthPlace?.truncated)),
    ...missing('NEPH', neph, (value) => isNumberPrinted(print, value)),
  ]
}

function dateDifferences({ content, seal }: Named, print: PrintedText): readonly PrintedDifference[] {
  const asOf = content.dataAsOf && parisDateTime(content.dataAsOf)
  return [
    ...missing('emission date', seal.header.emittedOn, (day) => isDayPrinted(print, day)),
    ...missing('last day of validity', lastDayOfDocument({ content, seal }), (day) =>
      isDayPrinted(print, day),
    ),
    ...missing('date of the register', asOf?.slice(0, 10), (day) => isDayPrinted(print, day)),
    ...missing('time of the register', asOf?.slice(11, 16), (time) => isTimePrinted(print, time)),
  ]
}

const STATE_LABELS = Object.values(LICENCE_STATES)
  .map(sealableText)
  .sort((a, b) => b.length - a.length)

/** The words beside « État du permis » must be the state sealed, not only stand somewhere on the page. */
function stateDifferences({ content }: Named, print: PrintedText): readonly PrintedDifference[] {
  if (content.state === null) return []
  const sealed = sealableText(content.state.label)
  const beside = wordsAfter(print, 'ETAT DU PERMIS')
    .map((words) => STATE_LABELS.find((label) => words === label || words.startsWith(`${label} `)))
    .filter((label) => label !== undefined)
  const other = beside.find((label) => label !== sealed)
  if (other !== undefined) return [{ value: 'state of the licence', sealed, printed: other }]
  return missing('state of the licence', sealed, (value) => isPrinted(print, value))
}

/** Every category sealed is printed, and no list of categories printed holds one that is not sealed or implied. */
function categoryDifferences({ content }: Named, print: PrintedText): readonly PrintedDifference[] {
  const { categories } = content
  if (categories === null) return []
  const sealed = categories.join(' ')
  const held = new Set<string>(categories.flatMap((category) => [category, ...impliedBy(category)]))
  const foreign = printedCategoryRuns(print, CATEGORY_CODES).find((run) =>
    run.some((code) => !held.has(code)),
  )
  if (foreign) return [{ value: 'categories', sealed, printed: foreign.join(' ') }]
  const absent = categories.filter((category) => !print.words.includes(category))
  return absent.length === 0 ? [] : [{ value: 'categories', sealed: absent.join(' ') }]
}

function pointsDifferences({ content }: Named, print: PrintedText): readonly PrintedDifference[] {
  if (content.kind !== 'RII' || content.pointsLeft === null) return []
  const points = String(content.pointsLeft)
  const forms = [`${points} POINT`, `${points} POINTS`, `POINTS ${points}`, `SOLDE ${points}`]
  return missing('points', points, () => forms.some((form) => print.spaced.includes(` ${form} `)))
}

function missing(
  value: string,
  sealed: string | null | undefined,
  isThere: (sealed: string) => boolean,
): readonly PrintedDifference[] {
  return sealed === null || sealed === undefined || sealed === '' || isThere(sealed)
    ? []
    : [{ value, sealed }]
}
