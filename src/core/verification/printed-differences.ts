import { parisDateTime } from '../calendar-day.ts'
import { LICENCE_STATES } from '../seal/licence-codes.ts'
import { lastDayOfDocument } from './checks/validity-period.ts'
import { isNumberPrinted, isPrinted, type PrintedText, sealableText } from './print-comparison.ts'
import { isDayPrinted, isTimePrinted } from './printed-dates.ts'
import type { SealCase } from './seal-case.ts'

/** A sealed value that the page does not say. */
export interface PrintedDifference {
  /** Which value, e.g. `birth date`. */
  readonly value: string
  readonly sealed: string
  /** What the page says instead, where that can be told. */
  readonly printed?: string
  /** Other text is printed over it. */
  readonly overprinted?: boolean
}

/** What the comparisons look at. */
export type Named = Pick<SealCase, 'content' | 'seal'>

/**
 * Lists every sealed value that is printed nowhere, and a state or balance that its label contradicts.
 *
 * It holds for a page of any layout. A page of ours is read more closely by `ownLayoutDifferences`.
 */
export function printedDifferences(sealCase: Named, print: PrintedText): readonly PrintedDifference[] {
  return [
    ...identityDifferences(sealCase, print),
    ...dateDifferences(sealCase, print),
    ...stateDifferences(sealCase, print),
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
  const isDay = (day: string) => isDayPrinted(print, day)
  return [
    ...missing('emission date', seal.header.emittedOn, isDay),
    ...missing('last day of validity', lastDayOfDocument({ content, seal }), isDay),
    ...missing('date of the register', asOf?.slice(0, 10), isDay),
    ...missing('time of the register', asOf?.slice(11, 16), (time) => isTimePrinted(print, time)),
    ...missing('day of the offence', content.offenceOn, isDay),
    ...missing('time of the offence', content.offenceAt, (time) => isTimePrinted(print, time)),
  ]
}

/** The 50 labels, the longest first, so that « SUSPENDU MEDICAL » is not taken for « SUSPENDU ». */
export const STATE_LABELS: readonly string[] = Object.values(LICENCE_STATES)
  .map(sealableText)
  .sort((a, b) => b.length - a.length)

/** The words beside « État du permis » must be the state sealed, not only stand somewhere on the page. */
function stateDifferences({ content }: Named, print: PrintedText): readonly PrintedDifference[] {
  if (content.state === null) return []
  const sealed = sealableText(content.state.label)
  const other = wordsAfter(print, 'ETAT DU PERMIS')
    .map((words) => STATE_LABELS.find((label) => words.startsWith(`${label} `)))
    .find((label) => label !== undefined && label !== sealed)
  if (other !== undefined) return [{ value: 'state of the licence', sealed, printed: other }]
  return missing('state of the licence', sealed, (value) => isPrinted(print, value))
}

/**
 * The balance stands beside its label: the points that an offence took are printed too. Letters of others tell it
 * in a sentence, where only a label that contradicts it can be told.
 */
function pointsDifferences({ content }: Named, print: PrintedText): readonly PrintedDifference[] {
  if ((content.kind !== 'RII' && content.kind !== 'LETTER') || content.pointsLeft === null) return []
  const sealed = String(content.pointsLeft)
  const beside = ['SOLDE DE POINTS', 'NOMBRE DE POINTS', 'POINTS RESTANTS']
    .flatMap((label) => wordsAfter(print, label))
    .map((words) => /^(\d{1,2}) (?!\d{1,2} \d{4})/.exec(words)?.[1])
    .filter((number) => number !== undefined)
  const other = beside.find((number) => Number(number) !== content.pointsLeft)
  if (other !== undefined) return [{ value: 'points', sealed, printed: other }]
  if (content.kind === 'LETTER') return []
  const forms = [`${sealed} POINT`, `${sealed} POINTS`, `POINTS ${sealed}`]
  return missing(
    'points',
    sealed,
    () => beside.length > 0 || forms.some((form) => print.spaced.includes(` ${form} `)),
  )
}

/** Gives the words that follow a label wherever it is printed. */
function wordsAfter(print: PrintedText, label: string): readonly string[] {
  return print.spaced
    .split(` ${label} `)
    .slice(1)
    .map((words) => `${words} `)
}

/** Makes the difference of a value that is sealed and not printed. */
export function missing(
  value: string,
  sealed: string | null | undefined,
  isThere: (sealed: string) => boolean,
): readonly PrintedDifference[] {
  return sealed === null || sealed === undefined || sealed === '' || isThere(sealed)
    ? []
    : [{ value, sealed }]
}
