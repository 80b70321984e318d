import type { Check } from '../core/verification/check.ts'
import { answerTo } from '../core/verification/conclude.ts'

/** Tells whether a document is genuine and in force, and fails for nothing but being made for somebody else. */
export function isOnlyForAnother(checks: readonly Check[]): boolean {
  const unsettled = checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'undetermined')
  const isGenuine = answerTo('integrity', checks) === 'passed' && answerTo('issuer', checks) === 'passed'
  return isGenuine && unsettled.length > 0 && unsettled.every(({ reason }) => reason === 'ISSUED_FOR_ANOTHER')
}

/** Tells whether the law sets no end to what was verified: it is then of its date, and never « still in force ». */
export function isWithoutLegalEnd(checks: readonly Check[]): boolean {
  return checks.some(({ reason }) => reason === 'NO_LEGAL_END')
}

/** Tells whether what is printed around a sound code was not judged, or not whole: a person has to compare it. */
export function isCodeOnly(checks: readonly Check[]): boolean {
  return (
    answerTo('integrity', checks) === 'passed' && checks.some(({ reason }) => reason === 'COMPARE_BY_EYE')
  )
}
