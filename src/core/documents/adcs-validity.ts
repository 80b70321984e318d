import { addMonths, type CalendarDay } from '../calendar-day.ts'

/** Length of life of an ADCS, in months from its emission (Mes Points Permis; design.md section 6, D1). */
export const ADCS_MONTHS = 4

/**
 * Gives the last day on which an ADCS emitted that day may be used, that day included until 24:00 in
 * Europe/Paris (D2, CPC 642). Counted from day number to day number, or to the last day of a shorter
 * month (D1, CPC 641): an ADCS of 31 October ends on 28 or 29 February.
 */
export function lastDayOfAdcs(emittedOn: CalendarDay): CalendarDay {
  return addMonths(emittedOn, ADCS_MONTHS)
}

/** Tells whether a document whose last day is `expiresOn` is past its life on a day (D2). */
export function isExpired(expiresOn: CalendarDay, day: CalendarDay): boolean {
  return day > expiresOn
}
