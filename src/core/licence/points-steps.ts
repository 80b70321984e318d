import type { CalendarDay } from '../calendar-day.ts'
import type { LicencePeriod, Placed } from './licence-periods.ts'
import { FULL_CAPITAL, type ProbationPlan } from './points-capital.ts'
import { give, move, type PointsFold } from './points-fold.ts'
import type { EventReference, LedgerInfraction } from './points-input.ts'
import type { Interval, Movement, PointsRule } from './points-movement.ts'
import { isSerious, reconstitutionInterval, sixMonthInterval, tenYearDue } from './points-restitution.ts'
import { type AnsweredStage, STAGE_POINTS, stageEffectOn } from './points-stage.ts'

/** Simultaneous infractions take two thirds of 12 points at most (L223-2 III). */
const SIMULTANEOUS_MAXIMUM = 8

/** Order inside a day (D4). Invalidation comes first: balance 0 is final from that day on (D10). */
const ORDER = {
  invalidation: 0,
  restitution: 1,
  probationEnd: 2,
  increment: 3,
  reconstitution: 4,
  removal: 5,
  stage: 6,
} as const

interface Step {
  readonly day: CalendarDay
  readonly order: number
  readonly apply: (fold: PointsFold) => void
}

/** Plays the life of a licence up to the end of a day. */
export function playThrough(fold: PointsFold, through: CalendarDay): void {
  for (const { day, order, apply } of agenda(fold)) {
    if (day > through) break
    reconstituteBefore(fold, day, order)
    apply(fold)
  }
  reconstituteBefore(fold, through, Number.POSITIVE_INFINITY)
}

/** What is bound to happen, in order; only reconstitutions depend on what happened before. */
function agenda({ period, plan, stages }: PointsFold): readonly Step[] {
  const steps: Step[] = []
  const members = period.infractions.map(({ event }) => event)
  planInvalidation(steps, period)
  planProbationSteps(steps, plan, period.start)
  members.forEach((infraction, place) => {
    planRestitutions(steps, infraction, place, members)
  })
  planRemovals(steps, period, members)
  planStages(steps, stages)
  return steps.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.order - b.order))
}

function planInvalidation(steps: Step[], { invalidation }: LicencePeriod): void {
  if (!invalidation) return
  const day = invalidation.event.notifiedOn
  const apply = (fold: PointsFold): void => {
    move(fold, day, 'LICENCE_INVALIDATED', 0 - fold.balance, {
      causes: [{ index: invalidation.index, id: null }],
    })
    fold.invalidatedOn = day
    fold.reconstitution = null
  }
  steps.push({ day, order: ORDER.invalidation, apply })
}

function planProbationSteps(
  steps: Step[],
  { end, increments, training }: ProbationPlan,
  start: CalendarDay,
): void {
  if (end === null) return
  // Only an end brought forward by training can still be lost.
  const interval = training === 'shortens' ? { from: start, before: end } : null
  const confirm = (fold: PointsFold): void => {
    if (fold.invalidatedOn !== null) return
    fold.cap = FULL_CAPITAL
    move(fold, end, 'PROBATION_END', 0, { interval })
  }
  steps.push({ day: end, order: ORDER.probationEnd, apply: confirm })
  for (const { day, points, earned } of increments) {
    if (!earned) continue
    const apply = (fold: PointsFold): void => {
      if (fold.invalidatedOn !== null) return
      fold.cap = Math.min(FULL_CAPITAL, fold.cap + points)
      give(fold, day, 'PROBATION_INCREMENT', points, { interval: { from: start, before: day } })
    }
    steps.push({ day, order: ORDER.increment, apply })
  }
}

function planRestitutions(
  steps: Step[],
  infraction: LedgerInfraction,
  place: number,
  members: readonly LedgerInfraction[],
): void {
  const plan = (day: CalendarDay, rule: PointsRule, interval: Interval | null): void => {
    const apply = (fold: PointsFold): void => {
      if (fold.invalidatedOn !== null || fold.restored.has(place)) return
      fold.restored.add(place)
      give(fold, day, rule, fold.taken[place] ?? 0, { causes: causes(fold, place, place + 1), interval })
    }
    steps.push({ day, order: ORDER.restitution, apply })
  }
  const half = sixMonthInterval(infraction, members)
  if (half) plan(half.before, 'SIX_MONTH_RESTITUTION', half)
  const ten = tenYearDue(infraction)
  if (ten) plan(ten, 'TEN_YEAR_RESTITUTION', null)
}

function planRemovals(
  steps: Step[],
  { infractions, strangers }: LicencePeriod,
  members: readonly LedgerInfraction[],
): void {
  infractions.forEach((placed, place) => {
    const apply = (fold: PointsFold): void => remove(fold, placed, members.slice(place + 1), place)
    steps.push({ day: placed.event.establishedOn, order: ORDER.removal, apply })
  })
  for (const { event, index } of strangers) {
    const day = event.establishedOn
    const apply = (fold: PointsFold): void =>
      move(fold, day, 'POINTS_REMOVED', 0, { causes: [reference(event, index)], limit: 'EARLIER_LICENCE' })
    steps.push({ day, order: ORDER.removal, apply })
  }
}

function remove(
  fold: PointsFold,
  { event, index }: Placed<LedgerInfraction>,
  later: readonly LedgerInfraction[],
  place: number,
): void {
  const { establishedOn: day, committedOn, points: scalePoints } = event
  const within = underSimultaneousMaximum(fold, event)
  const taken = fold.invalidatedOn === null ? Math.min(within, fold.balance) : 0
  fold.taken[place] = taken
  const { start } = fold.period
  const end = fold.plan.end ?? start
  move(fold, day, 'POINTS_REMOVED', 0 - taken, {
    causes: [reference(event, index)],
    limit: removalLimit(fold, { taken, within, scalePoints }),
    removal: {
      scalePoints,
      committedInProbation: committedOn >= start && committedOn < end,
      inProbation: day < end,
    },
  })
  if (fold.invalidatedOn !== null) return
  fold.series = { from: fold.series.from, serious: fold.series.serious || isSerious(event) }
  fold.reconstitution = reconstitutionInterval(event, fold.series.serious ? 3 : 2, fold.plan.end, later)
}

/** The cap of 8 is counted on the points of the scale, in the order of establishment (D12). */
function underSimultaneousMaximum(fold: PointsFold, { group, points }: LedgerInfraction): number {
  if (!group) return points
  const charged = fold.charged.get(group) ?? 0
  const within = Math.min(points, SIMULTANEOUS_MAXIMUM - charged)
  fold.charged.set(group, charged + within)
  return within
}

function removalLimit(
  { invalidatedOn }: PointsFold,
  { taken, within, scalePoints }: { taken: number; within: number; scalePoints: number },
): Movement['limit'] {
  if (invalidatedOn !== null) return 'LICENCE_INVALID'
  if (taken < within) return 'BALANCE_FLOOR'
  return within < scalePoints ? 'SIMULTANEOUS_MAXIMUM' : null
}

/** Gives all points back when the delay has run before that place of that day (L223-6 al. 1 and 2). */
function reconstituteBefore(fold: PointsFold, day: CalendarDay, order: number): void {
  const interval = fold.reconstitution
  if (!interval || interval.before > day) return
  if (interval.before === day && order <= ORDER.reconstitution) return
  const { from, serious } = fold.series
  const removed = fold.taken.length
  for (let place = from; place < removed; place += 1) fold.restored.add(place)
  fold.series = { from: removed, serious: false }
  fold.reconstitution = null
  fold.cap = FULL_CAPITAL
  const rule = serious ? 'THREE_YEAR_RECONSTITUTION' : 'TWO_YEAR_RECONSTITUTION'
  give(fold, interval.before, rule, FULL_CAPITAL - fold.balance, {
    causes: causes(fold, from, removed),
    interval,
  })
}

function planStages(steps: Step[], stages: readonly AnsweredStage[]): void {
  for (const { stage, answer } of stages) {
    const day = stageEffectOn(stage.event)
    const rule = stage.event.case === 2 ? 'MANDATORY_STAGE' : 'VOLUNTARY_STAGE'
    const apply = (fold: PointsFold): void => {
      const causes = [{ index: stage.index, id: null }]
      if (answer === 'without-points')
        move(fold, day, 'STAGE_WITHOUT_POINTS', 0, { causes, limit: 'STAGE_GIVES_NO_POINTS' })
      else if (fold.invalidatedOn !== null) move(fold, day, rule, 0, { causes, limit: 'LICENCE_INVALID' })
      else if (answer === 'too-early') move(fold, day, rule, 0, { causes, limit: 'STAGE_TOO_EARLY' })
      else give(fold, day, rule, STAGE_POINTS, { causes }, true)
    }
    steps.push({ day, order: ORDER.stage, apply })
  }
}

function causes({ period: { infractions } }: PointsFold, from: number, to: number): EventReference[] {
  return infractions.slice(from, to).map(({ event, index }) => reference(event, index))
}

function reference({ id }: LedgerInfraction, index: number): EventReference {
  return { index, id: id ?? null }
}
