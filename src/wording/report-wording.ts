import type { RefusalReason } from '../core/access/decide-access.ts'
import type { DocumentKind } from '../core/documents/document-kind.ts'
import type { CheckName, Question, Verdict } from '../core/verification/check.ts'
import type { Answer } from '../core/verification/conclude.ts'
import type { Doubt } from '../core/verification/doubt.ts'
import type { Reason } from '../core/verification/reason.ts'
import type { AdviceWording } from './advice.fr.ts'
import type { StateWording } from './states.fr.ts'

/** Sentences for people, in French, by stable code. The English twin is `wording.en.ts`. */
export interface Wording {
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly verdictMeanings: Readonly<Record<Verdict, string>>
  readonly questions: Readonly<Record<Question, string>>
  /** The answer to each question as a whole. */
  readonly answers: Readonly<Record<Question, Readonly<Record<Answer, string>>>>
  /** The answer where only what the seal says holds, in a document that is not valid. */
  readonly answersOfTheSeal: Readonly<Record<Exclude<Question, 'integrity'>, string>>
  /** The answer to these questions where no seal proves anything. */
  readonly doubts: Readonly<Record<Doubt, string>>
  /** What is said where the usual sentence would say more than is known. */
  readonly narrow: {
    readonly codeOnly: string
    /** With the day of which the document tells, where it may be told. */
    readonly withoutLegalEnd: (day: string | null) => string
    readonly forAnother: string
    readonly genuineWithoutLegalEnd: string
    readonly genuineForAnother: string
  }
  readonly checks: Readonly<Record<CheckName, string>>
  readonly outcomes: Readonly<Record<'passed' | 'failed' | 'undetermined' | 'not-applicable', string>>
  readonly reasons: Readonly<Record<Reason, string>>
  readonly advice: AdviceWording
  readonly decimalMark: string
  readonly kinds: Readonly<Record<DocumentKind, string>>
  readonly refusals: Readonly<Record<RefusalReason, string>>
  readonly entitlement: Readonly<Record<'yes' | 'no' | 'unknown', string>>
  readonly labels: Readonly<Record<Label, string>>
  /** What each state of the licence means for driving. */
  readonly states: StateWording
}

export type Label =
  | 'document'
  | 'documentId'
  | 'emittedOn'
  | 'expiresOn'
  | 'dataAsOf'
  | 'at'
  | 'holder'
  | 'bornOn'
  | 'neph'
  | 'state'
  | 'categories'
  | 'letter'
  | 'offence'
  | 'pointsRemoved'
  | 'points'
  | 'recipient'
  | 'category'
  | 'seal'
  | 'issuer'
  | 'testMaterial'
  | 'onlySealedValues'
  | 'valuesOfTheSeal'
  | 'withheld'
  | 'declaredRole'
  | 'severalCodes'
  | 'codeRead'
  | 'clockSlow'
  | 'truncated'
  | 'compareByEye'
  | 'none'
