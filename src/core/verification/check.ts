import type { Advice } from './advice.ts'
import type { Reason } from './reason.ts'

/** The three questions a person asks of a document: altered? from whom? in force? */
export type Question = 'integrity' | 'issuer' | 'status'

/** The questions in the order in which they are told. */
export const QUESTIONS: readonly Question[] = ['integrity', 'issuer', 'status']

/** Every check, with the question it helps to answer. */
export const CHECK_QUESTIONS = {
  'seal-found': 'integrity',
  'code-parts': 'integrity',
  'seal-format': 'integrity',
  'seal-signature': 'integrity',
  'single-seal': 'integrity',
  'other-codes': 'integrity',
  'pdf-signature': 'integrity',
  'visible-text': 'integrity',
  'page-count': 'integrity',
  'certificate-chain': 'issuer',
  'certificate-period': 'issuer',
  'certificate-revocation': 'issuer',
  'issuer-allowed': 'issuer',
  environment: 'issuer',
  'document-kind': 'issuer',
  'issued-on': 'status',
  'validity-period': 'status',
  withdrawal: 'status',
  recipient: 'status',
  'expected-kind': 'status',
  'verifier-clock': 'status',
} as const satisfies Record<string, Question>

export type CheckName = keyof typeof CHECK_QUESTIONS
/** What came of a check; only `failed` has proof of a fault. */
export type Outcome = 'passed' | 'failed' | 'undetermined' | 'not-applicable'

/** The result of one check. A passed check may still bear a reason: what it leaves to the reader. */
export interface Check {
  readonly name: CheckName
  readonly question: Question
  readonly outcome: Outcome
  readonly reason?: Reason
  /** What was found and expected, in English with values; never a value withheld from the requester. */
  readonly detail?: string
  /** What would help to read a code, where none was read. */
  readonly advice?: readonly Advice[]
}

/** The judgement of a whole document, derived from its checks. */
export type Verdict = 'valid' | 'invalid' | 'indeterminate'

/** Makes a passed check. */
export function passed(name: CheckName, reason?: Reason, detail?: string): Check {
  return make(name, 'passed', reason, detail)
}

/** Makes a failed check: there is proof of a fault. */
export function failed(name: CheckName, reason: Reason, detail?: string): Check {
  return make(name, 'failed', reason, detail)
}

/** Makes an undetermined check: something needed to answer is missing. */
export function undetermined(name: CheckName, reason: Reason, detail?: string): Check {
  return make(name, 'undetermined', reason, detail)
}

/** Makes a check that does not concern this input, with the reason. */
export function notApplicable(name: CheckName, reason: Reason, detail?: string): Check {
  return make(name, 'not-applicable', reason, detail)
}

function make(name: CheckName, outcome: Outcome, reason?: Reason, detail?: string): Check {
  return {
    name,
    question: CHECK_QUESTIONS[name],
    outcome,
    ...(reason === undefined ? {} : { reason }),
    ...(detail === undefined ? {} : { detail }),
  }
}
