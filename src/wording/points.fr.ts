import type { MovementLimit, PointsRule } from '../core/licence/points-movement.ts'
import { EXPLANATIONS_FR, type Explanations } from './explanations.fr.ts'
import { frenchDay } from './french-dates.ts'

/** What the rules and lines of the points ledger are called on documents and pages. */
export interface PointsWording {
  readonly rules: Readonly<Record<PointsRule, string>>
  readonly limits: Readonly<Record<MovementLimit, string>>
  readonly labels: Readonly<Record<PointsLabel, string>>
  readonly explanations: Explanations
  /** A day as people write it. */
  readonly day: (day: string) => string
  readonly balance: (balance: number, cap: number) => string
}

export type PointsLabel =
  | 'balanceOn'
  | 'knownOn'
  | 'history'
  | 'calendar'
  | 'calendarEmpty'
  | 'invalidatedOn'
  | 'voluntaryStageFrom'
  | 'reserved'

export const POINTS_WORDING_FR: PointsWording = {
  rules: {
    LICENCE_OBTAINED: 'Capital de points à l’obtention du permis',
    POINTS_REMOVED: 'Retrait de points',
    SIX_MONTH_RESTITUTION: 'Restitution d’un point, six mois sans nouvelle infraction',
    TWO_YEAR_RECONSTITUTION: 'Reconstitution de tous les points, deux ans sans nouvelle infraction',
    THREE_YEAR_RECONSTITUTION: 'Reconstitution de tous les points, trois ans sans nouvelle infraction',
    TEN_YEAR_RESTITUTION: 'Restitution des points retirés il y a dix ans',
    PROBATION_INCREMENT: 'Majoration de la période probatoire, sans infraction',
    PROBATION_END: 'Fin de la période probatoire',
    VOLUNTARY_STAGE: 'Points du stage volontaire',
    MANDATORY_STAGE: 'Points du stage obligatoire',
    STAGE_WITHOUT_POINTS: 'Stage sans effet sur les points',
    LICENCE_INVALIDATED: 'Permis invalidé par solde de points nul',
  },
  limits: {
    SIMULTANEOUS_MAXIMUM: 'infractions simultanées, huit points au plus',
    BALANCE_FLOOR: 'le solde ne peut être inférieur à zéro',
    BALANCE_CAP: 'le solde ne peut dépasser son plafond',
    STAGE_TOO_EARLY: 'moins d’un an et un jour depuis le stage précédent',
    STAGE_GIVES_NO_POINTS: 'ce stage ne rend pas de points',
    LICENCE_INVALID: 'le permis n’est plus valide',
    EARLIER_LICENCE: 'infraction commise sous un permis antérieur',
  },
  labels: {
    balanceOn: 'Solde au',
    knownOn: 'd’après ce que le registre savait le',
    history: 'Historique',
    calendar: 'Prévisions',
    calendarEmpty: 'Aucune restitution à venir.',
    invalidatedOn: 'Permis invalidé par solde de points nul le',
    voluntaryStageFrom: 'Un stage volontaire ne rend de nouveau des points que s’il s’achève à partir du',
    reserved:
      'Les points d’un permis sont réservés à son titulaire et aux autorités administratives et judiciaires (C. route L223-7, L225-6) ; cette lecture est inscrite au journal.',
  },
  explanations: EXPLANATIONS_FR,
  day: frenchDay,
  balance: (balance, cap) => `${balance} point${balance > 1 ? 's' : ''} sur ${cap}`,
}
