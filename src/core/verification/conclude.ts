import { type Check, QUESTIONS, type Verdict } from './check.ts'

/**
 * Derives the verdict from the checks (design.md section 2).
 *
 * One failure settles it. Otherwise `valid` needs each question answered by at least one check that
 * applies, and all of those passed: silence is never consent.
 */
export function conclude(checks: readonly Check[]): Verdict {
  if (checks.some((check) => check.outcome === 'failed')) return 'invalid'
  const settled = QUESTIONS.every((question) => {
    const asked = checks.filter((check) => check.question === question && check.outcome !== 'not-applicable')
    return asked.length > 0 && asked.every((check) => check.outcome === 'passed')
  })
  return settled ? 'valid' : 'indeterminate'
}

const SEVERITY: Readonly<Record<Verdict, number>> = { valid: 0, indeterminate: 1, invalid: 2 }

/** Picks the worst of several verdicts; `indeterminate` of none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  const [first, ...rest] = verdicts
  if (first === undefined) return 'indeterminate'
  return rest.reduce((worst, verdict) => (SEVERITY[verdict] > SEVERITY[worst] ? verdict : worst), first)
}
