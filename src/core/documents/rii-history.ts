import type { CalendarDay } from '../calendar-day.ts'
import {
  isInfraction,
  isLetter,
  isLicenceObtained,
  isStage,
  type Letter,
  type LicenceEvent,
} from '../licence/licence-event.ts'
import type { LicenceRecord } from '../licence/licence-record.ts'
import type { PointsLedger } from '../licence/points-ledger.ts'
import type { Movement } from '../licence/points-movement.ts'
import { stageEffectOn } from '../licence/points-stage.ts'
import { forgottenEvents, isMovementForgotten } from '../licence/retention.ts'
import type { RetentionPolicy } from '../licence/retention-policy.ts'
import { announcedLetters } from './announced-letters.ts'

/** One line of the history: an event of the file with what it did to the points, or a movement that law gives by itself. */
export interface HistoryLine {
  readonly day: CalendarDay
  /** Null for restitutions, increments and the end of probation, which no event records. */
  readonly event: LicenceEvent | null
  readonly movements: readonly Movement[]
  /** Letters that announce what this line tells, oldest first. */
  readonly letters: readonly Letter[]
}

interface PlacedLine {
  readonly day: CalendarDay
  readonly event: LicenceEvent | null
  readonly movements: readonly Movement[]
  /** Place of its last movement in the ledger, -1 without one. */
  readonly rank: number
}

/** A mention without any date is kept, and printed last. */
export const UNDATED = '1000-01-01' as CalendarDay

/**
 * Lists what the registry knows of a driver on a day, newest first; what the policy says to forget is left out.
 *
 * Of lines of one day the later in the ledger comes first, as it rests on the others.
 */
export function riiHistory(
  record: LicenceRecord,
  points: PointsLedger,
  today: CalendarDay,
  policy: RetentionPolicy,
): readonly HistoryLine[] {
  const known = {
    ...record,
    events: record.events.filter(({ recordedOn }) => (recordedOn ?? today) <= today),
  }
  const forgotten = forgottenEvents(known, today, policy)
  const lines = [
    ...eventLines(
      known.events.filter((_, index) => !forgotten.has(index)),
      record,
      points,
    ).filter(({ day }) => day <= today),
    ...lawLines(record, points).filter(
      ({ movements: [movement] }) => movement && !isMovementForgotten(movement, known, today, policy),
    ),
  ]
  const announced = announcedLetters(lines)
  return lines
    .filter(({ event }) => event === null || !isLetter(event) || !announced.has(event))
    .sort((a, b) => (a.day === b.day ? b.rank - a.rank : a.day < b.day ? 1 : -1))
    .map(({ day, event, movements, ...line }) => ({
      day,
      event,
      movements,
      letters: [...announced].flatMap(([letter, { rank }]) =>
        rank !== -1 && rank === line.rank ? [letter] : [],
      ),
    }))
}

function eventLines(
  events: readonly LicenceEvent[],
  record: LicenceRecord,
  { movements }: PointsLedger,
): readonly PlacedLine[] {
  return events.map((event) => {
    const own = movements.filter((movement) => eventOf(record, movement) === event)
    const last = own.at(-1)
    return {
      // A 48SI counts from its notification, not from its sending.
      day: isLetter(event) && last ? last.day : dayOf(event),
      event,
      movements: own,
      rank: last === undefined ? -1 : movements.indexOf(last),
    }
  })
}

function lawLines(record: LicenceRecord, { movements }: PointsLedger): readonly PlacedLine[] {
  return movements.flatMap((movement, rank) =>
    eventOf(record, movement) === null
      ? [{ day: movement.day, event: null, movements: [movement], rank }]
      : [],
  )
}

/** Movements that one event brings about; the others follow from the law and the passing of time. */
const RULES_OF_EVENTS: ReadonlySet<Movement['rule']> = new Set([
  'LICENCE_OBTAINED',
  'POINTS_REMOVED',
  'VOLUNTARY_STAGE',
  'MANDATORY_STAGE',
  'STAGE_WITHOUT_POINTS',
  'LICENCE_INVALIDATED',
] as const)

function eventOf(record: LicenceRecord, { rule, causes: [cause] }: Movement): LicenceEvent | null {
  return (cause && RULES_OF_EVENTS.has(rule) && record.events[cause.index]) || null
}

/** The day by which an event is filed: when it took effect, as far as that is known. */
function dayOf(event: LicenceEvent): CalendarDay {
  if (isInfraction(event)) return event.establishedOn
  if (isStage(event)) return stageEffectOn(event)
  if (isLetter(event)) return event.sentOn
  if (isLicenceObtained(event)) return event.on
  return event.from ?? event.on ?? event.recordedOn ?? UNDATED
}
