import { type Check, QUESTIONS, type Question } from '../core/verification/check.ts'
import { type Answer, answerTo } from '../core/verification/conclude.ts'
import type { Entitlement, Report } from '../core/verification/report.ts'
import { adviceSentence } from '../wording/advice-sentence.ts'
import { documentRows } from '../wording/document-rows.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { unbreakable } from '../wording/language.ts'
import type { Wording } from '../wording/report-wording.ts'
import { drivingRight, stateNotice } from '../wording/state-notice.ts'
import { verifierWordingFor } from '../wording/verifier.ts'
import type { VerifierWording } from '../wording/verifier-wording.ts'
import { wordingFor } from '../wording.ts'

/** Where a judgement was made, which the page tells. */
export type JudgedBy = 'browser' | 'server'

interface Words {
  readonly wording: Wording
  readonly verifier: VerifierWording
}

/**
 * What a page shows of a report: the partial `report-answer` is filled with it by the service and, precompiled, in
 * browsers, so that both show the same.
 */
export function reportView(report: Report, language: string | undefined, judgedBy: JudgedBy) {
  const view = answerView(report, language, judgedBy)
  return view.lang === 'fr' ? unbreakable(view) : view
}

function answerView(report: Report, language: string | undefined, judgedBy: JudgedBy) {
  const words: Words = { wording: wordingFor(language), verifier: verifierWordingFor(language) }
  const { wording, verifier } = words
  const { document, entitlement } = report
  const isTest = report.checks.some((check) => check.reason === 'TEST_MATERIAL')
  const rows = document === null ? [] : documentRows(document, wording)
  const questions = QUESTIONS.map((question) => questionView(question, report, words))
  const first = firstStep(questions, report, words)
  return {
    t: verifier.result,
    lang: verifier.language,
    colon: verifier.language === 'fr' ? ' : ' : ': ',
    inBrowser: judgedBy === 'browser',
    judgedOn: `${frenchDay(report.at.slice(0, 10))} ${wording.labels.at} ${report.at.slice(11, 16)}`,
    judgedBy: judgedBy === 'browser' ? verifier.result.judgedHere : verifier.result.judgedByServer,
    lists: listAges(report.trust.lists, verifier),
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
    rows,
    rowCount: rows.length,
    truncated: document?.holder && document.holder.truncated.length > 0 ? wording.labels.truncated : null,
    codes: codesView(report, wording),
    onlySealedValues: wording.labels.onlySealedValues,
    entitlement: entitlement && entitlementView(entitlement, isTest, words),
    drivingUnanswered: report.withheld ? verifier.result.drivingWithheld : verifier.result.drivingNotAsked,
    first,
    // What to do first is said once, at the top.
    questions: questions.map((each) => ({ ...each, next: each.next === first.next ? '' : each.next })),
    technical: technicalRows(report, verifier),
  }
}

/** Tells the age of what a judgement rests on: « liste FR00 du 20/11/2026, 2 jours ». */
export function listAges(lists: Report['trust']['lists'], { listAge }: VerifierWording): readonly string[] {
  return lists.map(({ issuer, issuedOn, ageDays }) => listAge(issuer, frenchDay(issuedOn), ageDays))
}

function codesView({ codes = [] }: Report, wording: Wording) {
  return codes.map((code) => ({
    page: code.page,
    verdict: wording.verdicts[code.verdict],
    kind: code.document ? wording.kinds[code.document.kind] : '',
  }))
}

function entitlementView(entitlement: Entitlement, isTest: boolean, { wording, verifier }: Words) {
  const { category, answer, reason, conditions } = entitlement
  return {
    question: `${wording.labels.category} ${category}`,
    answer: wording.entitlement[answer],
    tone: answer === 'yes' && isTest ? 'test' : answer,
    reason: wording.reasons[reason],
    conditions: conditions.map((condition) => wording.reasons[condition]),
    next: verifier.nextForDriving[answer],
  }
}

/** What decides and what to do first: the failure, else what is missing, else the comparison that is left to do. */
function firstStep(
  questions: readonly ReturnType<typeof questionView>[],
  { withheld }: Report,
  { verifier }: Words,
) {
  if (withheld !== null) return { reason: null, next: verifier.result.nextWithheld }
  const deciding =
    questions.find(({ tone }) => tone === 'failed') ??
    questions.find(({ tone, reason }) => tone === 'undetermined' && reason !== null)
  return deciding === undefined
    ? { reason: null, next: verifier.next.integrity.passed ?? '' }
    : { reason: deciding.reason, next: deciding.next }
}

function questionView(question: Question, report: Report, { wording, verifier }: Words) {
  const { checks } = report
  const answer = answerTo(question, checks)
  const asked = checks.filter((check) => check.question === question)
  const deciding = decidingCheck(asked, answer)
  const isUnalteredTest = question === 'integrity' && isTestOnly(asked)
  return {
    id: question,
    title: wording.questions[question],
    summary: isUnalteredTest ? verifier.result.unalteredTest : wording.answers[question][answer],
    tone: isUnalteredTest ? 'test' : answer,
    reason: deciding?.reason === undefined ? null : wording.reasons[deciding.reason],
    next:
      adviceFor(deciding, wording) ??
      (deciding?.reason && verifier.nextByReason[deciding.reason]) ??
      (answer === 'undetermined' && deciding === undefined
        ? ''
        : nextStep(question, answer, report, verifier)),
    checks: asked.map((check) => ({
      title: wording.checks[check.name],
      outcome: check.outcome,
      answer: wording.outcomes[check.outcome],
      reason: check.reason === undefined ? '' : wording.reasons[check.reason],
      detail: check.outcome === 'passed' ? '' : (check.detail ?? ''),
    })),
  }
}

/** Whether nothing failed but that the material is made for tests: that is no alteration. */
function isTestOnly(asked: readonly Check[]): boolean {
  const failures = asked.filter(({ outcome }) => outcome === 'failed')
  return failures.length > 0 && failures.every(({ reason }) => reason === 'TEST_MATERIAL')
}

/** What was measured in the picture says more than what usually helps. */
function adviceFor(deciding: Check | undefined, wording: Wording): string | undefined {
  const advice = deciding?.advice ?? []
  return advice.length === 0 ? undefined : advice.map((each) => adviceSentence(each, wording)).join(' ')
}

/** What decides an answer. A document bound to a SIREN passes while nobody says who reads it: that is worth saying. */
function decidingCheck(asked: readonly Check[], answer: Answer): Check | undefined {
  return (
    asked.find(({ outcome }) => outcome === answer && outcome !== 'passed') ??
    asked.find(({ reason }) => reason === 'RECIPIENT_NOT_DECLARED')
  )
}

function nextStep(
  question: Question,
  answer: Answer,
  { document, withheld }: Report,
  { next, result }: VerifierWording,
): string {
  if (answer !== 'passed') return next[question][answer] ?? ''
  if (withheld !== null) return result.nextWithheld
  return question === 'status' && document?.expiresOn === null
    ? result.nextNoEnd
    : (next[question][answer] ?? '')
}

function technicalRows({ seal, trust }: Report, { result }: VerifierWording) {
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [result.environment, trust.environment],
    [result.sealVersion, seal?.version],
    [result.sealCertificate, seal && `${seal.caId} ${seal.certificateId}`],
    [result.sealIssuer, seal?.issuer],
    [result.signedOn, seal?.signedOn ? frenchDay(seal.signedOn) : null],
  ]
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

/**
 * Green is for a document of an issuer in force whose holder may drive what was asked about: never for test material
 * (D16), another kind of document, a state that forbids or does not tell, a category that is not held, nor for content
 * withheld, whose colour must tell nothing.
 */
function tone({ verdict, document, entitlement }: Report, isTest: boolean): string {
  if (verdict !== 'valid') return verdict
  if (isTest) return 'test'
  const mayDrive = document !== null && document.kind !== 'OTHER' && drivingRight(document) === 'yes'
  return mayDrive && (entitlement === null || entitlement.answer === 'yes') ? 'valid' : 'neutral'
}
