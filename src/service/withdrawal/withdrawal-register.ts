import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import type { DocumentWithdrawal } from '../../core/documents/withdrawal-reason.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { IssuedKind } from '../issue-document.ts'
import type { HolderNotice } from '../sign-in/sign-in-ports.ts'

/** A document of the register, and whether it was withdrawn. */
export interface WithdrawableDocument {
  readonly id: string
  readonly kind: IssuedKind
  readonly neph: Neph
  /** Null while it stands. */
  readonly withdrawal: DocumentWithdrawal | null
}

/** What a withdrawal leaves beside the document itself. */
export interface WithdrawalTraces {
  readonly line: AuditEntry
  readonly notice: HolderNotice
}

/** Everything withdrawn whose use has not ended by itself. */
export interface WithdrawnEntries {
  /** Increases with each withdrawal. */
  readonly edition: number
  /** End of use by identity of the seal; null where the law sets none. */
  readonly entries: ReadonlyMap<string, Date | null>
}

/** A withdrawal list as it was signed. */
export interface PublishedWithdrawals {
  /** Id of the authority. */
  readonly issuer: string
  readonly sequence: number
  /** Of the register, when the list was made. */
  readonly edition: number
  readonly expiresAt: Date
  readonly text: string
}

/** The register, as withdrawals need it. */
export interface WithdrawalRegister {
  find(id: string): Promise<WithdrawableDocument | null>
  /**
   * Marks a document as withdrawn, with its audit line and a notice to its holder: all of it or nothing. False where it
   * was withdrawn before, and nothing is left.
   */
  withdraw(
    document: WithdrawableDocument,
    withdrawal: DocumentWithdrawal,
    traces: WithdrawalTraces,
  ): Promise<boolean>
  edition(): Promise<number>
  entries(at: Date): Promise<WithdrawnEntries>
  published(issuer: string): Promise<PublishedWithdrawals | null>
  /** Keeps a list in the place of the one of the number told; false where another has taken its place meanwhile. */
  publish(list: PublishedWithdrawals, replaced: number | null): Promise<boolean>
}
