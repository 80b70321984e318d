import { readCaseNumber } from '../../core/access/clerk-case-number.ts'
import type { OperatorMandate } from '../../core/access/requester.ts'
import { auditedRequester, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { CodedError } from '../../errors.ts'
import type { AuditLog } from '../ports.ts'

/** A case of which its holders may know now that their file was consulted. */
export interface CaseRelease {
  /** Of the court that has the case: each court numbers its own. */
  readonly siret: string
  readonly caseNumber: string
  readonly mandate: OperatorMandate
  readonly at: Date
}

const BASIS = 'RGPD art. 15, C. route R225-4'

/**
 * Shows the accesses that a court made for a case to the holders concerned, before the delay is over: the authority has said that
 * they warn nobody any more. The line of the audit is the release itself. Gives the number as courts write it.
 *
 * @throws {CodedError} CASE_NUMBER_MALFORMED; ACCESS_REFUSED without a mandate, which leaves its line, too
 */
export async function releaseCase(
  { audit }: { readonly audit: AuditLog },
  { siret, caseNumber: text, mandate, at }: CaseRelease,
): Promise<string> {
  const caseNumber = readCaseNumber(text)
  if (caseNumber === null)
    throw new CodedError('CASE_NUMBER_MALFORMED', 'expected the number of a case, such as 24/01234')
  const granted = mandate.kind !== 'none'
  await audit.append(
    composeAuditEntry({
      ...auditedRequester({ role: 'operator', mandate }),
      ...{ at, action: 'release-case', kind: 'TRACE', service: siret, caseNumber, basis: BASIS },
      ...(granted
        ? { outcome: 'granted', rule: 'operator-releases-case-on-request' }
        : { outcome: 'refused', reason: 'MANDATE_REQUIRED' }),
    }),
  )
  if (!granted)
    throw new CodedError('ACCESS_REFUSED', `refused: MANDATE_REQUIRED (${BASIS})`, {
      reason: 'MANDATE_REQUIRED',
      basis: BASIS,
    })
  return caseNumber
}
