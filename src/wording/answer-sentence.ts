import type { Question } from '../core/verification/check.ts'
import { answerTo } from '../core/verification/conclude.ts'
import { toldAnswer } from '../core/verification/doubt.ts'
import type { Report } from '../core/verification/report.ts'
import { frenchDay } from './french-dates.ts'
import { isCodeOnly, isOnlyForAnother, isWithoutLegalEnd } from './narrow-cases.ts'
import type { Wording } from './report-wording.ts'

type Judged = Pick<Report, 'checks' | 'document'>

/** Answers a question of a report in one sentence that says no more than is proved; every door tells this one. */
export function answerSentence(question: Question, report: Judged, wording: Wording): string {
  const { checks } = report
  const { answers, narrow } = wording
  if (question === 'integrity')
    return isCodeOnly(checks) ? narrow.codeOnly : answers.integrity[answerTo('integrity', checks)]
  const told = toldAnswer(question, checks)
  switch (told) {
    case 'passed':
      return question === 'status' && isWithoutLegalEnd(checks)
        ? narrow.withoutLegalEnd(dayTold(report))
        : answers[question].passed
    case 'failed':
      return question === 'status' && isOnlyForAnother(checks) ? narrow.forAnother : answers[question].failed
    case 'undetermined':
      return answers[question].undetermined
    case 'of-the-seal-only':
      return wording.answersOfTheSeal[question]
    default:
      return wording.doubts[told]
  }
}

/** The day of which a document tells; null where its content is withheld. */
function dayTold({ document }: Judged): string | null {
  const day = document?.dataAsOf?.slice(0, 10) ?? document?.emittedOn ?? null
  return day === null ? null : frenchDay(day)
}

/** Says what the verdict means, without more than is proved. */
export function verdictMeaning(
  { verdict, checks }: Pick<Report, 'verdict' | 'checks'>,
  wording: Wording,
): string {
  const { narrow, verdictMeanings } = wording
  if (isOnlyForAnother(checks)) return narrow.genuineForAnother
  return verdict === 'valid' && isWithoutLegalEnd(checks)
    ? narrow.genuineWithoutLegalEnd
    : verdictMeanings[verdict]
}
