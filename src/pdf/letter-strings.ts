import type { InvalidationLetter, PointsLetter, RemovalLetter } from '../core/documents/letter.ts'
import { LETTER_DELAYS } from '../core/licence/letter-delays.ts'
import type { Holder } from '../core/licence/licence-record.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { LICENCE_WORDING_FR } from '../wording/licence.fr.ts'
import { gainStrings, infractionStrings, pointsText, removalStrings } from './letter-facts-strings.ts'
import { seriesStrings } from './letter-series-strings.ts'
import { groupedId } from './printed-strings.ts'

/** Names the template of a letter: `templates/pdf/letter-48si.hbs` for a 48SI. */
export function letterTemplate({ reference }: Pick<PointsLetter, 'reference'>): string {
  return `letter-${reference.toLowerCase()}`
}

/** Gives what the template of a letter prints; each reference has its own. */
export function letterStrings(letter: PointsLetter): object {
  const head = headStrings(letter)
  switch (letter.reference) {
    case '46':
      return { ...head, ...gainStrings(letter), infractions: letter.infractions.map(infractionStrings) }
    case '47':
      return { ...head, ...gainStrings(letter), ...stageStrings(letter.stage) }
    case '48SI':
      return { ...head, ...ofRemoval(letter), ...seriesStrings(letter) }
    default:
      return {
        ...head,
        ...ofRemoval(letter),
        confidentialCode: letter.confidentialCode ?? '',
        stageMonths: NUMBERS[LETTER_DELAYS.mandatoryStageMonths],
      }
  }
}

function headStrings(letter: PointsLetter) {
  const { movement, holder, voluntaryStageFrom } = letter
  const stageLater = voluntaryStageFrom !== null && voluntaryStageFrom > letter.emittedOn
  return {
    reference: groupedId(letter.id),
    letter: letter.reference,
    emittedOn: frenchDay(letter.emittedOn),
    neph: letter.neph,
    ...holderStrings(holder),
    effectOn: frenchDay(movement.day),
    balance: `${pointsText(movement.balance)} sur ${movement.cap}`,
    balanceNumber: pointsText(movement.balance),
    cap: String(movement.cap),
    balanceSince: letter.currentBalance === movement.balance ? '' : pointsText(letter.currentBalance),
    articles: letter.articles.join(', '),
    remedyMonths: NUMBERS[LETTER_DELAYS.remedyMonths],
    voluntaryStageFrom: stageLater ? frenchDay(voluntaryStageFrom) : '',
  }
}

/** As an envelope wants it: the name that the holder uses, the lines, the locality. */
export function holderStrings(holder: Holder) {
  const { civility, birthName, usageName, givenNames, address } = holder
  return {
    salutation: LICENCE_WORDING_FR.civilities[civility],
    envelope: [
      `${LICENCE_WORDING_FR.civilities[civility]} ${givenNames[0] ?? ''} ${usageName ?? birthName}`,
      ...address.lines,
      `${address.postalCode} ${address.locality}`,
    ],
    birthName,
    usageName: usageName ?? '',
    givenNames: givenNames.join(', '),
    birthDate: frenchDay(holder.birthDate),
    birthPlace: holder.birthPlace,
  }
}

function ofRemoval(letter: RemovalLetter | InvalidationLetter) {
  return { ...infractionStrings(letter.infraction), ...removalStrings(letter) }
}

function stageStrings(stage: { case: 1 | 2 | 3 | 4; from: string; to: string; centre: string }) {
  return {
    stage: LICENCE_WORDING_FR.stages[stage.case],
    stageFrom: frenchDay(stage.from),
    stageTo: frenchDay(stage.to),
    centre: stage.centre,
  }
}

/** Delays are written out, as letters do. */
const NUMBERS = { 2: 'deux', 4: 'quatre' } as const
