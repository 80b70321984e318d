import { decideCodeRenewal } from '../core/access/decide-code-renewal.ts'
import type { Requester } from '../core/access/requester.ts'
import { type AuditEntry, auditedRequester, composeAuditEntry } from '../core/audit/audit-entry.ts'
import { type CodeLetter, composeCodeLetter } from '../core/documents/code-letter.ts'
import { type ConfidentialCode, sameConfidentialCode } from '../core/licence/confidential-code.ts'
import type { Neph } from '../core/licence/neph.ts'
import { isNumberPrinted, isPrinted, printedText } from '../core/verification/print-comparison.ts'
import { CodedError } from '../errors.ts'
import type { IssuingOutcome, IssuingRight } from './authorise-issuing.ts'
import { withCurrentCode } from './current-code.ts'
import { IssuingError } from './issuing-error.ts'
import type {
  AuditLog,
  CodeLetterPress,
  ConfidentialCodes,
  DocumentIds,
  DocumentSigner,
  LicenceRecords,
  NewConfidentialCodes,
  OutgoingLetter,
  OwnDocumentReader,
} from './ports.ts'

/** Asks for a new confidential code for a file. */
export interface RenewalRequest {
  readonly neph: Neph
  readonly requester: Requester
  readonly at: Date
}

export interface RenewalPorts {
  readonly records: LicenceRecords
  readonly codes: ConfidentialCodes
  readonly newCodes: NewConfidentialCodes
  readonly codeLetters: CodeLetterPress
  readonly reader: Pick<OwnDocumentReader, 'readPages'>
  readonly documentSigner: DocumentSigner
  readonly ids: DocumentIds
  readonly outgoing: OutgoingLetter
  readonly audit: AuditLog
}

/**
 * Replaces the confidential code of a file: draws a new one, leaves its letter for the registered address, and only
 * then puts it in force. Gives the letter without its code, which is nowhere but on its page.
 *
 * The code is in force together with its audit line. Where it cannot be kept the letter is taken back, a line says
 * that the renewal failed, and the old code stays.
 *
 * @throws {IssuingError} refusal, unknown NEPH, or a letter that does not read back as composed
 */
export async function renewCode(
  ports: RenewalPorts,
  request: RenewalRequest,
): Promise<Omit<CodeLetter, 'confidentialCode'>> {
  const right = await authoriseRenewal(ports.audit, request)
  try {
    const { confidentialCode, ...letter } = await prepareLetter(ports, request)
    await putInForce(ports, request, { ...letter, confidentialCode }, right)
    return letter
  } catch (error) {
    const reason = error instanceof CodedError ? error.code : 'INTERNAL'
    await ports.audit.append(auditLine(request, { outcome: 'failed', ...right, reason }))
    throw error
  }
}

/**
 * Refuses a renewal that no rule allows, before the registry is asked; the refusal leaves its line.
 *
 * @throws {IssuingError} ACCESS_REFUSED
 */
export async function authoriseRenewal(audit: AuditLog, request: RenewalRequest): Promise<IssuingRight> {
  const decision = decideCodeRenewal(request.requester, request.neph)
  if (decision.granted) return { rule: decision.rule, basis: decision.basis }
  const { reason, basis } = decision
  await audit.append(auditLine(request, { outcome: 'refused', reason, basis }))
  throw new IssuingError('ACCESS_REFUSED', `refused: ${reason} (${basis})`, { reason, basis })
}

async function prepareLetter(ports: RenewalPorts, { neph, at }: RenewalRequest): Promise<CodeLetter> {
  const record = await ports.records.find(neph)
  if (record === null) throw new IssuingError('UNKNOWN_NEPH', 'the registry has no licence with this NEPH')
  const { confidentialCode } = await withCurrentCode(ports.codes, record)
  const letter = composeCodeLetter(record, {
    id: ports.ids.next(),
    issuedAt: at,
    code: drawAnother(ports.newCodes, confidentialCode),
  })
  const pdf = await ports.codeLetters.print(letter)
  await readBack(ports, letter, pdf)
  await ports.outgoing.leave(await ports.documentSigner.sign(pdf))
  return letter
}

async function putInForce(
  { codes, outgoing }: RenewalPorts,
  request: RenewalRequest,
  { id, confidentialCode }: CodeLetter,
  right: IssuingRight,
): Promise<void> {
  try {
    const line = auditLine(request, { outcome: 'granted', ...right, documentId: id })
    await codes.replace(request.neph, confidentialCode, line)
  } catch (error) {
    await outgoing.takeBack()
    throw error
  }
}

/** The letter says that the old code no longer works: it must not be the same by chance. */
function drawAnother(newCodes: NewConfidentialCodes, current: string): ConfidentialCode {
  let code = newCodes.next()
  while (sameConfidentialCode(current, code)) code = newCodes.next()
  return code
}

/** Reads the letter before it leaves: its code, its number and its addressee must be on the page, and no 2D-Doc. */
async function readBack(
  { reader }: RenewalPorts,
  { confidentialCode, neph, holder }: CodeLetter,
  pdf: Uint8Array,
): Promise<void> {
  const { codes, pageTexts } = await reader.readPages(pdf)
  const print = printedText(pageTexts)
  const missing = [
    isPrinted(print, confidentialCode) ? [] : ['code'],
    isNumberPrinted(print, neph) ? [] : ['neph'],
    isPrinted(print, holder.birthName) ? [] : ['birthName'],
  ].flat()
  if (missing.length === 0 && codes.length === 0) return
  const found = codes.length > 0 ? 'bears a 2D-Doc' : `does not print ${missing.join(', ')}`
  throw new IssuingError('LINT_CHECK_FAILED', `the letter of the new code ${found}`, { missing })
}

function auditLine({ requester, neph, at }: RenewalRequest, result: IssuingOutcome): AuditEntry {
  return composeAuditEntry({
    ...auditedRequester(requester),
    ...result,
    at,
    action: 'renew-code',
    kind: 'CODE_LETTER',
    neph,
  })
}
