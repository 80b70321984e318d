import { readCaseNumber } from '../../core/access/clerk-case-number.ts'
import type { OperatorMandate } from '../../core/access/requester.ts'
import {
  type AuditEntry,
  type AuditFacts,
  auditedRequester,
  composeAuditEntry,
} from '../../core/audit/audit-entry.ts'
import { isAccessOfAuthority } from '../../core/audit/holder-trace.ts'
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

/** What a release has shown, as numbers alone. */
export interface ReleasedCase {
  /** As courts write it. */
  readonly caseNumber: string
  readonly accesses: number
  /** Files consulted, each once. */
  readonly holders: number
}

/** What the audit holds about one case. */
export interface CaseTrace {
  /** Lines that still wait to be chained are among them; erased ones are not. */
  linesOfCase(siret: string, caseNumber: string): Promise<readonly AuditEntry[]>
}

/** What releasing a case needs. */
export interface ReleasePorts {
  readonly audit: AuditLog
  readonly trace: CaseTrace
}

const BASIS = 'RGPD art. 15, C. route R225-4'

/**
 * Shows the accesses that a court made for a case to the holders concerned, before the delay is over: the authority has said that
 * they warn nobody any more. The line of the audit is the release itself. A case for which nothing was consulted is not
 * released: its number or its court is then wrong, and what is consulted later would be shown at once.
 *
 * @throws {CodedError} CASE_NUMBER_MALFORMED; ACCESS_REFUSED without a mandate and CASE_UNKNOWN without an access, which
 * leave their line, too
 */
export async function releaseCase(
  { audit, trace }: ReleasePorts,
  { siret, caseNumber: text, mandate, at }: CaseRelease,
): Promise<ReleasedCase> {
  const caseNumber = readCaseNumber(text)
  if (caseNumber === null)
    throw new CodedError('CASE_NUMBER_MALFORMED', 'expected the number of a case, such as 24/01234')
  const leaveLine = (facts: Pick<AuditFacts, 'outcome' | 'rule' | 'reason'>) =>
    audit.append(
      composeAuditEntry({
        ...auditedRequester({ role: 'operator', mandate }),
        ...{ at, action: 'release-case', kind: 'TRACE', service: siret, caseNumber, basis: BASIS },
        ...facts,
      }),
    )
  if (mandate.kind === 'none') {
    const reason = 'MANDATE_REQUIRED'
    await leaveLine({ outcome: 'refused', reason })
    throw new CodedError('ACCESS_REFUSED', `refused: ${reason} (${BASIS})`, { reason, basis: BASIS })
  }
  const files = (await trace.linesOfCase(siret, caseNumber))
    .filter(isAccessOfAuthority)
    .flatMap(({ neph }) => neph ?? [])
  if (files.length === 0) {
    await leaveLine({ outcome: 'failed', reason: 'CASE_UNKNOWN' })
    throw new CodedError('CASE_UNKNOWN', 'no access of this court names this case; nothing was released', {
      siret,
      caseNumber,
    })
  }
  await leaveLine({ outcome: 'granted', rule: 'operator-releases-case-on-request' })
  return { caseNumber, accesses: files.length, holders: new Set(files).size }
}
