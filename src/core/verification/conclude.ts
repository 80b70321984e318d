import { type Check, QUESTIONS, type Question, type Verdict } from './check.ts'

/** How one question is answered by its checks. */
export type Answer = 'passed' | 'failed' | 'undetermined'

/**
 * Answers one question: failed by one failure; passed when at least one check applies and all that apply passed;
 * otherwise undetermined, for silence is never consent.
 */
export function answerTo(question: Question, checks: readonly Check[]): Answer {
  const asked = checks.filter((check) => check.question === question && check.outcome !== 'not-applicable')
  if (asked.some((check) => check.outcome === 'failed')) return 'failed'
  return asked.length > 0 && asked.every((check) => check.outcome === 'passed') ? 'passed' : 'undetermined'
}

/** Derives the verdict from the checks (design.md section 2): one failure settles it; `valid` needs all three answers. */
export function conclude(checks: readonly Check[]): Verdict {
  const answers = QUESTIONS.map((question) => answerTo(question, checks))
  if (answers.includes('failed')) return 'invalid'
  return answers.every((answer) => answer === 'passed') ? 'valid' : 'indeterminate'
}

const SEVERITY: Readonly<Record<Verdict, number>> = { valid: 0, indeterminate: 1, invalid: 2 }

/** Picks the worst of several verdicts; `indeterminate` of none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  const [first, ...rest] = verdicts
  if (first === undefined) return 'indeterminate'
  return rest.reduce((worst, verdict) => (SEVERITY[verdict] > SEVERITY[worst] ? verdict : worst), first)
}
