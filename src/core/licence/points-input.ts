import type { CalendarDay } from '../calendar-day.ts'

type Optional<T> = T | null | undefined

/** What the ledger reads of an infraction; a licence record's infraction fits. */
export interface LedgerInfraction {
  readonly kind: 'infraction'
  readonly id?: Optional<string>
  readonly class: 'C1' | 'C2' | 'C3' | 'C4' | 'C5' | 'delit'
  /** Points of the scale, before the cap of 8 and the floor of 0. */
  readonly points: number
  readonly committedOn: CalendarDay
  readonly establishedOn: CalendarDay
  readonly recordedOn?: Optional<CalendarDay>
  readonly group?: Optional<string>
}

/** What the ledger reads of a points recovery course. */
export interface LedgerStage {
  readonly kind: 'stage'
  readonly case: 1 | 2 | 3 | 4
  readonly from: CalendarDay
  readonly to: CalendarDay
  readonly recordedOn?: Optional<CalendarDay>
}

/** What the ledger reads of a letter; only a notified 48SI matters to it. */
export interface LedgerLetter {
  readonly kind: 'letter'
  readonly reference: string
  readonly notifiedOn?: Optional<CalendarDay>
  readonly recordedOn?: Optional<CalendarDay>
}

/** What the ledger reads of a probation. */
export interface LedgerProbation {
  readonly kind: 'standard' | 'aac'
  readonly trainingOn?: Optional<CalendarDay>
}

/** What the ledger reads of a new licence, which begins a new capital. */
export interface LedgerLicence {
  readonly kind: 'licence-obtained'
  readonly on: CalendarDay
  /** Absent: a standard probation; null: none, as for a first licence (D10). */
  readonly probation?: Optional<LedgerProbation>
  readonly recordedOn?: Optional<CalendarDay>
}

/** An event without effect on points. */
export interface LedgerMention {
  readonly kind: string
}

/** Any event of a licence file, as far as the ledger reads it. */
export type LedgerEvent = LedgerInfraction | LedgerStage | LedgerLetter | LedgerLicence | LedgerMention

/** What the points of a driver depend on; a whole licence record fits. */
export interface LedgerInput {
  readonly obtainedOn: CalendarDay
  readonly probation: LedgerProbation | null
  readonly events: readonly LedgerEvent[]
}

/** The two clocks: what is true at the end of `at`, as the registry knew it at the end of `knownAt` (D11). */
export interface Clocks {
  readonly at: CalendarDay
  /** Equals `at` when absent. */
  readonly knownAt?: Optional<CalendarDay>
}

/** Points to an event of the input by its place in `events`, and by its id where it has one. */
export interface EventReference {
  readonly index: number
  readonly id: string | null
}
