import type { CalendarDay } from '../../core/calendar-day.ts'
import type { CompletedRequest } from '../idempotency.ts'
import type { IssueWarning } from '../issue-document.ts'
import type { ReadLine } from './read-orders.ts'

/** A batch of documents ordered by a program, as it stands. */
export interface IssuingBatch {
  readonly id: string
  readonly state: 'running' | 'done' | 'cancelled'
  readonly total: number
  readonly done: number
  readonly failed: number
  readonly createdAt: Date
  readonly finishedAt: Date | null
  /** From then on the batch may be forgotten; the documents remain in the register. */
  readonly deletedAt: Date | null
}

/** A batch about to be taken in. */
export interface NewIssuingBatch {
  readonly id: string
  readonly operatorKeyId: string
  readonly createdAt: Date
  readonly lines: readonly ReadLine[]
}

/** What became of a line; nothing in it names the holder. */
export interface BatchLine {
  readonly line: number
  /** Null where the line does not say it. */
  readonly kind: 'ADCS' | 'RII' | null
  readonly state: 'waiting' | 'done' | 'failed' | 'cancelled'
  readonly document: BatchDocument | null
  /** Why it failed, as a code. */
  readonly error: string | null
}

/** The document of a line. */
export interface BatchDocument {
  readonly id: string
  readonly emittedOn: CalendarDay
  readonly expiresOn: CalendarDay | null
  readonly recipientSiren: string | null
  readonly warnings: readonly IssueWarning[]
}

/** The batches of programs; each sees those of its own key. */
export interface IssuingBatches {
  /**
   * Keeps a batch and the answer to the request for it, or neither.
   *
   * @throws {CodedError} QUEUE_FULL when more lines of its key would wait than may, whatever else is posted meanwhile
   */
  create(batch: NewIssuingBatch, completed: CompletedRequest, mostWaiting: number): Promise<IssuingBatch>
  find(operatorKeyId: string, id: string): Promise<IssuingBatch | null>
  /** In their order, at most so many, those that come after a line. */
  lines(id: string, after: number, most: number): Promise<readonly BatchLine[]>
  /** Whether a document is one of this batch. */
  holds(id: string, documentId: string): Promise<boolean>
  /** Lines that no process has begun are not issued any more. */
  cancel(id: string, at: Date): Promise<void>
}
