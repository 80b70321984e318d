import { addDays, type CalendarDay } from '../calendar-day.ts'
import { type LicencePeriod, licencePeriods } from './licence-periods.ts'
import { type Increment, type ProbationPlan, planProbation } from './points-capital.ts'
import { beginFold } from './points-fold.ts'
import type { Clocks, LedgerInput, LedgerProbation } from './points-input.ts'
import type { Movement } from './points-movement.ts'
import { type AnsweredStage, nextVoluntaryStageFrom } from './points-stage.ts'
import { playThrough } from './points-steps.ts'

/** A probation of the file, past or present. */
export interface ProbationPeriod {
  readonly kind: LedgerProbation['kind']
  readonly start: CalendarDay
  /** First day of the confirmed licence, as things stand. */
  readonly end: CalendarDay
  readonly increments: readonly Increment[]
  readonly training: ProbationPlan['training']
  /** `interrupted` by an invalidation or a new licence before its end. */
  readonly state: 'running' | 'completed' | 'interrupted'
}

/** The points of a driver at the end of a day. */
export interface PointsLedger {
  readonly at: CalendarDay
  readonly knownAt: CalendarDay
  readonly balance: number
  readonly cap: number
  /** Oldest first; those of earlier licences included. */
  readonly probations: readonly ProbationPeriod[]
  /** Oldest first; those of earlier licences included. Their deltas add up to `balance`. */
  readonly movements: readonly Movement[]
  /** First day of the licence that counts at `at`; null before there is one. */
  readonly licenceFrom: CalendarDay | null
  /** Day from which balance 0 is final for that licence; null while it is not (D10). */
  readonly invalidatedOn: CalendarDay | null
  /** First last day that a voluntary course may have to give points (D9); null when any day will do. */
  readonly voluntaryStageFrom: CalendarDay | null
}

/**
 * Computes the points of a driver at the end of `at`, as the registry knew them at the end of `knownAt`.
 *
 * A pure fold over dated events: nothing is stored, so an event that becomes known late corrects the past
 * (decisions D1 to D12). Before the first licence, balance and cap are 0. After an invalidation the cap stays
 * where it was. Classes and points are taken from the events, never from a scale.
 */
export function pointsLedger(input: LedgerInput, clocks: Clocks): PointsLedger {
  return ledgerThrough(input, clocks, clocks.at)
}

/**
 * Plays on beyond `at` with what is known then, as if nothing else were to happen: the ground of forecasts.
 * Lines later than `clocks.at` are forecasts and must be shown as such.
 */
export function ledgerThrough(input: LedgerInput, clocks: Clocks, through: CalendarDay): PointsLedger {
  const { at } = clocks
  const knownAt = clocks.knownAt ?? at
  const movements: Movement[] = []
  const probations: ProbationPeriod[] = []
  const result: Mutable<Omit<PointsLedger, 'at' | 'knownAt' | 'movements' | 'probations'>> = {
    balance: 0,
    cap: 0,
    licenceFrom: null,
    invalidatedOn: null,
    voluntaryStageFrom: null,
  }
  for (const period of licencePeriods(input, clocks)) {
    if (period.start > through) break
    const plan = planProbation(
      period.start,
      period.probation,
      period.infractions.map(({ event }) => event),
    )
    const fold = beginFold(period, plan, movements)
    playThrough(fold, period.until === null ? through : earlier(through, addDays(period.until, -1)))
    probations.push(...probationPeriod(period, plan, fold.invalidatedOn, through))
    result.balance = fold.balance
    result.cap = fold.cap
    result.licenceFrom = period.start
    result.invalidatedOn = fold.invalidatedOn
    result.voluntaryStageFrom = nextVoluntary(fold.stages)
  }
  return { at, knownAt, ...result, movements, probations }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function probationPeriod(
  { start, until, probation }: LicencePeriod,
  { end, increments, training }: ProbationPlan,
  invalidatedOn: CalendarDay | null,
  through: CalendarDay,
): readonly ProbationPeriod[] {
  if (probation === null || end === null) return []
  const cut = invalidatedOn ?? until
  const state = cut !== null && cut < end ? 'interrupted' : through < end ? 'running' : 'completed'
  return [{ kind: probation.kind, start, end, increments, training, state }]
}

function nextVoluntary(stages: readonly AnsweredStage[]): CalendarDay | null {
  const last = stages.findLast(({ answer }) => answer === 'accepted')
  return last ? nextVoluntaryStageFrom(last.stage.event) : null
}

function earlier(a: CalendarDay, b: CalendarDay): CalendarDay {
  return a < b ? a : b
}
