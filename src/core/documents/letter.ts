import { type CalendarDay, parisDay } from '../calendar-day.ts'
import type { DueLetter, LetterReference } from '../licence/letters-due.ts'
import { type Infraction, isInfraction, isStage, type Stage } from '../licence/licence-event.ts'
import type { Holder, LicenceRecord } from '../licence/licence-record.ts'
import type { Neph } from '../licence/neph.ts'
import { type PointsLedger, pointsLedger } from '../licence/points-ledger.ts'
import type { Movement } from '../licence/points-movement.ts'
import { findDueLetter, LetterError } from './find-due-letter.ts'
import { letterArticles } from './letter-articles.ts'
import { type PointsSeries, pointsSeries } from './points-series.ts'
import type { StatementRequest } from './statement.ts'

/** What a request for a letter fixes besides the record. */
export interface LetterRequest extends StatementRequest {
  readonly reference: LetterReference
  /** The infraction that the letter is about; null for the latest movement that calls for the letter. */
  readonly infractionId: string | null
}

/** What every letter about points tells. */
interface LetterHead {
  readonly kind: 'LETTER'
  readonly id: string
  readonly issuedAt: Date
  readonly emittedOn: CalendarDay
  readonly neph: Neph
  readonly holder: Holder
  /** The movement of the ledger that the letter makes known: day, points, balance, cap, rule, limit. */
  readonly movement: Movement
  /** Balance at the end of the day of the letter, which may differ from that of the movement. */
  readonly currentBalance: number
  /** Articles of the Code de la route on which the decision rests. */
  readonly articles: readonly string[]
  /** First last day of a voluntary course that would give points (D9); null when any day will do. */
  readonly voluntaryStageFrom: CalendarDay | null
}

/** Points were removed: 48, and 48M that warns as well. */
export interface RemovalLetter extends LetterHead {
  readonly reference: '48' | '48M' | '48N'
  readonly infraction: Infraction
  /** In a 48 only; it goes to the registered address and nowhere else. */
  readonly confidentialCode: string | null
}

/** No point is left: the licence loses its validity from the notification (L223-1 al. 3, L223-5). */
export interface InvalidationLetter extends LetterHead {
  readonly reference: '48SI'
  readonly infraction: Infraction
  readonly series: PointsSeries
}

/** Points came back by law. */
export interface RestitutionLetter extends LetterHead {
  readonly reference: '46'
  /** Those whose points came back, oldest established first. */
  readonly infractions: readonly Infraction[]
}

/** Points came back by a course. */
export interface StageLetter extends LetterHead {
  readonly reference: '47'
  readonly stage: Stage
}

/** A letter about points, told apart by its reference. */
export type PointsLetter = RemovalLetter | InvalidationLetter | RestitutionLetter | StageLetter

/**
 * Composes the letter that the points of a record call for (decision D13), as known on the day of issue.
 *
 * Composing is not notifying: no delay runs and no balance becomes final before the letter is received.
 *
 * @throws {LetterError} LETTER_NOT_DUE when no movement, or none of that infraction, calls for it
 */
export function composeLetter(record: LicenceRecord, request: LetterRequest): PointsLetter {
  const emittedOn = parisDay(request.issuedAt)
  const ledger = pointsLedger(record, { at: emittedOn })
  const due = findDueLetter(ledger, request)
  const head: LetterHead = {
    kind: 'LETTER',
    id: request.id,
    issuedAt: request.issuedAt,
    emittedOn,
    neph: record.neph,
    holder: record.holder,
    movement: due.movement,
    currentBalance: ledger.balance,
    articles: letterArticles(due),
    voluntaryStageFrom: ledger.voluntaryStageFrom,
  }
  return { ...head, ...contentOf(record, ledger, due) }
}

type Content<L> = L extends LetterHead ? Omit<L, keyof LetterHead> : never

function contentOf(record: LicenceRecord, ledger: PointsLedger, due: DueLetter): Content<PointsLetter> {
  const { reference, movement } = due
  switch (reference) {
    case '46':
      return { reference, infractions: infractionsOf(record, movement) }
    case '47':
      return { reference, stage: only(stagesOf(record, movement), reference) }
    case '48SI':
      return {
        reference,
        infraction: only(infractionsOf(record, movement), reference),
        series: pointsSeries(record, ledger.movements, movement),
      }
    default:
      return {
        reference,
        infraction: only(infractionsOf(record, movement), reference),
        confidentialCode: reference === '48' ? record.confidentialCode : null,
      }
  }
}

function infractionsOf(record: LicenceRecord, { causes }: Movement): readonly Infraction[] {
  return eventsOf(record, causes).filter(isInfraction)
}

function stagesOf(record: LicenceRecord, { causes }: Movement): readonly Stage[] {
  return eventsOf(record, causes).filter(isStage)
}

function eventsOf(record: LicenceRecord, causes: Movement['causes']) {
  return causes.flatMap(({ index }) => record.events[index] ?? [])
}

/** A removal has its infraction and a course its stage; the ledger that forgets them would be at fault. */
function only<E>([event]: readonly E[], reference: LetterReference): E {
  if (event === undefined)
    throw new LetterError('LETTER_NOT_DUE', `the movement that calls for letter ${reference} has no event`)
  return event
}
