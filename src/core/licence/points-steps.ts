import type { CalendarDay } from '../calendar-day.ts'
import type { Placed } from './licence-periods.ts'
import { FULL_CAPITAL } from './points-capital.ts'
import { give, move, type PointsFold } from './points-fold.ts'
import type { EventReference, LedgerInfraction } from './points-input.ts'
import type { Movement } from './points-movement.ts'
import { isSerious, reconstitutionInterval, sixMonthInterval, tenYearDue } from './points-restitution.ts'
import { answerStages, STAGE_POINTS, stageEffectOn } from './points-stage.ts'

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
function agenda(fold: PointsFold): readonly Step[] {
  const members = fold.period.infractions.map(({ event }) => event)
  return [
    ...invalidationSteps(fold),
    ...members.flatMap((infraction, place) => restitutionSteps(infraction, place, members)),
    ...probationSteps(fold),
    ...removalSteps(fold, members),
    ...stageSteps(fold),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.order - b.order))
}

function invalidationSteps({ period: { invalidation } }: PointsFold): readonly Step[] {
  if (!invalidation) return []
  const day = invalidation.event.notifiedOn
  const apply = (fold: PointsFold): void => {
    move(fold, day, 'LICENCE_INVALIDATED', -fold.balance, {
      causes: [{ index: invalidation.index, id: null }],
    })
    fold.invalidatedOn = day
    fold.reconstitution = null
  }
  return [{ day, order: ORDER.invalidation, apply }]
}

function restitutionSteps(
  infraction: LedgerInfraction,
  place: number,
  members: readonly LedgerInfraction[],
): readonly Step[] {
  const restore =
    (...[day, rule, interval]: [CalendarDay, Movement['rule'], Movement['interval']]) =>
    (fold: PointsFold): void => {
      if (fold.invalidatedOn !== null || fold.restored.has(place)) return
      fold.restored.add(place)
      give(fold, day, rule, fold.taken[place] ?? 0, { causes: causes(fold, place, place + 1), interval })
    }
  const steps: Step[] = []
  const half = sixMonthInterval(infraction, members)
  if (half)
    steps.push({
      day: half.before,
      order: ORDER.restitution,
      apply: restore(half.before, 'SIX_MONTH_RESTITUTION', half),
    })
  const ten = tenYearDue(infraction)
  if (ten)
    steps.push({ day: ten, order: ORDER.restitution, apply: restore(ten, 'TEN_YEAR_RESTITUTION', null) })
  return steps
}

function probationSteps({ plan: { end, increments }, period: { start } }: PointsFold): readonly Step[] {
  if (end === null) return []
  const confirm = (fold: PointsFold): void => {
    if (fold.invalidatedOn !== null) return
    fold.cap = FULL_CAPITAL
    move(fold, end, 'PROBATION_END', 0)
  }
  return [
    { day: end, order: ORDER.probationEnd, apply: confirm },
    ...increments
      .filter(({ earned }) => earned)
      .map(({ day, points }) => ({
        day,
        order: ORDER.increment,
        apply: (fold: PointsFold): void => {
          if (fold.invalidatedOn !== null) return
          fold.cap = Math.min(FULL_CAPITAL, fold.cap + points)
          give(fold, day, 'PROBATION_INCREMENT', points, { interval: { from: start, before: day } })
        },
      })),
  ]
}

function removalSteps(
  { period: { infractions, strangers } }: PointsFold,
  members: readonly LedgerInfraction[],
): readonly Step[] {
  return [
    ...infractions.map((placed, place) => ({
      day: placed.event.establishedOn,
      order: ORDER.removal,
      apply: (fold: PointsFold): void => remove(fold, placed, members.slice(place + 1), place),
    })),
    ...strangers.map(({ event, index }) => ({
      day: event.establishedOn,
      order: ORDER.removal,
      apply: (fold: PointsFold): void =>
        move(fold, event.establishedOn, 'POINTS_REMOVED', 0, {
          causes: [reference(event, index)],
          limit: 'EARLIER_LICENCE',
        }),
    })),
  ]
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

function stageSteps({ period: { stages } }: PointsFold): readonly Step[] {
  return answerStages(stages.map(({ event, index }) => ({ ...event, index }))).map(({ stage, answer }) => {
    const day = stageEffectOn(stage)
    const detail = { causes: [{ index: stage.index, id: null }] }
    const rule = stage.case === 2 ? 'MANDATORY_STAGE' : 'VOLUNTARY_STAGE'
    const apply = (fold: PointsFold): void => {
      if (answer === 'without-points')
        move(fold, day, 'STAGE_WITHOUT_POINTS', 0, { ...detail, limit: 'STAGE_GIVES_NO_POINTS' })
      else if (fold.invalidatedOn !== null) move(fold, day, rule, 0, { ...detail, limit: 'LICENCE_INVALID' })
      else if (answer === 'too-early') move(fold, day, rule, 0, { ...detail, limit: 'STAGE_TOO_EARLY' })
      else give(fold, day, rule, STAGE_POINTS, detail, true)
    }
    return { day, order: ORDER.stage, apply }
  })
}

function causes({ period: { infractions } }: PointsFold, from: number, to: number): EventReference[] {
  return infractions.slice(from, to).map(({ event, index }) => reference(event, index))
}

function reference({ id }: LedgerInfraction, index: number): EventReference {
  return { index, id: id ?? null }
}
