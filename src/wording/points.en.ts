import { englishDay } from './days.en.ts'
import { EXPLANATIONS_EN } from './explanations.en.ts'
import type { PointsWording } from './points.fr.ts'

/** English names of the rules and lines of the points ledger; the French ones have authority. */
export const POINTS_WORDING_EN: PointsWording = {
  rules: {
    LICENCE_OBTAINED: 'Points when the licence is obtained',
    POINTS_REMOVED: 'Points removed',
    SIX_MONTH_RESTITUTION: 'One point given back, six months without a new infraction',
    TWO_YEAR_RECONSTITUTION: 'All points restored, two years without a new infraction',
    THREE_YEAR_RECONSTITUTION: 'All points restored, three years without a new infraction',
    TEN_YEAR_RESTITUTION: 'Points removed ten years ago given back',
    PROBATION_INCREMENT: 'Points added in probation, without infraction',
    PROBATION_END: 'End of probation',
    VOLUNTARY_STAGE: 'Points of the voluntary course',
    MANDATORY_STAGE: 'Points of the compulsory course',
    STAGE_WITHOUT_POINTS: 'Course without effect on points',
    LICENCE_INVALIDATED: 'Licence invalidated, no points left',
  },
  limits: {
    SIMULTANEOUS_MAXIMUM: 'simultaneous infractions, eight points at most',
    BALANCE_FLOOR: 'the balance cannot be below zero',
    BALANCE_CAP: 'the balance cannot exceed its cap',
    STAGE_TOO_EARLY: 'less than a year and a day after the previous course',
    STAGE_GIVES_NO_POINTS: 'this course gives no points back',
    LICENCE_INVALID: 'the licence is no longer valid',
    EARLIER_LICENCE: 'infraction committed under an earlier licence',
  },
  labels: {
    balanceOn: 'Balance on',
    knownOn: 'by what the registry knew on',
    history: 'History',
    calendar: 'Forecasts',
    calendarEmpty: 'Nothing is to be given back.',
    invalidatedOn: 'Licence invalidated, no points left, on',
    voluntaryStageFrom: 'A voluntary course gives points back again only if it ends from',
    reserved:
      'The points of a licence are reserved to its holder and to administrative and judicial authorities (C. route L223-7, L225-6); this reading is on record.',
  },
  explanations: EXPLANATIONS_EN,
  day: englishDay,
  balance: (balance, cap) => `${balance} point${balance === 1 ? '' : 's'} out of ${cap}`,
}
