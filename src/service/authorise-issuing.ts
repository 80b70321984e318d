import { decideAccess } from '../core/access/decide-access.ts'
import { type AuditEntry, auditedRequester, composeAuditEntry } from '../core/audit/audit-entry.ts'
import type { IssueRequest } from './issue-document.ts'
import { IssuingError } from './issuing-error.ts'
import type { AuditLog } from './ports.ts'

/** The rule that lets a document be issued, with its article. */
export interface IssuingRight {
  readonly rule: string
  readonly basis: string
}

/**
 * Decides whether the requester may issue; a refusal leaves its audit line.
 *
 * @throws {IssuingError} ACCESS_REFUSED
 */
export async function authoriseIssuing(audit: AuditLog, request: IssueRequest): Promise<IssuingRight> {
  const decision = decideAccess(request.requester, 'issue', request.kind)
  if (decision.granted) return decision
  await audit.append(auditLine(request, { outcome: 'refused', ...decision }))
  throw new IssuingError('ACCESS_REFUSED', `refused: ${decision.reason} (${decision.basis})`, {
    reason: decision.reason,
    basis: decision.basis,
  })
}

/** What became of a request to issue; what does not concern that outcome is left out. */
export interface IssuingOutcome extends Pick<AuditEntry, 'outcome'> {
  readonly basis: string
  readonly rule?: string
  readonly reason?: string
  readonly documentId?: string
}

/** Writes the audit line of a request to issue: who asked for whose document, why, by what right, what became of it. */
export function auditLine({ requester, kind, neph, at }: IssueRequest, result: IssuingOutcome): AuditEntry {
  return composeAuditEntry({ ...auditedRequester(requester), ...result, at, action: 'issue', kind, neph })
}
