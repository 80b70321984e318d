import type { CheckName, Outcome, Verdict } from '../../../../src/core/verification/check.ts'
import type { Reason } from '../../../../src/core/verification/reason.ts'
import type { Report } from '../../../../src/core/verification/report.ts'

/** One genuine evidence, one mutation, and what must be said of it. */
export interface ReasonCase {
  /** The sentence that names the test. */
  readonly when: string
  readonly report: () => Promise<Report>
  readonly check: CheckName
  readonly outcome: Outcome
  readonly verdict: Verdict
}

/** Cases by reason; several ways to one reason are several cases. */
export type ReasonCases = Partial<Readonly<Record<Reason, readonly ReasonCase[]>>>

type Case = Omit<ReasonCase, 'check' | 'outcome' | 'verdict'>

function maker(outcome: Outcome, verdict: Verdict) {
  return (check: CheckName, when: string, report: Case['report']): ReasonCase => ({
    when,
    report,
    check,
    outcome,
    verdict,
  })
}

/** The check fails, and with it the document. */
export const fails = maker('failed', 'invalid')
/** The check cannot be answered, and the document stays undetermined. */
export const undetermines = maker('undetermined', 'indeterminate')
/** The check does not concern a document that is valid all the same. */
export const spares = maker('not-applicable', 'valid')
/** The check passes with a remark. */
export const remarks = maker('passed', 'valid')
