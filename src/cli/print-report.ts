import { type Check, QUESTIONS } from '../core/verification/check.ts'
import type { Entitlement, Report } from '../core/verification/report.ts'
import { adviceSentence } from '../wording/advice-sentence.ts'
import { answerSentence, verdictMeaning } from '../wording/answer-sentence.ts'
import { checkDetail } from '../wording/check-detail.ts'
import { documentRows } from '../wording/document-rows.ts'
import type { Wording } from '../wording/report-wording.ts'
import { forbidsDriving, stateNotice } from '../wording/state-notice.ts'
import { verifierWordingFor } from '../wording/verifier.ts'
import { wordingFor } from '../wording.ts'

const SIGNS = { passed: '✓', failed: '✗', undetermined: '?', 'not-applicable': '–' } as const

/** Writes a report for a person at a terminal: the verdict, the three answers with their reasons, the proved values. */
export function printReport(report: Report, language?: string): string {
  const wording = wordingFor(language)
  return [
    `${wording.verdicts[report.verdict]} — ${verdictMeaning(report, wording)}`,
    ...forbiddenLines(report, language),
    ...(report.trust.environment === 'test' && usesTestMaterial(report)
      ? [`(${wording.labels.testMaterial})`]
      : []),
    ...(mustCompare(report) ? [wording.labels.compareByEye] : []),
    ...stateLines(report, wording),
    ...withheldLines(report, wording),
    ...documentLines(report, wording),
    ...entitlementLines(report.entitlement, wording),
    ...QUESTIONS.flatMap((question) => [
      '',
      `${wording.questions[question]} ${answerSentence(question, report, wording)}`,
      ...report.checks
        .filter((check) => check.question === question)
        .flatMap((check) => [checkLine(check, wording, language), ...adviceLines(check, wording)]),
    ]),
    ...codeLines(report, wording),
    ...placeLines(report, wording, language),
    '',
  ].join('\n')
}

/** That nothing may be driven is said at once, whether a category was asked about or not. */
function forbiddenLines(report: Report, language: string | undefined): readonly string[] {
  const { result } = verifierWordingFor(language)
  return forbidsDriving(report) ? [`${result.driving} ${result.drivingNone} ${result.nextNoVehicle}`] : []
}

/** A genuine document may say that its holder must not drive: that comes before its details. */
function stateLines({ document }: Report, wording: Wording): readonly string[] {
  const notice = stateNotice(document, wording)
  return notice === null ? [] : ['', `${wording.labels.state} : ${notice.label} — ${notice.meaning}`]
}

function usesTestMaterial(report: Report): boolean {
  return report.checks.some((check) => check.reason === 'TEST_MATERIAL')
}

/** Without a text layer under a signature of the file, a person has to look. */
function mustCompare({ verdict, checks }: Report): boolean {
  return verdict === 'valid' && checks.some((check) => check.reason === 'COMPARE_BY_EYE')
}

function checkLine(check: Check, wording: Wording, language: string | undefined): string {
  const reason = check.reason === undefined ? '' : ` : ${wording.reasons[check.reason]}`
  const isTold = check.detail !== undefined && check.outcome !== 'passed'
  const detail = isTold ? ` [${checkDetail(check.detail, language)}]` : ''
  return `  ${SIGNS[check.outcome]} ${wording.checks[check.name]}${reason}${detail}`
}

function adviceLines({ advice = [] }: Check, wording: Wording): readonly string[] {
  return advice.map((each) => `    → ${adviceSentence(each, wording)}`)
}

function withheldLines(report: Report, wording: Wording): readonly string[] {
  if (report.withheld === null) return []
  return ['', `${wording.labels.withheld} : ${wording.reasons[report.withheld.reason]}`]
}

function documentLines(report: Report, wording: Wording): readonly string[] {
  const { document } = report
  if (document === null) return []
  const { labels } = wording
  const rows = documentRows(document, wording)
  return [
    '',
    ...rows.map(({ label, value }) => `  ${`${label} :`.padEnd(34)}${value}`),
    ...(document.holder && document.holder.truncated.length > 0 ? [`  ${labels.truncated}`] : []),
    `  ${report.verdict === 'invalid' ? labels.valuesOfTheSeal : labels.onlySealedValues}`,
  ]
}

function entitlementLines(entitlement: Entitlement | null, wording: Wording): readonly string[] {
  if (entitlement === null) return []
  return [
    '',
    `${wording.labels.category} ${entitlement.category} : ${wording.entitlement[entitlement.answer]} — ${wording.reasons[entitlement.reason]}`,
    ...entitlement.conditions.map((condition) => `  ${wording.reasons[condition]}`),
  ]
}

function codeLines(report: Report, wording: Wording): readonly string[] {
  if (report.codes === undefined) return []
  return [
    '',
    `${wording.labels.severalCodes} : ${report.codes.length}`,
    ...report.codes.map(
      (code) =>
        `  p. ${code.page} — ${wording.verdicts[code.verdict]} — ${code.document ? wording.kinds[code.document.kind] : (code.seal?.documentType ?? '?')}`,
    ),
  ]
}

/** Where codes stood and how they were read, for whoever looks into a scan. */
function placeLines(
  { found = [] }: Report,
  { labels }: Wording,
  language: string | undefined,
): readonly string[] {
  if (found.length === 0) return []
  const { codeRead } = verifierWordingFor(language)
  return ['', ...found.map((place) => `${labels.codeRead} : ${codeRead(place)}`)]
}
