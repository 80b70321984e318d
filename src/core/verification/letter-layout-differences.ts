import { beginsWithOne, unlike } from './own-layout-differences.ts'
import { dayForms, timeForms } from './printed-dates.ts'
import type { Named, PrintedDifference } from './printed-differences.ts'

/** Labels of our letters, as `sealableText` gives them. */
const LABELS = {
  letter: 'MODELE',
  committed: 'COMMISE LE',
  pointsRemoved: 'POINTS RETIRES',
  pointsLeft: 'SOLDE DE POINTS',
} as const

/** Compares, on a letter laid out as ours, the kind of letter, the offence and the points with what is sealed. */
export function letterLayoutDifferences(
  { content }: Named,
  lines: readonly string[],
): readonly PrintedDifference[] {
  const { letter, offenceOn, offenceAt, pointsRemoved, pointsLeft } = content
  const days = offenceOn === null ? [] : dayForms(offenceOn)
  const instants =
    offenceAt === null ? days : days.flatMap((day) => timeForms(offenceAt).map((time) => `${day} A ${time}`))
  const points = (number: number | null) => beginsWithOne([`${number} POINT`, `${number} POINTS`])
  return [
    ...unlike(lines, LABELS.letter, 'kind of letter', letter, (reading) => reading === `LETTRE ${letter}`),
    ...unlike(lines, LABELS.committed, 'day of the offence', offenceOn, beginsWithOne(instants)),
    ...unlike(
      lines,
      LABELS.pointsRemoved,
      'points removed',
      sealedNumber(pointsRemoved),
      points(pointsRemoved),
    ),
    ...unlike(lines, LABELS.pointsLeft, 'points', sealedNumber(pointsLeft), points(pointsLeft)),
  ]
}

function sealedNumber(number: number | null): string | null {
  return number === null ? null : String(number)
}
