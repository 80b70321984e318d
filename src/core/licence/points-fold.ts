import type { CalendarDay } from '../calendar-day.ts'
import type { LicencePeriod } from './licence-periods.ts'
import type { ProbationPlan } from './points-capital.ts'
import type { EventReference } from './points-input.ts'
import {
  type Interval,
  type Movement,
  type MovementLimit,
  type PointsRule,
  RULE_ARTICLES,
} from './points-movement.ts'
import { type AnsweredStage, answerStages } from './points-stage.ts'

/** Where the points of one licence stand while its life is played day after day. */
export interface PointsFold {
  readonly period: LicencePeriod
  readonly plan: ProbationPlan
  readonly movements: Movement[]
  /** What each course of the licence gives (D8, D9). */
  readonly stages: readonly AnsweredStage[]
  balance: number
  cap: number
  invalidatedOn: CalendarDay | null
  /** Points really taken by each infraction removed so far, in the order of the period. */
  readonly taken: number[]
  /** Infractions whose points have come back, by their place in the period. */
  readonly restored: Set<number>
  /** Points of the scale already counted for each group of simultaneous infractions. */
  readonly charged: Map<string, number>
  /** First infraction since issue or the last reconstitution, and whether one since is C4, C5 or a délit. */
  series: { readonly from: number; readonly serious: boolean }
  /** The reconstitution that the infractions so far lead to; null when broken or when none is pending. */
  reconstitution: Interval | null
}

/** Begins a licence with its capital; its line takes the balance from what an earlier licence had left. */
export function beginFold(period: LicencePeriod, plan: ProbationPlan, movements: Movement[]): PointsFold {
  const fold: PointsFold = {
    period,
    plan,
    movements,
    stages: answerStages(period.stages),
    balance: movements.at(-1)?.balance ?? 0,
    cap: plan.capital,
    invalidatedOn: null,
    taken: [],
    restored: new Set(),
    charged: new Map(),
    series: { from: 0, serious: false },
    reconstitution: null,
  }
  const causes = period.origin === null ? [] : [{ index: period.origin, id: null }]
  move(fold, period.start, 'LICENCE_OBTAINED', plan.capital - fold.balance, { causes })
  return fold
}

/** What a movement tells beside its rule and its points. */
export interface MovementDetail {
  readonly causes?: readonly EventReference[]
  readonly limit?: MovementLimit | null
  readonly interval?: Interval | null
  readonly removal?: Movement['removal']
}

/** Moves the balance and writes the line that says so. */
export function move(
  fold: PointsFold,
  day: CalendarDay,
  rule: PointsRule,
  delta: number,
  { causes = [], limit = null, interval = null, removal = null }: MovementDetail = {},
): void {
  fold.balance += delta
  fold.movements.push({
    day,
    rule,
    article: RULE_ARTICLES[rule],
    delta,
    balance: fold.balance,
    cap: fold.cap,
    limit,
    causes,
    interval,
    removal,
  })
}

/** Gives points within the cap; a gift of which nothing is left writes no line unless `evenNothing`. */
export function give(
  fold: PointsFold,
  day: CalendarDay,
  rule: PointsRule,
  points: number,
  detail: MovementDetail,
  evenNothing = false,
): void {
  const given = Math.min(points, fold.cap - fold.balance)
  if (given === 0 && !evenNothing) return
  move(fold, day, rule, given, { ...detail, limit: given < points ? 'BALANCE_CAP' : null })
}
