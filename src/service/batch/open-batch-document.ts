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
 * line of the disclosure, or of its refusal. One that was withdrawn is no longer given.
 *
 * @throws {CodedError} NOT_FOUND for a document of no batch of this key, or no longer kept; DOCUMENT_WITHDRAWN
 * @throws {IssuingError} ACCESS_REFUSED
 */
export async function openBatchDocument(
  ports: OpenBatchDocumentPorts,
  operator: OperatorKey,
  { at, ...asked }: { readonly batchId: string; readonly documentId: string; readonly at: Date },
): Promise<Pick<RegisteredDocument, 'id' | 'kind'> & { readonly pdf: Uint8Array }> {
  const requester = operatorRequester(operator, at)
  const line = { ...auditedRequester(requester), at, action: 'read-document' } as const
  const { pdf, ...found } = await findOrdered(ports, operator, asked).catch(async (error: unknown) => {
    // Whose document it may be is not looked for, and no id is kept.
    if (error instanceof CodedError && error.code === 'NOT_FOUND')
      await ports.audit.append(composeAuditEntry({ ...line, ...NOT_OWN, outcome: 'refused' }))
    throw error
  })
  const { id, kind, neph } = found
  const decision = decideAccess(requester, 'issue', kind)
  const { granted, ...right } = decision
  const isWithdrawn = granted && pdf === null
  const facts = {
    ...{ ...right, ...(isWithdrawn ? WITHDRAWN : {}), kind, documentId: id, neph },
    outcome: granted && !isWithdrawn ? ('granted' as const) : ('refused' as const),
  }
  await ports.audit.append(composeAuditEntry({ ...line, ...facts }))
  if (decision.granted && pdf !== null) return { id, kind, pdf }
  if (decision.granted)
    throw new CodedError('DOCUMENT_WITHDRAWN', 'this document was withdrawn by its issuer')
  const { reason, basis } = decision
  throw new IssuingError('ACCESS_REFUSED', `refused: ${reason} (${basis})`, { reason, basis })
}

const WITHDRAWN = { reason: 'DOCUMENT_WITHDRAWN' } as const

/** A program reads what it ordered itself. */
const NOT_OWN = { reason: 'NO_RULE_ALLOWS', basis: 'C. route R225-4 I 2° d' } as const

/** Finds a document of a batch; its PDF is null where it was withdrawn. */
async function findOrdered(
  { batches, documents }: OpenBatchDocumentPorts,
  operator: OperatorKey,
  { batchId, documentId }: { readonly batchId: string; readonly documentId: string },
): Promise<RegisteredDocument & { readonly pdf: Uint8Array | null }> {
  await findBatch({ batches }, operator, batchId)
  const found = (await batches.holds(batchId, documentId)) ? await documents.find(documentId) : null
  const pdf = found === null ? null : await documents.pdfOf(documentId)
  if (found === null || (pdf === null && !found.isWithdrawn))
    throw new CodedError('NOT_FOUND', 'this batch has no such document, or it is no longer kept')
  return { ...found, pdf }
}
