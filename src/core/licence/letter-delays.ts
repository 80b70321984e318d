import { addDays, addMonths, addYears, type CalendarDay } from '../calendar-day.ts'
import type { PointsLedger } from './points-ledger.ts'
import type { Movement } from './points-movement.ts'

/** Last day to attend the course that a 48N orders: four months from its reception (R223-4). */
export function mandatoryStageDeadline(received48NOn: CalendarDay): CalendarDay {
  return addMonths(received48NOn, 4)
}

/** Last day to bring a letter's decision before the administrative court: two months from its notification. */
export function remedyDeadline(notifiedOn: CalendarDay): CalendarDay {
  return addMonths(notifiedOn, 2)
}

/**
 * Last day to hand in an invalidated licence: ten clear days after the notification of the 48SI (R223-3 III).
 * Neither the first nor the last day counts; a prolongation over a Sunday or holiday is not reckoned.
 */
export function handInDeadline(notified48SIOn: CalendarDay): CalendarDay {
  return addDays(notified48SIOn, 11)
}

/** Months without a licence after handing it in, and whether they follow a second total loss (L223-5 II). */
export interface LicenceBan {
  readonly months: 6 | 12
  readonly secondTotalLoss: boolean
  /** First day of a new licence; null while the old one has not been handed in: until then nothing runs. */
  readonly newLicenceFrom: CalendarDay | null
}

/** Works out the ban after the last invalidation of a ledger; null where there is none. */
export function licenceBan(ledger: PointsLedger, handedInOn: CalendarDay | null): LicenceBan | null {
  if (ledger.invalidatedOn === null) return null
  const [latest, previous] = totalLosses(ledger.movements).toReversed()
  const secondTotalLoss = latest !== undefined && previous !== undefined && latest <= addYears(previous, 5)
  const months = secondTotalLoss ? 12 : 6
  return { months, secondTotalLoss, newLicenceFrom: handedInOn && addMonths(handedInOn, months) }
}

/**
 * Lists the days of total loss that led to an invalidation: that of the removal which left 0, or that of
 * notification where the ledger had none (a 48SI that could be challenged).
 */
export function totalLosses(movements: readonly Movement[]): readonly CalendarDay[] {
  let zero: CalendarDay | null = null
  const losses: CalendarDay[] = []
  for (const { rule, balance, day } of movements) {
    if (rule === 'LICENCE_INVALIDATED') {
      losses.push(zero ?? day)
      zero = null
    } else if (balance > 0) zero = null
    else if (rule === 'POINTS_REMOVED') zero ??= day
  }
  return losses
}
