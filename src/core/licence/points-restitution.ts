import { addMonths, addYears, type CalendarDay } from '../calendar-day.ts'
import type { LedgerInfraction } from './points-input.ts'
import type { Interval } from './points-movement.ts'

type Member = Pick<LedgerInfraction, 'class' | 'points' | 'committedOn' | 'establishedOn'>

/**
 * Finds when the point of a one-point infraction comes back (L223-6 al. 3), or null when it does not.
 *
 * The points of the scale decide, not what was taken (D6). Another points infraction committed from the day of
 * establishment on and before the due day breaks the delay (D3); one committed earlier does not, even if it is
 * established inside (CE 4 December 2017, 402423).
 */
export function sixMonthInterval(infraction: Member, known: readonly Member[]): Interval | null {
  if (infraction.points !== 1) return null
  const interval = { from: infraction.establishedOn, before: addMonths(infraction.establishedOn, 6) }
  return known.some((other) => other !== infraction && committedIn(other, interval)) ? null : interval
}

/** Finds when points removed for a contravention of the first four classes come back whatever happens (L223-6 al. 5). */
export function tenYearDue(infraction: Member): CalendarDay | null {
  return infraction.class === 'C5' || infraction.class === 'delit'
    ? null
    : addYears(infraction.establishedOn, 10)
}

/** Tells whether an infraction makes its whole series last three years (L223-6 al. 2). */
export function isSerious({ class: itsClass }: Pick<Member, 'class'>): boolean {
  return itsClass === 'C4' || itsClass === 'C5' || itsClass === 'delit'
}

/**
 * Finds the delay at whose end a series of infractions is forgotten (L223-6 al. 1 and 2), or null when the
 * next infraction moves its start or breaks it.
 *
 * `later` are the infractions established after `last` in order; a delay that would end in probation lasts until
 * its end (D7). One established before the due day moves the start; one established on it or later breaks the
 * delay when committed inside (D5).
 */
export function reconstitutionInterval(
  last: Member,
  years: 2 | 3,
  probationEnd: CalendarDay | null,
  later: readonly Member[],
): Interval | null {
  const [next] = later
  // Most series are moved on within two years: then no date need be worked out.
  if (next && yearOf(next.establishedOn) - yearOf(last.establishedOn) < 2) return null
  const due = addYears(last.establishedOn, years)
  const before = probationEnd !== null && due < probationEnd ? probationEnd : due
  const interval = { from: last.establishedOn, before }
  if (next && next.establishedOn < before) return null
  return later.some((other) => committedIn(other, interval)) ? null : interval
}

function committedIn({ committedOn }: Member, { from, before }: Interval): boolean {
  return committedOn >= from && committedOn < before
}

function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4))
}
