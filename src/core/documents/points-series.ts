import type { CalendarDay } from '../calendar-day.ts'
import { banAfterLoss, type LicenceBan } from '../licence/letter-delays.ts'
import { type Infraction, isInfraction } from '../licence/licence-event.ts'
import type { LicenceRecord } from '../licence/licence-record.ts'
import type { Movement, PointsRule } from '../licence/points-movement.ts'

/** How a licence came from its last full or first capital down to 0. */
export interface PointsSeries {
  readonly from: { readonly day: CalendarDay; readonly rule: PointsRule; readonly balance: number }
  /** Oldest established first; the last one took the last points. */
  readonly removals: readonly { readonly infraction: Infraction; readonly movement: Movement }[]
  /** What came back meanwhile, so that the balances can be followed; oldest first. */
  readonly gains: readonly Movement[]
  /** How long no new licence can be had, from the day on which this one is handed in (L223-5 II). */
  readonly ban: Pick<LicenceBan, 'months' | 'secondTotalLoss'>
}

/** A series begins with a licence or after all its points came back (D5). */
const BEGINNINGS: ReadonlySet<PointsRule> = new Set([
  'LICENCE_OBTAINED',
  'TWO_YEAR_RECONSTITUTION',
  'THREE_YEAR_RECONSTITUTION',
] as const)

/** Tells the series of movements that ends with the total loss of points. */
export function pointsSeries(
  record: LicenceRecord,
  movements: readonly Movement[],
  loss: Movement,
): PointsSeries {
  const until = movements.indexOf(loss)
  const before = movements.slice(0, until)
  const start = before.findLastIndex(({ rule }) => BEGINNINGS.has(rule))
  const from = movements[start] ?? loss
  const series = movements.slice(start + 1, until + 1)
  return {
    from: { day: from.day, rule: from.rule, balance: from.balance },
    removals: series.flatMap((movement) => removalOf(record, movement)),
    gains: series.filter(({ delta }) => delta > 0),
    ban: banAfterLoss(before, loss.day),
  }
}

/** An infraction committed under an earlier licence took nothing from this one. */
function removalOf(record: LicenceRecord, movement: Movement): PointsSeries['removals'] {
  const { rule, limit, causes } = movement
  if (rule !== 'POINTS_REMOVED' || limit === 'EARLIER_LICENCE') return []
  const infraction = causes.flatMap(({ index }) => record.events[index] ?? []).find(isInfraction)
  return infraction ? [{ infraction, movement }] : []
}
