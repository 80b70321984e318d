import type { InvalidationLetter } from '../core/documents/letter.ts'
import { LETTER_DELAYS } from '../core/licence/letter-delays.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { POINTS_WORDING_FR } from '../wording/points.fr.ts'
import { infractionStrings, pointsText } from './letter-facts-strings.ts'

/** Gives what a 48SI tells besides its last infraction: the whole series, the handing in, the ban. */
export function seriesStrings({ series }: InvalidationLetter) {
  const { from, removals, gains, ban } = series
  return {
    startOn: frenchDay(from.day),
    startBalance: pointsText(from.balance),
    startRule: insideSentence(POINTS_WORDING_FR.rules[from.rule]),
    removals: removals.map(({ infraction, movement }) => ({
      ...infractionStrings(infraction),
      taken: `−${Math.abs(movement.delta)}`,
      left: String(movement.balance),
    })),
    gains: gains.map((movement) => ({
      day: frenchDay(movement.day),
      rule: POINTS_WORDING_FR.rules[movement.rule],
      given: `+${movement.delta}`,
      left: String(movement.balance),
    })),
    handInDays: CLEAR_DAYS[LETTER_DELAYS.handInClearDays],
    banLength: BANS[ban.months],
    secondTotalLoss: ban.secondTotalLoss,
  }
}

function insideSentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

const CLEAR_DAYS = { 10: 'dix jours francs' } as const
const BANS = { 6: 'six mois', 12: 'un an' } as const
