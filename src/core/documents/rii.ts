import { addDays, type CalendarDay } from '../calendar-day.ts'
import {
  isInfraction,
  isLetter,
  isLicenceObtained,
  isStage,
  type LicenceEvent,
} from '../licence/licence-event.ts'
import type { LicenceRecord } from '../licence/licence-record.ts'
import { type PointsLedger, pointsLedger } from '../licence/points-ledger.ts'
import type { Movement } from '../licence/points-movement.ts'
import { composeStatement, type Statement, type StatementRequest } from './statement.ts'

/** Relevé d'information intégral: all that the registry holds, for the holder and the authorities of L225-4 only. */
export interface Rii extends Statement {
  readonly kind: 'RII'
  readonly confidentialCode: string
  readonly points: PointsLedger
  /** Newest first. */
  readonly history: readonly HistoryLine[]
}

/** One line of the history: an event of the file with what it did to the points, or a movement that law gives by itself. */
export interface HistoryLine {
  readonly day: CalendarDay
  /** Null for restitutions, increments and the end of probation, which no event records. */
  readonly event: LicenceEvent | null
  readonly movements: readonly Movement[]
}

/** Composes an RII from a licence record: everything known on the day of issue, newest first (C. route L225-3). */
export function composeRii(record: LicenceRecord, request: StatementRequest): Rii {
  const statement = composeStatement(record, request)
  const points = pointsLedger(record, { at: statement.emittedOn })
  return {
    kind: 'RII',
    ...statement,
    confidentialCode: record.confidentialCode,
    points,
    history: history(record, points, statement.emittedOn),
  }
}

const RULES_OF_EVENTS: ReadonlySet<Movement['rule']> = new Set([
  'POINTS_REMOVED',
  'VOLUNTARY_STAGE',
  'MANDATORY_STAGE',
  'STAGE_WITHOUT_POINTS',
  'LICENCE_INVALIDATED',
] as const)

function history(record: LicenceRecord, points: PointsLedger, today: CalendarDay): readonly HistoryLine[] {
  const byEvent = new Map<number, Movement[]>()
  const byLaw: HistoryLine[] = []
  for (const movement of points.movements) {
    const [cause] = movement.causes
    const event = cause && RULES_OF_EVENTS.has(movement.rule) ? cause.index : licenceEvent(record, movement)
    if (event === null) byLaw.push({ day: movement.day, event: null, movements: [movement] })
    else byEvent.set(event, [...(byEvent.get(event) ?? []), movement])
  }
  const events = record.events
    .map((event, index) => ({ day: dayOf(event), event, movements: byEvent.get(index) ?? [] }))
    .filter(({ day, event }) => day <= today && (event.recordedOn ?? day) <= today)
  return newestFirst([...events, ...byLaw])
}

/** A new capital belongs to the event of the new licence; that of the first licence belongs to no event. */
function licenceEvent(record: LicenceRecord, movement: Movement): number | null {
  if (movement.rule !== 'LICENCE_OBTAINED') return null
  const index = record.events.findIndex((event) => isLicenceObtained(event) && event.on === movement.day)
  return index === -1 ? null : index
}

/** The day by which an event is filed: when it took effect, as far as that is known. */
function dayOf(event: LicenceEvent): CalendarDay {
  if (isInfraction(event)) return event.establishedOn
  if (isStage(event)) return addDays(event.to, 1)
  if (isLetter(event)) return event.sentOn
  if (isLicenceObtained(event)) return event.on
  return event.from ?? event.on ?? event.recordedOn ?? UNDATED
}

/** A mention without any date is kept, and printed last. */
const UNDATED = '1000-01-01' as CalendarDay

/** Of lines of one day the later in the ledger comes first, as it rests on the others. */
function newestFirst(lines: readonly HistoryLine[]): readonly HistoryLine[] {
  return lines
    .map((line, place) => ({ line, place }))
    .sort((a, b) => (a.line.day === b.line.day ? b.place - a.place : a.line.day < b.line.day ? 1 : -1))
    .map(({ line }) => line)
}
