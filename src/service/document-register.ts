import type { AuditEntry } from '../core/audit/audit-entry.ts'
import type { CalendarDay } from '../core/calendar-day.ts'
import type { Neph } from '../core/licence/neph.ts'
import type { CompletedRequest } from './idempotency.ts'

/** A document that is about to be delivered. */
export interface NewDocument {
  readonly id: string
  readonly kind: 'ADCS' | 'RII' | 'LETTER'
  readonly neph: Neph
  readonly emittedOn: CalendarDay
  /** Last day of validity, included; null where the law sets none. */
  readonly expiresOn: CalendarDay | null
  readonly recipientSiren: string | null
  /** The text of its seal. */
  readonly payload: string
  readonly pdf: Uint8Array
  readonly issuedAt: Date
}

/** A document of the register, without its content. */
export interface RegisteredDocument extends Omit<NewDocument, 'payload' | 'pdf'> {
  /** Whether the PDF is still kept. */
  readonly isKept: boolean
  /** Whether it was withdrawn: its PDF is given to nobody any more. */
  readonly isWithdrawn: boolean
}

/** The register of documents issued. */
export interface DocumentRegister {
  /**
   * Registers a document with its audit line, and completes the request that asked for it: all of it or nothing.
   *
   * @throws {CodedError} IDEMPOTENCY_IN_FLIGHT when another attempt has taken the request over
   */
  register(document: NewDocument, line: AuditEntry, completed?: CompletedRequest): Promise<void>
  /** Newest first. */
  list(neph: Neph): Promise<readonly RegisteredDocument[]>
  find(id: string): Promise<RegisteredDocument | null>
  /** The file as it was delivered, bit for bit; null where there is none, it is no longer kept, or was withdrawn. */
  pdfOf(id: string): Promise<Uint8Array | null>
}
