import { decideAccess } from '../../core/access/decide-access.ts'
import type { Requester } from '../../core/access/requester.ts'
import { type AuditFacts, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { webDigest } from '../../core/audit/digest.ts'
import type { SealedContent } from '../../core/documents/sealed-content.ts'
import { hex } from '../../core/trust/hex.ts'
import type { Environment, Report } from '../../core/verification/report.ts'
import { verifyDocument } from '../../core/verification/verify-document.ts'
import type { ExaminePorts } from '../examine-document.ts'
import type { AuditLog } from '../ports.ts'
import type { ClerkSubject } from '../session.ts'
import {
  type AdmissionPorts,
  type AskedFacts,
  acceptTerms,
  askedFacts,
  reasonOf,
  type TermsAsked,
  type ValidationTerms,
} from './accept-terms.ts'
import { claimedContents, isShownByBearer } from './claimed-contents.ts'
import { type PdfSignatureFacts, pdfSignatureFacts } from './pdf-signature-facts.ts'
import { showOnlyAuthentic } from './show-only-authentic.ts'
import { validationReference } from './validation-reference.ts'

/** What the validation of a document for a clerk needs. There is no registry among it. */
export interface ValidationPorts extends AdmissionPorts, Pick<ExaminePorts, 'readEvidence' | 'currentTrust'> {
  readonly environment: Environment
  readonly audit: AuditLog
}

/** A document that a clerk has before the eyes, in a case. */
export interface ValidationRequest extends TermsAsked {
  readonly clerk: ClerkSubject
  /** Gives a PDF, a picture or the text of a seal; asked for once the terms are accepted. */
  readonly readBytes: () => Uint8Array
  readonly at: Date
}

/** A document validated for a clerk. */
export interface Validation {
  readonly terms: ValidationTerms
  /** Sealed content is here only where the seal is authentic. */
  readonly report: Report
  /** Field 09 of an authentic seal. */
  readonly sealedPages: number | null
  /** SHA-256 of what was handed in, in hexadecimal: says later which file it was. */
  readonly fileDigest: string
  /** Null where what was handed in is no PDF. */
  readonly signatures: readonly PdfSignatureFacts[] | null
  /** Names the line of the audit; null for a document whose presentations are recorded for nobody. */
  readonly reference: string | null
}

/**
 * Validates a document for a clerk: says what its seal proves, out of the document alone, and never asks the registry.
 *
 * The line of the audit is kept before anything is shown. Refusals and documents that cannot be read leave theirs; an
 * ADCS leaves none, and is then judged as for anybody.
 *
 * @throws {SignInError} when the habilitation has ended meanwhile
 * @throws {ValidationError} when case or purpose will not do
 */
export async function validateDocument(
  ports: ValidationPorts,
  request: ValidationRequest,
): Promise<Validation> {
  const terms = await leavingALine(ports, request, 'refused', () =>
    acceptTerms(ports, request.clerk, request, request.at),
  )
  const { bytes, evidence } = await leavingALine(ports, request, 'failed', async () => {
    const bytes = request.readBytes()
    return { bytes, evidence: await ports.readEvidence(bytes) }
  })
  const claimed = claimedContents(evidence)
  const shownByBearer = isShownByBearer(claimed)
  const requester: Requester = shownByBearer ? { role: 'anonymous' } : clerkRequester(terms)
  const { environment } = ports
  const [trust, { at }] = [await ports.currentTrust(), request]
  const report = showOnlyAuthentic(await verifyDocument(evidence, trust, at, { requester, environment }))
  return {
    terms,
    report,
    fileDigest: hex(await webDigest(Uint8Array.from(bytes))),
    sealedPages: report.document && (claimed.find(({ id }) => id === report.document?.id)?.pageCount ?? null),
    signatures: pdfSignatureFacts(evidence, { trust, at, environment }),
    reference: shownByBearer ? null : await record(ports, request, terms, report, claimed),
  }
}

function clerkRequester({ purpose, habilitation: { court } }: ValidationTerms): Requester {
  return { role: 'authority', clerk: { court, purpose } }
}

/** A document that shows nothing failed; one that shows its content was read, with what is wrong with it as reason. */
async function record(
  { audit }: ValidationPorts,
  request: ValidationRequest,
  terms: ValidationTerms,
  { document, checks }: Report,
  claimed: readonly SealedContent[],
): Promise<string> {
  const kind = document?.kind ?? claimed[0]?.kind ?? null
  const decision = kind && decideAccess(clerkRequester(terms), 'read-sealed-content', kind)
  const fault =
    checks.find(({ outcome }) => outcome === 'failed') ??
    checks.find(({ outcome }) => outcome === 'undetermined')
  const line = composeAuditEntry({
    ...clerkFacts(request, terms),
    outcome: document === null ? 'failed' : 'granted',
    rule: document !== null && decision?.granted ? decision.rule : null,
    reason: fault?.reason ?? null,
    kind,
    documentId: document?.id ?? null,
    neph: document?.licence?.neph ?? null,
  })
  await audit.append(line)
  return validationReference(line)
}

async function leavingALine<Result>(
  { audit }: ValidationPorts,
  request: ValidationRequest,
  outcome: 'refused' | 'failed',
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const facts = clerkFacts(request, askedFacts(request))
    await audit.append(composeAuditEntry({ ...facts, outcome, reason: reasonOf(error) }))
    throw error
  }
}

function clerkFacts(
  { clerk, at }: ValidationRequest,
  { caseNumber, purpose, basis }: AskedFacts,
): Omit<AuditFacts, 'outcome'> {
  return {
    ...{ at, action: 'validate-document', role: 'authority', requester: clerk.uid, service: clerk.siret },
    ...{ caseNumber, purpose, basis },
  }
}
