import type { Requester } from '../core/access/requester.ts'
import type { CalendarDay } from '../core/calendar-day.ts'
import { composeLetter } from '../core/documents/letter.ts'
import { type OwnDocument, sealedDocumentType } from '../core/documents/own-document.ts'
import { composeRii } from '../core/documents/rii.ts'
import { sealedMessage } from '../core/documents/sealed-message.ts'
import { isSiren } from '../core/documents/siren.ts'
import { composeAdcs } from '../core/documents/statement.ts'
import type { LetterReference } from '../core/licence/letters-due.ts'
import type { LicenceRecord } from '../core/licence/licence-record.ts'
import type { Neph } from '../core/licence/neph.ts'
import { attachSignature, composeSeal } from '../core/seal/seal.ts'
import { CodedError } from '../errors.ts'
import { auditLine, authoriseIssuing } from './authorise-issuing.ts'
import { withCurrentCode } from './current-code.ts'
import type { NewDocument } from './document-register.ts'
import type { CompletedRequest } from './idempotency.ts'
import { IssuingError } from './issuing-error.ts'
import { type LintDepth, type LintPorts, lintDocument } from './lint-document.ts'
import type {
  AuditEntry,
  AuditLog,
  ConfidentialCodes,
  DocumentIds,
  DocumentSigner,
  LaidOutPages,
  LicenceRecords,
  Press,
  SealSigner,
  SealSigners,
} from './ports.ts'

/** What can be issued. */
export type IssuedKind = OwnDocument['kind']

interface IssueCircumstances {
  readonly neph: Neph
  readonly requester: Requester
  readonly at: Date
  readonly lint: LintDepth
}

/** Asks for an ADCS or an RII. */
export interface StatementIssueRequest extends IssueCircumstances {
  readonly kind: 'ADCS' | 'RII'
  /** For an ADCS only: the SIREN to which it is bound. */
  readonly recipientSiren: string | null
}

/** Asks for the letter that a movement of points calls for. */
export interface LetterIssueRequest extends IssueCircumstances {
  readonly kind: 'LETTER'
  readonly reference: LetterReference
  /** The infraction that the letter is about; null for the latest movement that calls for the letter. */
  readonly infractionId: string | null
}

/** What is asked for, by whom, as of when, and how thoroughly it is read back. */
export type IssueRequest = StatementIssueRequest | LetterIssueRequest

export interface IssuedDocument {
  readonly id: string
  readonly kind: IssuedKind
  readonly emittedOn: CalendarDay
  /** Last day of validity, included; null where the law sets none. */
  readonly expiresOn: CalendarDay | null
  /** The text of the 2D-Doc. */
  readonly payload: string
  readonly pdf: Uint8Array
  readonly warnings: readonly IssueWarning[]
}

/** The document says worse than the registry's own state: an agent should look (D14). */
export type IssueWarning = 'STATE_WORSE_THAN_RECORD'

/** What issuing needs; `Completed` is what the register completes together with a document. */
export interface IssuePorts<Completed = CompletedRequest> extends LintPorts {
  readonly records: LicenceRecords
  readonly codes: ConfidentialCodes
  readonly seals: SealSigners
  readonly press: Press
  readonly documentSigner: DocumentSigner
  readonly ids: DocumentIds
  readonly documents: {
    /** Registers a document with its audit line, and completes what asked for it: all of it or nothing. */
    register(document: NewDocument, line: AuditEntry, completed?: Completed): Promise<void>
  }
  readonly audit: AuditLog
}

/**
 * Issues an ADCS, an RII or a letter: the document enters the register together with its audit line, or does not
 * leave. A refusal and a failure leave their line too. To issue a letter is not to notify it: the registry is not
 * told that it was sent.
 *
 * @param completed what is kept with the document or not at all: what to answer when the same request comes again
 * @throws {IssuingError} refusals, unknown NEPH, or a document that does not read back as the record
 * @throws {LetterError} LETTER_NOT_DUE
 */
export async function issueDocument<Completed = CompletedRequest>(
  ports: IssuePorts<Completed>,
  request: IssueRequest,
  completed?: (issued: IssuedDocument) => Completed,
): Promise<IssuedDocument> {
  const right = await authoriseIssuing(ports.audit, request)
  try {
    const issued = await makeDocument(ports, request)
    const line = auditLine(request, { outcome: 'granted', ...right, documentId: issued.id })
    await ports.documents.register(newDocument(issued, request), line, completed?.(issued))
    return issued
  } catch (error) {
    const reason = error instanceof CodedError ? error.code : 'INTERNAL'
    await ports.audit.append(auditLine(request, { outcome: 'failed', ...right, reason }))
    throw error
  }
}

function newDocument({ warnings: _, ...issued }: IssuedDocument, request: IssueRequest): NewDocument {
  const recipientSiren = request.kind === 'LETTER' ? null : request.recipientSiren
  return { ...issued, neph: request.neph, recipientSiren, issuedAt: request.at }
}

type MakingPorts = Omit<IssuePorts, 'documents' | 'audit'>

/** Finds the record, composes, lays out, seals, prints, reads the result back and signs. */
async function makeDocument(ports: MakingPorts, request: IssueRequest): Promise<IssuedDocument> {
  const record = await findRecord(ports, request)
  const document = compose(record, request, ports.ids.next())
  const signer = ports.seals.forDocumentType(sealedDocumentType(document))
  const pages = await ports.press.layOut(document, unsignedSeal(document, signer))
  const payload = await seal(document, pages, signer)
  const printed = await pages.print(payload)
  await lintDocument(ports, { document, payload, printed, depth: request.lint, at: request.at })
  const pdf = await ports.documentSigner.sign(printed.pdf)
  return {
    id: document.id,
    kind: document.kind,
    emittedOn: document.emittedOn,
    expiresOn: document.kind === 'ADCS' ? document.expiresOn : null,
    payload,
    pdf,
    warnings: warningsOf(document),
  }
}

function warningsOf(document: OwnDocument): readonly IssueWarning[] {
  return document.kind !== 'LETTER' && document.state.recordContradicted ? ['STATE_WORSE_THAN_RECORD'] : []
}

async function findRecord(ports: MakingPorts, request: IssueRequest): Promise<LicenceRecord> {
  if (request.kind !== 'LETTER') refuseBadRecipient(request)
  const record = await ports.records.find(request.neph)
  if (record === null) throw new IssuingError('UNKNOWN_NEPH', 'the registry has no licence with this NEPH')
  // An attestation has nothing to do with the code, so it is not even read.
  return request.kind === 'ADCS' ? record : withCurrentCode(ports.codes, record)
}

function refuseBadRecipient({ kind, recipientSiren }: StatementIssueRequest): void {
  if (recipientSiren !== null && kind !== 'ADCS')
    throw new IssuingError('RECIPIENT_NOT_FOR_THIS_KIND', 'only an ADCS can be bound to a recipient')
  if (recipientSiren !== null && !isSiren(recipientSiren))
    throw new IssuingError('RECIPIENT_NOT_A_SIREN', 'expected a SIREN: nine digits with a right Luhn sum')
}

function compose(record: LicenceRecord, request: IssueRequest, id: string): OwnDocument {
  const issuedAt = request.at
  switch (request.kind) {
    case 'ADCS':
      return composeAdcs(record, { id, issuedAt, recipientSiren: request.recipientSiren })
    case 'RII':
      return composeRii(record, { id, issuedAt })
    case 'LETTER': {
      const { reference, infractionId } = request
      return composeLetter(record, { id, issuedAt, reference, infractionId })
    }
  }
}

/** The room a seal takes is known before its text: the page count has four digits and the signature a fixed width. */
function unsignedSeal(document: OwnDocument, signer: SealSigner): string {
  const { header, fields } = sealedMessage(document, signer, 1)
  return attachSignature(composeSeal(header, fields), new Uint8Array(64))
}

async function seal(document: OwnDocument, pages: LaidOutPages, signer: SealSigner): Promise<string> {
  const { header, fields } = sealedMessage(document, signer, pages.pageCount)
  const signedText = composeSeal(header, fields)
  return attachSignature(signedText, await signer.sign(Uint8Array.from(signedText, (c) => c.charCodeAt(0))))
}
