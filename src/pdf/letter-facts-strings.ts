import type {
  InvalidationLetter,
  RemovalLetter,
  RestitutionLetter,
  StageLetter,
} from '../core/documents/letter.ts'
import type { Infraction } from '../core/licence/licence-event.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { LICENCE_WORDING_FR } from '../wording/licence.fr.ts'
import { POINTS_WORDING_FR } from '../wording/points.fr.ts'

/** Writes a number of points with its noun. */
export function pointsText(points: number): string {
  return `${points} point${points > 1 ? 's' : ''}`
}

/** Gives what a letter tells of an infraction: what, where, when, how it was established. */
export function infractionStrings(infraction: Infraction) {
  const { committedAt, recordedOn } = infraction
  return {
    infraction: infraction.label,
    offence: `C. route ${infraction.article}, ${LICENCE_WORDING_FR.infractionClasses[infraction.class]}`,
    place: infraction.place,
    committed: `${frenchDay(infraction.committedOn)}${committedAt === undefined ? '' : ` à ${committedAt}`}`,
    establishedOn: frenchDay(infraction.establishedOn),
    establishedBy: LICENCE_WORDING_FR.establishment[infraction.establishedBy],
    recordedOn: recordedOn === undefined ? '' : frenchDay(recordedOn),
  }
}

/** Gives the points that a removal took, and why fewer than the scale says where that is so. */
export function removalStrings({ movement, infraction }: RemovalLetter | InvalidationLetter) {
  const taken = Math.abs(movement.delta)
  return {
    points: pointsText(taken),
    scale: taken === infraction.points ? '' : pointsText(infraction.points),
    limit: movement.limit === null ? '' : POINTS_WORDING_FR.limits[movement.limit],
  }
}

/** Gives the points that came back, by which rule, and what held them down. */
export function gainStrings({ movement }: RestitutionLetter | StageLetter) {
  const { interval, limit } = movement
  return {
    points: pointsText(movement.delta),
    several: movement.delta > 1,
    rule: POINTS_WORDING_FR.rules[movement.rule],
    ruleArticle: movement.article,
    intervalFrom: interval === null ? '' : frenchDay(interval.from),
    intervalBefore: interval === null ? '' : frenchDay(interval.before),
    limit: limit === null ? '' : POINTS_WORDING_FR.limits[limit],
  }
}
