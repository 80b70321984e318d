import { QUESTIONS, type Question } from '../core/verification/check.ts'
import { answerTo } from '../core/verification/conclude.ts'
import type { Report } from '../core/verification/report.ts'
import { documentRows } from '../wording/document-rows.ts'
import { drivingRight, stateNotice } from '../wording/state-notice.ts'
import type { Wording } from '../wording.fr.ts'

/** What a page shows of a report. */
export function reportView(report: Report, wording: Wording) {
  const { document, entitlement } = report
  const isTest = report.checks.some((check) => check.reason === 'TEST_MATERIAL')
  return {
    verdict: wording.verdicts[report.verdict],
    meaning: wording.verdictMeanings[report.verdict],
    tone: tone(report, isTest),
    state: stateNotice(document, wording),
    compareNotice:
      report.verdict === 'valid' && report.checks.some((check) => check.reason === 'COMPARE_BY_EYE')
        ? wording.labels.compareByEye
        : null,
    testNotice: isTest ? wording.labels.testMaterial : null,
    withheld: report.withheld === null ? null : wording.reasons[report.withheld.reason],
    rows: document === null ? [] : documentRows(document, wording),
    truncated: document?.holder && document.holder.truncated.length > 0 ? wording.labels.truncated : null,
    codes: (report.codes ?? []).map((code) => ({
      page: code.page,
      verdict: wording.verdicts[code.verdict],
      kind: code.document ? wording.kinds[code.document.kind] : '',
    })),
    onlySealedValues: wording.labels.onlySealedValues,
    entitlement: entitlement && {
      question: `${wording.labels.category} ${entitlement.category}`,
      answer: wording.entitlement[entitlement.answer],
      tone: entitlement.answer,
      reason: wording.reasons[entitlement.reason],
      conditions: entitlement.conditions.map((condition) => wording.reasons[condition]),
    },
    questions: QUESTIONS.map((question) => questionView(question, report, wording)),
  }
}

function questionView(question: Question, { checks }: Report, wording: Wording) {
  const answer = answerTo(question, checks)
  return {
    title: wording.questions[question],
    summary: wording.answers[question][answer],
    tone: answer,
    checks: checks
      .filter((check) => check.question === question)
      .map((check) => ({
        title: wording.checks[check.name],
        outcome: check.outcome,
        answer: wording.outcomes[check.outcome],
        reason: check.reason === undefined ? '' : wording.reasons[check.reason],
        detail: check.outcome === 'passed' ? '' : (check.detail ?? ''),
      })),
  }
}

/**
 * Green is for a document of an issuer in force whose holder may drive: never for test material (D16), another kind
 * of document, a state that forbids or does not tell, nor for content withheld, whose colour must tell nothing.
 */
function tone({ verdict, document }: Report, isTest: boolean): string {
  if (verdict !== 'valid') return verdict
  if (isTest) return 'test'
  return document !== null && document.kind !== 'OTHER' && drivingRight(document) === 'yes'
    ? 'valid'
    : 'neutral'
}
