import type { DocumentRegister } from '../document-register.ts'
import {
  type IssuedDocument,
  type IssuePorts,
  issueDocument,
  type StatementIssueRequest,
} from '../issue-document.ts'
import { OrderError } from './order-error.ts'

/** A document to be issued once, however often it is ordered: its id is given beforehand. */
export interface IssueOrder {
  readonly documentId: string
  readonly request: StatementIssueRequest
}

/** The document of an order. */
export interface OrderedDocument
  extends Pick<IssuedDocument, 'id' | 'kind' | 'emittedOn' | 'expiresOn' | 'warnings'> {
  readonly pdf: Uint8Array
}

export interface IssueOrderPorts extends Omit<IssuePorts, 'documents' | 'ids'> {
  readonly documents: Pick<DocumentRegister, 'register' | 'find' | 'pdfOf'>
}

/**
 * Issues the document of an order, or gives the one that stands in the register under its id, bit for bit.
 *
 * The id is what makes it once: of two attempts, however they overlap, the register takes one. An attempt that was
 * cut off before the register took its document left nothing but its audit line.
 *
 * @throws {IssuingError} as {@link issueDocument}
 * @throws {OrderError} BATCH_DIFFERS when the id stands for another document, DOCUMENT_WITHDRAWN when its own was withdrawn
 */
export async function issueOrder(ports: IssueOrderPorts, order: IssueOrder): Promise<OrderedDocument> {
  const before = await findIssued(ports, order)
  if (before !== null) return before
  const { documentId, request } = order
  try {
    const { id, kind, emittedOn, expiresOn, warnings, pdf } = await issueDocument(
      { ...ports, ids: { next: () => documentId } },
      request,
    )
    return { id, kind, emittedOn, expiresOn, warnings, pdf }
  } catch (error) {
    const meanwhile = await findIssued(ports, order)
    if (meanwhile === null) throw error
    return meanwhile
  }
}

async function findIssued(
  { documents }: IssueOrderPorts,
  { documentId, request }: IssueOrder,
): Promise<OrderedDocument | null> {
  const found = await documents.find(documentId)
  if (found === null) return null
  const { id, kind, neph, recipientSiren, emittedOn, expiresOn } = found
  const isSame = kind === request.kind && neph === request.neph && recipientSiren === request.recipientSiren
  if (isSame && found.isWithdrawn)
    throw new OrderError('DOCUMENT_WITHDRAWN', 'the document of this order was withdrawn by its issuer')
  const pdf = isSame ? await documents.pdfOf(documentId) : null
  if (pdf === null)
    throw new OrderError('BATCH_DIFFERS', 'the document of this order is another one, or no longer kept')
  return { id, kind, emittedOn, expiresOn, warnings: [], pdf }
}
