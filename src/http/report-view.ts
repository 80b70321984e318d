import { parisDateTime } from '../core/calendar-day.ts'
import { type Check, QUESTIONS, type Question } from '../core/verification/check.ts'
import { type Answer, answerTo } from '../core/verification/conclude.ts'
import type { JudgingClock } from '../core/verification/judging-clock.ts'
import type { Report } from '../core/verification/report.ts'
import { adviceSentence } from '../wording/advice-sentence.ts'
import { answerSentence, verdictMeaning } from '../wording/answer-sentence.ts'
import { documentRows } from '../wording/document-rows.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { unbreakable } from '../wording/language.ts'
import type { Wording } from '../wording/report-wording.ts'
import { drivingRight, forbidsDriving, stateNotice } from '../wording/state-notice.ts'
import { verifierWordingFor } from '../wording/verifier.ts'
import type { VerifierWording } from '../wording/verifier-wording.ts'
import { wordingFor } from '../wording.ts'
import { drivingView, type Words } from './driving-view.ts'
import { technicalRows } from './technical-rows.ts'

/** Where a judgement was made, which the page tells. */
export type JudgedBy = 'browser' | 'server'

/**
 * What a page shows of a report: the partial `report-answer` is filled with it by the service and, precompiled, in
 * browsers, so that both show the same.
 */
export function reportView(
  report: Report,
  language: string | undefined,
  judgedBy: JudgedBy,
  clock: JudgingClock | null = null,
) {
  const view = answerView(report, language, judgedBy, clock)
  return view.lang === 'fr' ? unbreakable(view) : view
}

function answerView(
  report: Report,
  language: string | undefined,
  judgedBy: JudgedBy,
  clock: JudgingClock | null,
) {
  const words: Words = { wording: wordingFor(language), verifier: verifierWordingFor(language) }
  const { wording, verifier } = words
  const isTest = report.checks.some((check) => check.reason === 'TEST_MATERIAL')
  const questions = QUESTIONS.map((question) => questionView(question, report, words))
  const first = firstStep(questions, report, words)
  return {
    t: verifier.result,
    lang: verifier.language,
    colon: verifier.language === 'fr' ? ' : ' : ': ',
    ...judgedView(report, judgedBy, words),
    lists: listAges(report.trust.lists, verifier),
    verdict: wording.verdicts[report.verdict],
    meaning: verdictMeaning(report, wording),
    tone: tone(report, isTest),
    state: stateNotice(report.document, wording),
    compareNotice:
      report.verdict === 'valid' && report.checks.some((check) => check.reason === 'COMPARE_BY_EYE')
        ? wording.labels.compareByEye
        : null,
    testNotice: isTest ? wording.labels.testMaterial : null,
    withheld: report.withheld === null ? null : wording.reasons[report.withheld.reason],
    ...valuesView(report, wording),
    codes: codesView(report, wording),
    ...drivingView(report, isTest, words),
    first,
    // What to do first is said once, at the top.
    questions: questions.map((each) => ({ ...each, next: each.next === first.next ? '' : each.next })),
    technical: technicalRows(report, verifier),
    clockNotice: clock && clockNotice(clock, verifier),
  }
}

function judgedView({ at }: Report, judgedBy: JudgedBy, { wording, verifier: { result } }: Words) {
  return {
    inBrowser: judgedBy === 'browser',
    judgedOn: `${frenchDay(at.slice(0, 10))} ${wording.labels.at} ${at.slice(11, 16)}`,
    judgedBy: judgedBy === 'browser' ? result.judgedHere : result.judgedByServer,
  }
}

/** The values of a genuine code are no help to a document that is not valid. */
function valuesView({ document, verdict }: Report, wording: Wording) {
  const { labels } = wording
  const rows = document === null ? [] : documentRows(document, wording)
  const isInvalid = verdict === 'invalid'
  return {
    rows,
    rowCount: rows.length,
    isInvalid,
    truncated: document?.holder && document.holder.truncated.length > 0 ? labels.truncated : null,
    onlySealedValues: isInvalid ? labels.valuesOfTheSeal : labels.onlySealedValues,
  }
}

/** Warns of the clock that a judgement rests on; null where nothing is to be said. */
function clockNotice({ warning, device, at }: JudgingClock, { clock }: VerifierWording) {
  if (warning === null) return null
  const text = clock[warning](dayAndTime(device), dayAndTime(at))
  return { tone: warning === 'unchecked' ? 'info' : 'warn', text }
}

function dayAndTime(instant: Date): string {
  const text = parisDateTime(instant)
  return `${frenchDay(text.slice(0, 10))} ${text.slice(11, 16)}`
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

/** What decides and what to do first: the failure, else what is missing, else the comparison that is left to do. */
function firstStep(
  questions: readonly ReturnType<typeof questionView>[],
  report: Report,
  { verifier }: Words,
) {
  if (report.withheld !== null) return { reason: null, next: verifier.result.nextWithheld }
  if (forbidsDriving(report)) return { reason: null, next: verifier.result.nextNoVehicle }
  const deciding =
    questions.find(({ tone }) => tone === 'failed') ??
    questions.find(({ tone, reason }) => tone === 'undetermined' && reason !== null)
  return deciding === undefined
    ? { reason: null, next: verifier.next.integrity.passed ?? '' }
    : { reason: deciding.reason, next: deciding.next }
}

function questionView(question: Question, report: Report, words: Words) {
  const { wording, verifier } = words
  const { checks } = report
  const answer = answerTo(question, checks)
  const asked = checks.filter((check) => check.question === question)
  const deciding = decidingCheck(asked, answer)
  const isUnalteredTest = question === 'integrity' && isTestOnly(asked)
  return {
    id: question,
    title: wording.questions[question],
    summary: isUnalteredTest ? verifier.result.unalteredTest : answerSentence(question, report, wording),
    tone: isUnalteredTest ? 'test' : answer,
    reason: deciding?.reason === undefined ? null : wording.reasons[deciding.reason],
    next: nextStep({ question, answer, deciding }, report, words),
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

interface Answered {
  readonly question: Question
  readonly answer: Answer
  readonly deciding: Check | undefined
}

/** What is in order asks for nothing in a document that is not valid as a whole. */
function nextStep(
  { question, answer, deciding }: Answered,
  { document, withheld, verdict }: Report,
  { wording, verifier: { next, nextByReason, result } }: Words,
): string {
  if (answer === 'passed' && verdict === 'invalid') return ''
  const special = adviceFor(deciding, wording) ?? (deciding?.reason && nextByReason[deciding.reason])
  if (special !== undefined) return special
  if (answer === 'undetermined' && deciding === undefined) return ''
  if (answer !== 'passed') return next[question][answer] ?? ''
  if (verdict !== 'valid') return ''
  if (withheld !== null) return result.nextWithheld
  return question === 'status' && document?.expiresOn === null
    ? result.nextNoEnd
    : (next[question][answer] ?? '')
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
