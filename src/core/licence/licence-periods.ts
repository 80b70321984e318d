import type { CalendarDay } from '../calendar-day.ts'
import type {
  Clocks,
  LedgerEvent,
  LedgerInfraction,
  LedgerInput,
  LedgerLetter,
  LedgerLicence,
  LedgerProbation,
  LedgerStage,
} from './points-input.ts'

/** An event together with its place in the input. */
export interface Placed<E> {
  readonly index: number
  readonly event: E
}

/** The life of one licence: its own capital and probation, and what touches it (design.md section 3). */
export interface LicencePeriod {
  readonly start: CalendarDay
  /** First day of the next licence; null for the last. */
  readonly until: CalendarDay | null
  /** The event that began it; null for the first licence. */
  readonly origin: number | null
  readonly probation: LedgerProbation | null
  /** Points infractions established by `at` and known, in the order in which they are established (D4). */
  readonly infractions: readonly Placed<LedgerInfraction>[]
  /** Committed under an earlier licence and established under this one: they take nothing from it. */
  readonly strangers: readonly Placed<LedgerInfraction>[]
  readonly stages: readonly Placed<LedgerStage>[]
  /** The first known 48SI, from whose notification balance 0 is final (D10). */
  readonly invalidation: Placed<LedgerLetter & { readonly notifiedOn: CalendarDay }> | null
}

/**
 * Sorts what is known into the lives of successive licences.
 *
 * What came before a new licence touches nothing of it: an infraction belongs to it when committed from its first
 * day on, a course when it ends from then on, a 48SI when notified from then on. To a first licence belongs what is
 * established since it was issued (D5).
 */
export function licencePeriods(input: LedgerInput, clocks: Clocks): readonly LicencePeriod[] {
  const known = knownEvents(input.events, clocks)
  const starts: Start[] = [
    { start: input.obtainedOn, origin: null, probation: input.probation },
    ...known.licences.map(({ event, index }) => ({
      start: event.on,
      origin: index,
      probation: newProbation(event),
    })),
  ].sort((a, b) => order(a.start, b.start))
  return starts.map((start, place) => ({
    ...start,
    until: starts[place + 1]?.start ?? null,
    ...belonging(known, start, starts[place + 1]?.start ?? null),
  }))
}

interface Start {
  readonly start: CalendarDay
  readonly origin: number | null
  readonly probation: LedgerProbation | null
}

interface KnownEvents {
  readonly infractions: Placed<LedgerInfraction>[]
  readonly stages: Placed<LedgerStage>[]
  readonly licences: Placed<LedgerLicence>[]
  readonly invalidations: Placed<LedgerLetter & { readonly notifiedOn: CalendarDay }>[]
}

/** Keeps the events known at `knownAt` that have taken place by `at`, each list in its legal order. */
function knownEvents(events: readonly LedgerEvent[], { at, knownAt }: Clocks): KnownEvents {
  const horizon = knownAt ?? at
  const known: KnownEvents = { infractions: [], stages: [], licences: [], invalidations: [] }
  events.forEach((event, index) => {
    if (isInfraction(event)) {
      if (
        event.points > 0 &&
        event.establishedOn <= at &&
        (event.recordedOn ?? event.establishedOn) <= horizon
      )
        known.infractions.push({ index, event })
    } else if (isStage(event)) {
      if (event.to <= at && (event.recordedOn ?? event.to) <= horizon) known.stages.push({ index, event })
    } else if (isLicence(event)) {
      if (event.on <= at && (event.recordedOn ?? event.on) <= horizon) known.licences.push({ index, event })
    } else if (isInvalidation(event)) {
      // A letter without day of recording is always known (D11).
      if (event.notifiedOn <= at && (event.recordedOn ?? horizon) <= horizon)
        known.invalidations.push({ index, event })
    }
  })
  known.infractions.sort((a, b) => byEstablishment(a.event, b.event))
  known.stages.sort((a, b) => byEnd(a.event, b.event))
  known.licences.sort((a, b) => order(licenceKey(a.event), licenceKey(b.event)))
  known.invalidations.sort((a, b) => order(a.event.notifiedOn, b.event.notifiedOn))
  return known
}

function belonging(
  known: KnownEvents,
  { start, origin }: Start,
  until: CalendarDay | null,
): Pick<LicencePeriod, 'infractions' | 'strangers' | 'stages' | 'invalidation'> {
  const within = (day: CalendarDay) => day >= start && (until === null || day < until)
  return {
    infractions: known.infractions.filter(({ event: { committedOn, establishedOn } }) => {
      if (until !== null && committedOn >= until) return false
      return (origin === null ? establishedOn : committedOn) >= start
    }),
    strangers: known.infractions.filter(
      ({ event }) => origin !== null && event.committedOn < start && within(event.establishedOn),
    ),
    stages: known.stages.filter(({ event }) => within(event.to)),
    invalidation: known.invalidations.find(({ event }) => within(event.notifiedOn)) ?? null,
  }
}

/** D4, then by content, so that the order of the input never matters even where ids are absent. */
function byEstablishment(a: LedgerInfraction, b: LedgerInfraction): number {
  return (
    order(a.establishedOn, b.establishedOn) ||
    order(a.committedOn, b.committedOn) ||
    order(a.id ?? '', b.id ?? '') ||
    a.points - b.points ||
    order(a.class, b.class) ||
    order(a.group ?? '', b.group ?? '')
  )
}

/** D9 compares last days; of two courses that end together the voluntary one comes first. */
function byEnd(a: LedgerStage, b: LedgerStage): number {
  return order(a.to, b.to) || a.case - b.case || order(a.from, b.from)
}

/** Of two licences of one day the same one comes last whatever the order of the input. */
function licenceKey(licence: LedgerLicence): string {
  const probation = newProbation(licence)
  return `${licence.on} ${probation?.kind ?? ''} ${probation?.trainingOn ?? ''}`
}

function newProbation({ probation }: LedgerLicence): LedgerProbation | null {
  return probation === undefined ? { kind: 'standard' } : probation
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isInfraction(event: LedgerEvent): event is LedgerInfraction {
  return event.kind === 'infraction'
}

function isStage(event: LedgerEvent): event is LedgerStage {
  return event.kind === 'stage'
}

function isLicence(event: LedgerEvent): event is LedgerLicence {
  return event.kind === 'licence-obtained'
}

function isInvalidation(event: LedgerEvent): event is LedgerLetter & { readonly notifiedOn: CalendarDay } {
  if (event.kind !== 'letter') return false
  const letter = event as LedgerLetter
  return letter.reference === '48SI' && typeof letter.notifiedOn === 'string'
}
