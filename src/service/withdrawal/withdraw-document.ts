import { decideWithdrawal } from '../../core/access/decide-withdrawal.ts'
import type { OperatorMandate } from '../../core/access/requester.ts'
import { type AuditFacts, auditedRequester, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { DocumentWithdrawal, WithdrawalReason } from '../../core/documents/withdrawal-reason.ts'
import { IssuingError } from '../issuing-error.ts'
import type { AuditLog } from '../ports.ts'
import { WithdrawalError } from './withdrawal-error.ts'
import type { WithdrawableDocument, WithdrawalRegister } from './withdrawal-register.ts'

/** Asks that one document be withdrawn. */
export interface WithdrawalRequest {
  readonly documentId: string
  readonly reason: WithdrawalReason
  readonly mandate: OperatorMandate
  readonly at: Date
}

/** A document that is withdrawn now. */
export interface WithdrawnDocument extends Pick<WithdrawableDocument, 'id' | 'kind'>, DocumentWithdrawal {
  /** It was withdrawn before: instant and reason are those of then, and nothing was changed. */
  readonly isRepeated: boolean
}

/** A withdrawal, and the lists that tell of it. */
export interface WithdrawalDone {
  readonly withdrawn: WithdrawnDocument
  /** None where no authority has a certificate for signing lists. */
  readonly published: readonly { readonly issuer: string; readonly sequence: number }[]
  /** The document is withdrawn, and no list could be made yet: the service makes it as soon as it can. */
  readonly isPublishingFaulty: boolean
}

/** What withdrawing needs. */
export interface WithdrawalPorts {
  readonly register: Pick<WithdrawalRegister, 'find' | 'withdraw'>
  readonly audit: AuditLog
}

/**
 * Withdraws one document that was issued wrongly, for good: its seal stays genuine, and is refused wherever the list of
 * withdrawn documents is known. Its holder finds a notice. A refusal, an unknown document
 * and a withdrawal repeated leave their audit line, too.
 *
 * @throws {IssuingError} ACCESS_REFUSED without a mandate
 * @throws {WithdrawalError} DOCUMENT_UNKNOWN
 */
export async function withdrawDocument(
  ports: WithdrawalPorts,
  request: WithdrawalRequest,
): Promise<WithdrawnDocument> {
  const right = await authoriseWithdrawal(ports.audit, request)
  const { reason, at } = request
  const document = await ports.register.find(request.documentId)
  if (document === null) {
    await ports.audit.append(auditLine(request, { ...right, outcome: 'failed', reason: 'DOCUMENT_UNKNOWN' }))
    throw new WithdrawalError('DOCUMENT_UNKNOWN', 'no document in the register has this id', {
      id: request.documentId,
    })
  }
  const { id, kind, neph } = document
  const repeated = async (withdrawal: DocumentWithdrawal) => {
    // It tells when and why the document was withdrawn: that is a disclosure, too.
    const facts = { ...right, outcome: 'granted', reason: ALREADY_WITHDRAWN, kind, neph } as const
    await ports.audit.append(auditLine(request, facts))
    return { id, kind, ...withdrawal, isRepeated: true }
  }
  if (document.withdrawal !== null) return repeated(document.withdrawal)
  const done = await ports.register.withdraw(
    document,
    { at, reason },
    {
      line: auditLine(request, { ...right, outcome: 'granted', reason, kind, neph }),
      notice: { code: 'DOCUMENT_WITHDRAWN', details: { by: 'operator', kind, documentId: id, reason } },
    },
  )
  if (done) return { id, kind, at, reason, isRepeated: false }
  // Another has withdrawn it between the two.
  return repeated((await ports.register.find(id))?.withdrawal ?? { at, reason })
}

/** In place of a reason, in the line of a withdrawal that changed nothing. */
const ALREADY_WITHDRAWN = 'ALREADY_WITHDRAWN'

/**
 * Refuses a withdrawal that no rule allows, before the register is asked; the refusal leaves its line.
 *
 * @throws {IssuingError} ACCESS_REFUSED
 */
export async function authoriseWithdrawal(
  audit: AuditLog,
  request: WithdrawalRequest,
): Promise<{ readonly rule: string; readonly basis: string }> {
  const { granted, ...decision } = decideWithdrawal(
    { role: 'operator', mandate: request.mandate },
    request.reason,
  )
  if ('rule' in decision) return decision
  await audit.append(auditLine(request, { ...decision, outcome: 'refused' }))
  const { reason, basis } = decision
  throw new IssuingError('ACCESS_REFUSED', `refused: ${reason} (${basis})`, { reason, basis })
}

function auditLine(
  { mandate, documentId, at }: WithdrawalRequest,
  facts: Pick<AuditFacts, 'outcome' | 'rule' | 'basis' | 'reason' | 'kind' | 'neph'>,
) {
  return composeAuditEntry({
    ...auditedRequester({ role: 'operator', mandate }),
    ...facts,
    ...{ at, documentId, action: 'withdraw' },
  })
}
