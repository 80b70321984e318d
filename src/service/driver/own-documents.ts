import { decideAccess } from '../../core/access/decide-access.ts'
import { auditedRequester, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { CalendarDay } from '../../core/calendar-day.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { IssuedDocument, StatementIssueRequest } from '../issue-document.ts'
import type { AuditLog } from '../ports.ts'
import { OwnFileError, type OwnFileRequest } from './own-file.ts'

/** A document issued to a driver, as the list of documents needs it. */
export interface ListedDocument {
  readonly id: string
  readonly kind: 'ADCS' | 'RII'
  readonly issuedAt: Date
  readonly emittedOn: CalendarDay
  /** Last day of validity, that day included; null for an RII. */
  readonly expiresOn: CalendarDay | null
  readonly recipientSiren: string | null
  /** The very text of its seal. */
  readonly payload: string
}

/** The register of documents issued, as the pages of drivers need it. */
export interface OwnDocumentRegister {
  /** Newest first; of the driver of that file only. */
  list(neph: Neph): Promise<readonly ListedDocument[]>
  /** The file as it was delivered, bit for bit; null where the file has no such document. */
  pdf(neph: Neph, id: string): Promise<Uint8Array | null>
}

/** Issues a document and enters it in the register; the access policy and the audit are its own. */
export type IssueOwnDocument = (
  request: StatementIssueRequest,
) => Promise<Pick<IssuedDocument, 'id' | 'kind'>>

/** What the procedures on the own documents need. */
export interface OwnDocumentPorts {
  readonly documents: OwnDocumentRegister
  readonly audit: AuditLog
}

/**
 * Lists the own documents that this sign-in may see: an RII is absent unless FranceConnect opened the session. An audit
 * line is left.
 */
export async function listOwnDocuments(
  { documents, audit }: OwnDocumentPorts,
  { holder, at }: OwnFileRequest,
): Promise<readonly ListedDocument[]> {
  const listed = await documents.list(holder.neph)
  const { granted: _, ...right } = decideAccess(holder, 'issue', 'ADCS')
  await audit.append(
    composeAuditEntry({
      ...auditedRequester(holder),
      ...right,
      at,
      action: 'read-licence',
      outcome: 'granted',
      kind: 'DOCUMENTS',
      neph: holder.neph,
    }),
  )
  return listed.filter(({ kind }) => decideAccess(holder, 'read-sealed-content', kind).granted)
}

/**
 * Finds one own document and leaves an audit line that it was read; one that this sign-in may not see is not found,
 * as if there were none.
 *
 * @throws {OwnFileError} NOT_FOUND
 */
export async function openOwnDocument(
  ports: OwnDocumentPorts,
  { holder, at }: OwnFileRequest,
  id: string,
): Promise<ListedDocument> {
  const found = (await ports.documents.list(holder.neph)).find((document) => document.id === id)
  if (found === undefined) throw new OwnFileError('NOT_FOUND', 'this file has no such document')
  const { granted, ...right } = decideAccess(holder, 'read-sealed-content', found.kind)
  await ports.audit.append(
    composeAuditEntry({
      ...auditedRequester(holder),
      ...right,
      at,
      action: 'read-document',
      outcome: granted ? 'granted' : 'refused',
      kind: found.kind,
      documentId: found.id,
      neph: holder.neph,
    }),
  )
  if (granted) return found
  throw new OwnFileError('NOT_FOUND', 'this file has no such document')
}
