import { decideAccess } from '../../core/access/decide-access.ts'
import { auditedRequester, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { CodedError } from '../../errors.ts'
import type { DocumentRegister, RegisteredDocument } from '../document-register.ts'
import { IssuingError } from '../issuing-error.ts'
import { type OperatorKey, operatorRequester } from '../operator/operator-key.ts'
import type { AuditLog } from '../ports.ts'
import type { IssuingBatches } from './issuing-batches.ts'
import { findBatch } from './order-batch.ts'

/** What hands documents of a batch over. */
export interface OpenBatchDocumentPorts {
  readonly batches: IssuingBatches
  readonly documents: Pick<DocumentRegister, 'find' | 'pdfOf'>
  readonly audit: AuditLog
}

/**
 * Hands the PDF of a batch over to the program that ordered it, by the rule that let it be issued; leaves the audit
 * line of the disclosure, or of its refusal.
 *
 * @throws {CodedError} NOT_FOUND for a document of no batch of this key, or no longer kept
 * @throws {IssuingError} ACCESS_REFUSED
 */
export async function openBatchDocument(
  { batches, documents, audit }: OpenBatchDocumentPorts,
  operator: OperatorKey,
  { batchId, documentId, at }: { readonly batchId: string; readonly documentId: string; readonly at: Date },
): Promise<Pick<RegisteredDocument, 'id' | 'kind'> & { readonly pdf: Uint8Array }> {
  await findBatch({ batches }, operator, batchId)
  const found = (await batches.holds(batchId, documentId)) ? await documents.find(documentId) : null
  const pdf = found === null ? null : await documents.pdfOf(documentId)
  if (found === null || pdf === null)
    throw new CodedError('NOT_FOUND', 'this batch has no such document, or it is no longer kept')
  const { id, kind, neph } = found
  const requester = operatorRequester(operator)
  const decision = decideAccess(requester, 'issue', kind)
  const { granted, ...right } = decision
  await audit.append(
    composeAuditEntry({
      ...{ ...auditedRequester(requester), ...right, at, action: 'read-document' },
      outcome: granted ? 'granted' : 'refused',
      ...{ kind, documentId: id, neph },
    }),
  )
  if (decision.granted) return { id, kind, pdf }
  throw new IssuingError('ACCESS_REFUSED', `refused: ${decision.reason} (${decision.basis})`)
}
