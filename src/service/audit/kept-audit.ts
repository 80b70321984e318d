import type { OperatorMandate } from '../../core/access/requester.ts'
import type { AuditVerdict } from '../../core/audit/audit-fault.ts'
import type { VerifyAuditOptions } from '../../core/audit/verify-audit.ts'

/** What a log is verified with, wherever it is. */
export type AuditEvidence = Pick<VerifyAuditOptions, 'heads' | 'publicKeys' | 'at'>

/** A verdict, with the lines that wait in the outbox, which are not judged. */
export type KeptAuditVerdict = AuditVerdict & { readonly waiting: number }

/** Who hands the audit to whom, and when. */
export interface AuditExportRequest {
  readonly mandate: OperatorMandate
  /** An absolute path. */
  readonly out: string
  readonly at: Date
}
