import { decideAccess } from '../core/access/decide-access.ts'
import type { Requester } from '../core/access/requester.ts'
import { parisDateTime } from '../core/calendar-day.ts'
import { composeRii, type Rii } from '../core/documents/rii.ts'
import { sealedMessage } from '../core/documents/sealed-message.ts'
import { isSiren } from '../core/documents/siren.ts'
import { type Adcs, composeAdcs } from '../core/documents/statement.ts'
import type { LicenceRecord } from '../core/licence/licence-record.ts'
import type { Neph } from '../core/licence/neph.ts'
import { attachSignature, composeSeal } from '../core/seal/seal.ts'
import { IssuingError } from './issuing-error.ts'
import { type LintDepth, type LintPorts, lintDocument } from './lint-document.ts'
import type {
  AuditLog,
  DocumentIds,
  DocumentSigner,
  LaidOutPages,
  LicenceRecords,
  Press,
  SealSigner,
  SealSigners,
} from './ports.ts'

export type IssuedKind = 'ADCS' | 'RII'

export interface IssueRequest {
  readonly kind: IssuedKind
  readonly neph: Neph
  readonly requester: Requester
  /** For an ADCS only: the SIREN to which it is bound. */
  readonly recipientSiren: string | null
  readonly at: Date
  readonly lint: LintDepth
}

export interface IssuedDocument {
  readonly id: string
  readonly kind: IssuedKind
  readonly emittedOn: string
  /** Last day of validity, included; null where the law sets none. */
  readonly expiresOn: string | null
  /** The text of the 2D-Doc. */
  readonly payload: string
  readonly pdf: Uint8Array
  readonly warnings: readonly IssueWarning[]
}

/** The document says worse than the registry's own state: an agent should look (D14). */
export type IssueWarning = 'STATE_WORSE_THAN_RECORD'

export interface IssuePorts extends LintPorts {
  readonly records: LicenceRecords
  readonly seals: SealSigners
  readonly press: Press
  readonly documentSigner: DocumentSigner
  readonly ids: DocumentIds
  readonly audit: AuditLog
}

/**
 * Issues an ADCS or an RII: decides access, finds the record, composes, lays out, seals, prints, reads the
 * result back, signs, and leaves an audit line. A refusal leaves its line too; nothing is returned half-made.
 *
 * @throws {IssuingError} refusals, unknown NEPH, or a document that does not read back as the record
 */
export async function issueDocument(ports: IssuePorts, request: IssueRequest): Promise<IssuedDocument> {
  const rule = await authorise(ports, request)
  const record = await findRecord(ports, request)
  const document = compose(record, request, ports.ids.next())
  const signer = ports.seals.forDocumentType('AB')
  const pages = await ports.press.layOut(document, unsignedSeal(document, signer))
  const payload = await seal(document, pages, signer)
  const printed = await pages.print(payload)
  await lintDocument(ports, { document, payload, pdf: printed, depth: request.lint, at: request.at })
  const pdf = await ports.documentSigner.sign(printed)
  await ports.audit.append(auditLine(request, { outcome: 'granted', ...rule, documentId: document.id }))
  return {
    id: document.id,
    kind: document.kind,
    emittedOn: document.emittedOn,
    expiresOn: document.kind === 'ADCS' ? document.expiresOn : null,
    payload,
    pdf,
    warnings: document.state.recordContradicted ? ['STATE_WORSE_THAN_RECORD'] : [],
  }
}

async function authorise(ports: IssuePorts, request: IssueRequest): Promise<{ rule: string; basis: string }> {
  const decision = decideAccess(request.requester, 'issue', request.kind)
  if (decision.granted) return decision
  await ports.audit.append(auditLine(request, { outcome: 'refused', ...decision, documentId: null }))
  throw new IssuingError('ACCESS_REFUSED', `refused: ${decision.reason} (${decision.basis})`, {
    reason: decision.reason,
    basis: decision.basis,
  })
}

async function findRecord(ports: IssuePorts, request: IssueRequest): Promise<LicenceRecord> {
  if (request.recipientSiren !== null && request.kind !== 'ADCS')
    throw new IssuingError('RECIPIENT_NOT_FOR_THIS_KIND', 'only an ADCS can be bound to a recipient')
  if (request.recipientSiren !== null && !isSiren(request.recipientSiren))
    throw new IssuingError('RECIPIENT_NOT_A_SIREN', 'expected a SIREN: nine digits with a right Luhn sum')
  const record = await ports.records.find(request.neph)
  if (record === null) throw new IssuingError('UNKNOWN_NEPH', 'the registry has no licence with this NEPH')
  return record
}

function compose(record: LicenceRecord, request: IssueRequest, id: string): Adcs | Rii {
  const { recipientSiren, at: issuedAt } = request
  return request.kind === 'ADCS'
    ? composeAdcs(record, { id, issuedAt, recipientSiren })
    : composeRii(record, { id, issuedAt })
}

/** The room a seal takes is known before its text: the page count has four digits and the signature a fixed width. */
function unsignedSeal(document: Adcs | Rii, signer: SealSigner): string {
  const { header, fields } = sealedMessage(document, signer, 1)
  return attachSignature(composeSeal(header, fields), new Uint8Array(64))
}

async function seal(document: Adcs | Rii, pages: LaidOutPages, signer: SealSigner): Promise<string> {
  const { header, fields } = sealedMessage(document, signer, pages.pageCount)
  const signedText = composeSeal(header, fields)
  return attachSignature(signedText, await signer.sign(Uint8Array.from(signedText, (c) => c.charCodeAt(0))))
}

function auditLine(
  request: IssueRequest,
  result: {
    outcome: 'granted' | 'refused'
    rule?: string
    reason?: string
    basis: string
    documentId: string | null
  },
) {
  const mandate = request.requester.role === 'operator' ? request.requester.mandate : null
  return {
    at: parisDateTime(request.at),
    action: 'issue' as const,
    outcome: result.outcome,
    requester: mandate?.kind === 'request' ? mandate.requestedBy : request.requester.role,
    purpose: mandate?.kind === 'request' ? mandate.purpose : null,
    rule: result.rule ?? null,
    basis: result.basis,
    reason: result.reason ?? null,
    kind: request.kind,
    documentId: result.documentId,
    neph: request.neph,
  }
}
