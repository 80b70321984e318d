import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import type { NewDocument } from '../document-register.ts'
import type { IssueWarning } from '../issue-document.ts'
import type { OperatorMandateFacts } from '../operator/operator-key.ts'
import type { Order } from './read-order.ts'

/** The right to do a line, until its lease ends or is renewed. */
export interface LineLease {
  readonly jobId: number
  readonly batchId: string
  readonly worker: string
  /** Which try it is, from 1: an earlier one of the same worker completes nothing. */
  readonly attempt: number
}

/** A line taken from the queue. */
export interface ClaimedLine {
  readonly lease: LineLease
  /** Null where what was kept cannot be read. */
  readonly order: Order | null
  /** The id that the document of this line has, at each attempt the same. */
  readonly documentId: string
  readonly operator: OperatorMandateFacts
}

/** A line that its document completes. */
export interface CompletedLine {
  readonly lease: LineLease
  readonly warnings: readonly IssueWarning[]
}

/**
 * The queue of lines, shared by every instance of the service; where a lease was lost, nothing is done.
 *
 * How long a lease lasts and when a line is due are told by the one clock of the queue, never by those of instances: an
 * instant handed in is only kept.
 */
export interface IssuingQueue {
  /** Takes the next line for some time: early lines of every batch first, so that none waits behind a long one. */
  claim(worker: string): Promise<ClaimedLine | null>
  renew(lease: LineLease): Promise<void>
  /**
   * Registers a document with its audit line and completes its line, all of it or nothing.
   *
   * @throws {CodedError} IDEMPOTENCY_IN_FLIGHT when another worker has taken the line over
   */
  complete(document: NewDocument, line: AuditEntry, completed: CompletedLine, at: Date): Promise<void>
  /** Gives a line up, and keeps why. */
  fail(lease: LineLease, error: string, at: Date): Promise<void>
  /** Puts a line back, to be taken once so many milliseconds have passed. */
  retry(lease: LineLease, delayMs: number): Promise<void>
  /** Puts everything back that a worker has, as if it had not been tried. */
  release(worker: string): Promise<void>
  /** Puts back what dead workers had, gives up what no worker outlives, and clears what was cancelled. */
  tidy(at: Date, mostAttempts: number): Promise<void>
}
