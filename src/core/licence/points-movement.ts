import type { CalendarDay } from '../calendar-day.ts'
import type { EventReference } from './points-input.ts'

/** Why the balance or its cap moves, with the article of the Code de la route that says so. */
export const RULE_ARTICLES = {
  LICENCE_OBTAINED: 'L223-1 al. 2, R223-1',
  POINTS_REMOVED: 'L223-1 al. 1, al. 4',
  SIX_MONTH_RESTITUTION: 'L223-6 al. 3',
  TWO_YEAR_RECONSTITUTION: 'L223-6 al. 1',
  THREE_YEAR_RECONSTITUTION: 'L223-6 al. 2',
  TEN_YEAR_RESTITUTION: 'L223-6 al. 5',
  PROBATION_INCREMENT: 'L223-1 al. 2, R223-1 II',
  PROBATION_END: 'L223-1 al. 2, R223-1 III',
  VOLUNTARY_STAGE: 'L223-6 al. 4, R223-8',
  MANDATORY_STAGE: 'L223-6 al. 4, R223-4, R223-8',
  STAGE_WITHOUT_POINTS: 'R223-8',
  LICENCE_INVALIDATED: 'L223-1 al. 3, L223-5 I',
} as const

export type PointsRule = keyof typeof RULE_ARTICLES

/** Why a movement gives or takes less than its rule says. */
export type MovementLimit =
  /** Simultaneous infractions take 8 points at most (L223-2 III). */
  | 'SIMULTANEOUS_MAXIMUM'
  /** The balance never goes below 0. */
  | 'BALANCE_FLOOR'
  /** The balance never goes above its cap. */
  | 'BALANCE_CAP'
  /** Less than a year and a day after the last accepted stage (D9). */
  | 'STAGE_TOO_EARLY'
  /** Cases 3 and 4 give no points (D8). */
  | 'STAGE_GIVES_NO_POINTS'
  /** The licence is no longer valid (D10). */
  | 'LICENCE_INVALID'
  /** Committed under an earlier licence (design.md section 3). */
  | 'EARLIER_LICENCE'

/** Half-open: `from` is inside, `before` is not (D3). */
export interface Interval {
  readonly from: CalendarDay
  readonly before: CalendarDay
}

/** One line of the ledger. The deltas of all lines up to a day add up to the balance of that day. */
export interface Movement {
  readonly day: CalendarDay
  readonly rule: PointsRule
  readonly article: string
  readonly delta: number
  /** After the movement. */
  readonly balance: number
  readonly cap: number
  /** Null when the rule gave or took all it says. */
  readonly limit: MovementLimit | null
  /** The events it follows from: the infraction removed or restored, the whole series, the stage, the letter. */
  readonly causes: readonly EventReference[]
  /** Where the rule asks that no points infraction be committed in an interval: that interval. */
  readonly interval: Interval | null
  /** On a removal only: what decides the letter (D13). */
  readonly removal: {
    readonly scalePoints: number
    /** Committed in the probation of this licence. */
    readonly committedInProbation: boolean
    /** The driver is in probation on the day of the removal. */
    readonly inProbation: boolean
  } | null
}
