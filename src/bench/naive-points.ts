import { addDays, addMonths, addYears, type CalendarDay } from '../core/calendar-day.ts'
import type { LedgerInfraction, LedgerStage } from '../core/licence/points-input.ts'

/** A confirmed driver's life, lived day after day. */
interface Walk {
  readonly taken: Map<LedgerInfraction, number>
  readonly back: Set<LedgerInfraction>
  balance: number
  lastFull: CalendarDay
  lastCourse: CalendarDay | null
}

/**
 * Computes the balance of a confirmed driver without groups as one would by hand: from the first day to the last,
 * asking each rule of every event each day. A yardstick for speed only; the tests have a whole one.
 */
export function naivePoints(
  obtainedOn: CalendarDay,
  infractions: readonly LedgerInfraction[],
  stages: readonly LedgerStage[],
  at: CalendarDay,
): number {
  const walk: Walk = {
    taken: new Map(),
    back: new Set(),
    balance: 12,
    lastFull: obtainedOn,
    lastCourse: null,
  }
  const known = infractions.filter(({ establishedOn }) => establishedOn <= at)
  for (let day = obtainedOn; day <= at; day = addDays(day, 1)) {
    comeBack(walk, known, day)
    becomeFull(walk, known, day)
    fall(walk, known, day)
    attend(walk, stages, day)
  }
  return walk.balance
}

function comeBack(walk: Walk, known: readonly LedgerInfraction[], day: CalendarDay): void {
  for (const one of known) {
    if (one.establishedOn >= day || walk.back.has(one)) continue
    const inside = (other: LedgerInfraction) =>
      other !== one && other.committedOn >= one.establishedOn && other.committedOn < day
    const half = one.points === 1 && addMonths(one.establishedOn, 6) === day && !known.some(inside)
    const ten = one.class !== 'C5' && one.class !== 'delit' && addYears(one.establishedOn, 10) === day
    if (!half && !ten) continue
    walk.back.add(one)
    walk.balance = Math.min(12, walk.balance + (walk.taken.get(one) ?? 0))
  }
}

function becomeFull(walk: Walk, known: readonly LedgerInfraction[], day: CalendarDay): void {
  const series = known.filter((one) => one.establishedOn < day && one.establishedOn >= walk.lastFull)
  const last = series.map(({ establishedOn }) => establishedOn).sort()
  const latest = last.at(-1)
  if (latest === undefined) return
  const serious = series.some((one) => ['C4', 'C5', 'delit'].includes(one.class))
  if (addYears(latest, serious ? 3 : 2) !== day) return
  const inside = (other: LedgerInfraction) =>
    other.establishedOn >= day && other.committedOn >= latest && other.committedOn < day
  if (known.some(inside)) return
  walk.balance = 12
  walk.lastFull = day
  for (const one of series) walk.back.add(one)
}

function fall(walk: Walk, known: readonly LedgerInfraction[], day: CalendarDay): void {
  for (const one of known) {
    if (one.establishedOn !== day) continue
    const taken = Math.min(walk.balance, one.points)
    walk.taken.set(one, taken)
    walk.balance -= taken
  }
}

function attend(walk: Walk, stages: readonly LedgerStage[], day: CalendarDay): void {
  for (const { to } of stages) {
    if (addDays(to, 1) !== day) continue
    if (walk.lastCourse !== null && to < addDays(addMonths(walk.lastCourse, 12), 1)) continue
    walk.lastCourse = to
    walk.balance = Math.min(12, walk.balance + 4)
  }
}
