import { decideAccess } from '../../core/access/decide-access.ts'
import { auditedRequester, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { CalendarDay } from '../../core/calendar-day.ts'
import type { DocumentWithdrawal } from '../../core/documents/withdrawal-reason.ts'
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
  /** Null or absent while the document stands. */
  readonly withdrawal?: DocumentWithdrawal | null
}

/** The register of documents issued, as the pages of drivers need it. */
export interface OwnDocumentRegister {
  /** Newest first; of the driver of that file only. */
  list(neph: Neph): Promise<readonly ListedDocument[]>
  /** The file as it was delivered, bit for bit; null where there is no such document, or it was withdrawn. */
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
 * Finds one own document and leaves an audit line that it was read, or refused; one that this sign-in may not see is not
 * found, as if there were none. An id that is not of the own file leaves the same line whether somebody else has a
 * document of that id or nobody: the register is not asked, and the line does not name it. One that was withdrawn is no
 * longer given.
 *
 * @throws {OwnFileError} NOT_FOUND or DOCUMENT_WITHDRAWN
 */
export async function openOwnDocument(
  ports: OwnDocumentPorts,
  { holder, at }: OwnFileRequest,
  id: string,
): Promise<ListedDocument> {
  const found = (await ports.documents.list(holder.neph)).find((document) => document.id === id)
  const { granted, ...right } =
    found === undefined ? NOT_OWN : decideAccess(holder, 'read-sealed-content', found.kind)
  const isWithdrawn = (found?.withdrawal ?? null) !== null
  await ports.audit.append(
    composeAuditEntry({
      ...auditedRequester(holder),
      ...right,
      ...(granted && isWithdrawn ? { reason: 'DOCUMENT_WITHDRAWN' } : {}),
      at,
      action: 'read-document',
      outcome: granted && !isWithdrawn ? 'granted' : 'refused',
      kind: found?.kind ?? null,
      documentId: found?.id ?? null,
      neph: holder.neph,
    }),
  )
  if (granted && isWithdrawn)
    throw new OwnFileError('DOCUMENT_WITHDRAWN', 'this document was withdrawn by its issuer')
  if (granted && found !== undefined) return found
  throw new OwnFileError('NOT_FOUND', 'this file has no such document')
}

/** Nobody reads the documents of others. */
const NOT_OWN = { granted: false, reason: 'NO_RULE_ALLOWS', basis: 'C. route L225-6' } as const
