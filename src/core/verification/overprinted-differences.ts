import { sealableText } from './print-comparison.ts'
import type { PrintedDifference } from './printed-differences.ts'
import type { SealCase } from './seal-case.ts'

/**
 * Lists the sealed values over which other text is printed, on a page of ours: there no word ever shares its place
 * with another, so what stands below may be genuine and what a person reads is not.
 */
export function overprintedDifferences({
  content,
  seal,
  evidence,
}: Pick<SealCase, 'content' | 'seal' | 'evidence'>): readonly PrintedDifference[] {
  const words = (evidence.pdf?.overprinted ?? []).map(sealableText).filter((word) => word !== '')
  if (words.length === 0) return []
  const values: readonly (readonly [string, string | null | undefined])[] = [
    ['name', content.name?.value],
    ['given names', content.givenNames?.values.join(' ')],
    ['birth date', content.birthDate && printedDay(content.birthDate)],
    ['birth place', content.birthPlace?.value],
    ['NEPH', content.neph],
    ['state of the licence', content.state?.label],
    ['last day of validity', content.lastDay && printedDay(content.lastDay)],
    ['emission date', seal.header.emittedOn && printedDay(seal.header.emittedOn)],
    ['categories', content.categories?.join(' ')],
    ['points', content.pointsLeft === null ? null : `${content.pointsLeft} POINTS`],
  ]
  const touched = values.flatMap(([value, text]) => {
    const sealed = sealableText(text ?? '')
    return words.some((word) => ` ${sealed} `.includes(` ${word} `))
      ? [{ value, sealed, overprinted: true }]
      : []
  })
  return touched.length > 0 ? touched : [{ value: 'page', sealed: '', overprinted: true }]
}

function printedDay(day: string): string {
  return day.split('-').reverse().join(' ')
}
