import type { CodeLetter } from '../core/documents/code-letter.ts'
import type { RequestAnswer, RequestsPage, WaitingRequest } from './answer-request.ts'
import type { AuditEvidence, AuditExportRequest, KeptAuditVerdict } from './audit/kept-audit.ts'
import type { CaseRelease, ReleasedCase } from './audit/release-case.ts'
import type { RecordsImport } from './batch/import-authorised.ts'
import type { ImportedChunk } from './batch/import-lines.ts'
import type { IssueOrder, OrderedDocument } from './batch/issue-order.ts'
import type { RegisteredHabilitation } from './clerk/habilitation-register.ts'
import type { HabilitationGrant, HabilitationRevocation } from './clerk/manage-habilitations.ts'
import type { IssuedDocument, IssueRequest } from './issue-document.ts'
import type { GrantedOperatorKey, OperatorKeyGrant } from './operator/manage-operator-keys.ts'
import type { OperatorKey, OperatorKeyRevocation } from './operator/operator-key.ts'
import type { PointsReading, PointsRequest } from './read-points.ts'
import type { RenewalRequest } from './renew-code.ts'
import type { LinkCutRequest } from './sign-in/cut-link-on-request.ts'
import type { LinkedIdentity } from './sign-in/sign-in-ports.ts'
import type { WithdrawalDone, WithdrawalRequest } from './withdrawal/withdraw-document.ts'

/** A confidential code replaced: what of its letter may be told, and the letter. */
export interface RenewedCode {
  readonly letter: Pick<CodeLetter, 'id' | 'kind' | 'emittedOn'>
  readonly pdf: Uint8Array
  /** Names the copy that is kept until {@link RegistryDesk.letterTaken}. */
  readonly ticket: string
}

/**
 * What operators' commands ask of the registry: in the process that holds it, or handed over to that process. Values
 * are dates, bytes and plain data, so that they can travel.
 */
export interface RegistryDesk {
  issue(request: IssueRequest): Promise<IssuedDocument>
  readPoints(request: PointsRequest): Promise<PointsReading>
  /** Issues the document of an order, or gives the one that was issued for it before. */
  issueOrder(order: IssueOrder): Promise<OrderedDocument>
  importRecords(asked: RecordsImport): Promise<ImportedChunk>
  renewCode(request: RenewalRequest): Promise<RenewedCode>
  withdrawDocument(request: WithdrawalRequest): Promise<WithdrawalDone>
  /** Makes the withdrawal lists anew that have to be; gives how many authorities have one. */
  publishWithdrawals(): Promise<number>
  /** Gives a page of the requests of drivers that are not closed. */
  listRequests(asked: { readonly after: string | null }): Promise<RequestsPage>
  answerRequest(answer: RequestAnswer): Promise<WaitingRequest>
  /** Copies the embedded database; null where a server keeps it. */
  backUp(): Promise<Uint8Array | null>
  /** Removes the copy of a letter that has been written where it was asked for. */
  letterTaken(ticket: string): Promise<void>
  grantHabilitation(grant: HabilitationGrant): Promise<RegisteredHabilitation>
  revokeHabilitation(revocation: HabilitationRevocation): Promise<RegisteredHabilitation>
  /** Judges the audit as it stands. */
  verifyAudit(evidence: AuditEvidence): Promise<KeptAuditVerdict>
  /** Writes the audit to a file of this machine; gives how many lines. */
  exportAudit(request: AuditExportRequest): Promise<number>
  /** Shows the accesses of a case to the holders concerned. */
  releaseCase(release: CaseRelease): Promise<ReleasedCase>
  /** Cuts the identity of FranceConnect that is linked to a licence. */
  cutLink(request: LinkCutRequest): Promise<LinkedIdentity>
  /** Those of one service, or all. */
  listHabilitations(asked: { readonly siret?: string }): Promise<readonly RegisteredHabilitation[]>
  grantOperatorKey(grant: OperatorKeyGrant): Promise<GrantedOperatorKey>
  revokeOperatorKey(revocation: OperatorKeyRevocation): Promise<OperatorKey>
  listOperatorKeys(): Promise<readonly OperatorKey[]>
}
