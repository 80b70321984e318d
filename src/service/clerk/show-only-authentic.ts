import type { Check, CheckName } from '../../core/verification/check.ts'
import { answerTo } from '../../core/verification/conclude.ts'
import type { Report, SealSummary } from '../../core/verification/report.ts'

/** Checks of the seal itself; a page altered around a genuine seal does not make the seal less genuine. */
const OF_THE_SEAL: ReadonlySet<CheckName> = new Set<CheckName>([
  'code-parts',
  'seal-format',
  'seal-signature',
])

/** Checks whose detail quotes nothing that is sealed. */
const QUOTING_NOTHING: ReadonlySet<CheckName> = new Set<CheckName>([
  'seal-format',
  'seal-signature',
  'pdf-signature',
  'certificate-chain',
  'certificate-revocation',
  'issuer-allowed',
])

/**
 * Tells whether a seal is authentic: its signature is true, and all that is asked of its issuer is answered, a
 * revocation that nobody could look up included.
 */
export function isSealAuthentic({ checks, document }: Pick<Report, 'checks' | 'document'>): boolean {
  const failsItself = checks.some(({ name, outcome }) => OF_THE_SEAL.has(name) && outcome === 'failed')
  const isSigned = checks.some(({ name, outcome }) => name === 'seal-signature' && outcome === 'passed')
  return document !== null && isSigned && !failsItself && answerTo('issuer', checks) === 'passed'
}

/** Takes everything sealed out of a report whose seal is not authentic; of several codes each is only judged. */
export function showOnlyAuthentic(report: Report): Report {
  const { codes, ...one } = report
  const judged = codes?.map((code) => ({
    ...code,
    checks: code.checks.map(withoutValues),
    document: null,
    seal: withoutSealedValues(code.seal),
  }))
  const shown = isSealAuthentic(report)
    ? one
    : {
        ...one,
        document: null,
        entitlement: null,
        checks: report.checks.map(withoutValues),
        seal: withoutSealedValues(report.seal),
      }
  return judged === undefined ? shown : { ...shown, codes: judged }
}

function withoutSealedValues(seal: SealSummary | null): SealSummary | null {
  return seal && { ...seal, fields: null, blocks: null, unprovedAnnex: null }
}

function withoutValues(check: Check): Check {
  if (QUOTING_NOTHING.has(check.name)) return check
  const { detail: _, ...rest } = check
  return rest
}
