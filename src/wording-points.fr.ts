import type { MovementLimit, PointsRule } from './core/licence/points-movement.ts'

/** What each rule of the points ledger is called on documents and pages. */
export interface PointsWording {
  readonly rules: Readonly<Record<PointsRule, string>>
  readonly limits: Readonly<Record<MovementLimit, string>>
}

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
}
