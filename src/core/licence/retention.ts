import { addDays, addMonths, addYears, type CalendarDay, parseCalendarDay } from '../calendar-day.ts'
import {
  isInfraction,
  isLetter,
  isLicenceObtained,
  isMention,
  isStage,
  type LicenceEvent,
} from './licence-event.ts'
import type { Movement } from './points-movement.ts'
import {
  RETENTION_POLICY,
  type RetentionKind,
  type RetentionPolicy,
  type RetentionRow,
  retentionKind,
} from './retention-policy.ts'

/** What of a file the terms of retention depend on; a licence record fits. */
export interface RetainedFile {
  readonly holder: { readonly birthDate: string }
  readonly events: readonly LicenceEvent[]
}

/** A decision, measure or established infraction, from its first to its last day. */
interface Decision {
  readonly from: CalendarDay
  /** Null while it is still in force with no end known: nothing before it is forgotten either. */
  readonly until: CalendarDay | null
}

/**
 * Finds the events that must no longer be told on a day, by their place in the file (C. route L225-2).
 *
 * A delay of n years ends at 00:00 of the same day number (D1, D3). What was erased stays so, even if a new
 * decision comes after. The events given are taken as known; balances are never recomputed without them.
 */
export function forgottenEvents(
  file: RetainedFile,
  today: CalendarDay,
  policy: RetentionPolicy = RETENTION_POLICY,
): ReadonlySet<number> {
  const decisions = decisionsOf(file.events)
  const infractions = establishmentsOf(file.events)
  const isForgotten = (event: LicenceEvent): boolean => {
    const kind = retentionKind(event)
    const day = kind === null ? null : erasedOn(event, file, policy[kind], { decisions, infractions })
    return day !== null && day <= today
  }
  return new Set(file.events.flatMap((event, index) => (isForgotten(event) ? [index] : [])))
}

/** Tells whether a movement of points that law gives by itself must no longer be told on a day (L225-2 V). */
export function isMovementForgotten(
  { day, causes }: Pick<Movement, 'day' | 'causes'>,
  file: RetainedFile,
  today: CalendarDay,
  policy: RetentionPolicy = RETENTION_POLICY,
): boolean {
  if (causes.length === 0) return false
  const erased = afterLastInfraction(day, establishmentsOf(file.events), policy['points-modification'].years)
  return erased !== null && erased <= today
}

function erasedOn(
  event: LicenceEvent,
  { holder, events }: RetainedFile,
  { years, from }: RetentionRow,
  past: { readonly decisions: readonly Decision[]; readonly infractions: readonly Decision[] },
): CalendarDay | null {
  switch (from) {
    case 'last-decision': {
      const decision = decisionOf(event, events)
      return decision && afterChain(decision, past.decisions, years)
    }
    case 'last-established-infraction': {
      const day = pointsDay(event)
      return day && afterLastInfraction(day, past.infractions, years)
    }
    case 'registration':
      return later(event.recordedOn ?? null, years)
    case 'annulment':
      return later(isMention(event) ? (event.annulledOn ?? null) : null, years)
    case 'birth':
      return addYears(lastPossibleBirthday(holder.birthDate), years)
  }
}

function later(day: CalendarDay | null, years: number): CalendarDay | null {
  return day && addYears(day, years)
}

/** The day on which the delay has run out since `first` without anything new; null while it cannot. */
function afterChain(first: Decision, others: readonly Decision[], years: number): CalendarDay | null {
  let end = first.until
  for (const { from, until } of others) {
    if (end === null) return null
    if (from >= addYears(end, years)) break
    if (until === null || until > end) end = until
  }
  return later(end, years)
}

function afterLastInfraction(
  day: CalendarDay,
  infractions: readonly Decision[],
  years: number,
): CalendarDay | null {
  const last = infractions.findLast(({ from }) => from <= day)
  return last === undefined ? null : afterChain(last, infractions, years)
}

const DECISIONS: ReadonlySet<RetentionKind> = new Set([
  'judicial-decision',
  'administrative-measure',
  'permanent-ban',
] as const)

function decisionsOf(events: readonly LicenceEvent[]): readonly Decision[] {
  return events
    .flatMap((event) => decisionOf(event, events) ?? [])
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

function establishmentsOf(events: readonly LicenceEvent[]): readonly Decision[] {
  return decisionsOf(events.filter(isInfraction))
}

function decisionOf(event: LicenceEvent, events: readonly LicenceEvent[]): Decision | null {
  if (isInfraction(event)) return { from: event.establishedOn, until: event.establishedOn }
  if (isLetter(event))
    return event.reference === '48SI' && event.notifiedOn ? lossOf(event.notifiedOn, events) : null
  const kind = retentionKind(event)
  if (!isMention(event) || kind === null || !DECISIONS.has(kind)) return null
  const from = event.from ?? event.on ?? event.recordedOn
  if (!from) return null
  if (event.kind === 'annulment') return lossOf(from, events)
  const lasts = event.kind === 'suspension' || event.kind === 'ead-restriction'
  return { from, until: event.to ?? (lasts ? null : from) }
}

/** A licence lost stays lost until another is obtained. */
function lossOf(day: CalendarDay, events: readonly LicenceEvent[]): Decision {
  const regained = events.some((event) => isLicenceObtained(event) && event.on >= day)
  return { from: day, until: regained ? day : null }
}

function pointsDay(event: LicenceEvent): CalendarDay | null {
  if (isLetter(event)) return event.sentOn
  return isStage(event) ? event.to : null
}

/** An unknown month or day of birth is taken for the last possible, so that nothing is erased too early. */
function lastPossibleBirthday(birthDate: string): CalendarDay {
  const [year, month, day] = birthDate.split('-')
  if (month === '00') return parseCalendarDay(`${year}-12-31`)
  if (day === '00') return addDays(addMonths(parseCalendarDay(`${year}-${month}-01`), 1), -1)
  return parseCalendarDay(birthDate)
}
