import { QUESTIONS } from '../core/verification/check.ts'
import type { Report } from '../core/verification/report.ts'
import { documentRows } from '../document-rows.ts'
import type { Wording } from '../wording.fr.ts'

/** What a page shows of a report. Test material, a suspended licence or another kind of document is never green. */
export function reportView(report: Report, wording: Wording) {
  const { document, entitlement } = report
  const isTest = report.checks.some((check) => check.reason === 'TEST_MATERIAL')
  return {
    verdict: wording.verdicts[report.verdict],
    meaning: wording.verdictMeanings[report.verdict],
    tone: report.verdict === 'valid' ? (isTest ? 'test' : 'valid') : report.verdict,
    testNotice: isTest ? wording.labels.testMaterial : null,
    withheld: report.withheld === null ? null : wording.reasons[report.withheld.reason],
    rows: document === null ? [] : documentRows(document, wording),
    onlySealedValues: wording.labels.onlySealedValues,
    entitlement: entitlement && {
      question: `${wording.labels.category} ${entitlement.category}`,
      answer: wording.entitlement[entitlement.answer],
      tone: entitlement.answer,
      reason: wording.reasons[entitlement.reason],
      conditions: entitlement.conditions.map((condition) => wording.reasons[condition]),
    },
    questions: QUESTIONS.map((question) => ({
      title: wording.questions[question],
      checks: report.checks
        .filter((check) => check.question === question)
        .map((check) => ({
          title: wording.checks[check.name],
          outcome: check.outcome,
          answer: wording.outcomes[check.outcome],
          reason: check.reason === undefined ? '' : wording.reasons[check.reason],
          detail: check.outcome === 'passed' ? '' : (check.detail ?? ''),
        })),
    })),
  }
}
