import { addDays, addMonths, addYears, type CalendarDay } from '../calendar-day.ts'
import type { PointsLedger } from './points-ledger.ts'
import type { Movement } from './points-movement.ts'

/** Delays that letters tell and start, as printed and as reckoned. */
export const LETTER_DELAYS = {
  /** To attend the course that a 48N orders, from its reception (R223-4). */
  mandatoryStageMonths: 4,
  /** To bring a decision before the administrative court, from its notification (CJA R421-1). */
  remedyMonths: 2,
  /** To hand in an invalidated licence, clear days from the notification of the 48SI (R223-3 III). */
  handInClearDays: 10,
} as const

/** Last day to attend the course that a 48N orders: four months from its reception (R223-4). */
export function mandatoryStageDeadline(received48NOn: CalendarDay): CalendarDay {
  return addMonths(received48NOn, LETTER_DELAYS.mandatoryStageMonths)
}

/** Last day to bring a letter's decision before the administrative court: two months from its notification. */
export function remedyDeadline(notifiedOn: CalendarDay): CalendarDay {
  return addMonths(notifiedOn, LETTER_DELAYS.remedyMonths)
}

/**
 * Last day to hand in an invalidated licence: ten clear days after the notification of the 48SI (R223-3 III).
 * Neither the first nor the last day counts; a prolongation over a Sunday or holiday is not reckoned.
 */
export function handInDeadline(notified48SIOn: CalendarDay): CalendarDay {
  return addDays(notified48SIOn, LETTER_DELAYS.handInClearDays + 1)
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
  const length = banLength(latest, previous)
  return { ...length, newLicenceFrom: handedInOn && addMonths(handedInOn, length.months) }
}

/** Tells how long the ban will be that a total loss of points brings, whether or not it is notified yet. */
export function banAfterLoss(
  before: readonly Movement[],
  lostOn: CalendarDay,
): Pick<LicenceBan, 'months' | 'secondTotalLoss'> {
  return banLength(lostOn, totalLosses(before).at(-1))
}

/** One year when a new total loss comes within five years of the one before (L223-5 II). */
function banLength(
  latest: CalendarDay | undefined,
  previous: CalendarDay | undefined,
): Pick<LicenceBan, 'months' | 'secondTotalLoss'> {
  const secondTotalLoss = latest !== undefined && previous !== undefined && latest <= addYears(previous, 5)
  return { months: secondTotalLoss ? 12 : 6, secondTotalLoss }
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
