import type { Verdict } from '../core/verification/check.ts'
import { REASONS, type Reason } from '../core/verification/reason.ts'
import type { FileAnswer } from '../service/batch/batch-file.ts'
import { noticesOf, reasonsOf } from '../service/batch/verdict-row.ts'
import type { BatchWords } from '../wording/batch.ts'
import { errorSentence } from '../wording/error-sentence.ts'
import type { Wording } from '../wording/report-wording.ts'
import { drivingRight } from '../wording/state-notice.ts'

/** What a batch came to; it takes little memory, however many files there were. */
export interface BatchSummary {
  add(answer: FileAnswer): void
  lines(wording: Wording, words: BatchWords, language: string | undefined): readonly string[]
}

/** Files named for each reason. */
const NAMED = 5

interface Trouble {
  count: number
  readonly files: string[]
}

/** Counts verdicts, and gathers what has to be looked at by reason. */
export function batchSummary(): BatchSummary {
  const verdicts: Record<Verdict, number> = { valid: 0, invalid: 0, indeterminate: 0 }
  const [troubles, notices] = [new Map<string, Trouble>(), new Map<string, Trouble>()]
  let [files, unread, mustNotDrive] = [0, 0, 0]
  return {
    add(answer) {
      files += 1
      if ('error' in answer) unread += 1
      else verdicts[answer.report.verdict] += 1
      if (isValidWithoutRight(answer)) mustNotDrive += 1
      for (const reason of reasonsOf(answer)) note(troubles, reason, answer.file)
      for (const notice of noticesOf(answer)) note(notices, notice, answer.file)
    },
    lines(wording, words, language) {
      const { valid, invalid, indeterminate } = verdicts
      const told = (title: string, by: ReadonlyMap<string, Trouble>) =>
        by.size === 0 ? [] : ['', title, ...troubleLines(by, wording, words, language)]
      return [
        words.summary(files, valid, invalid, indeterminate, unread),
        ...(mustNotDrive === 0 ? [] : [words.mustNotDrive(mustNotDrive)]),
        ...told(words.trouble, troubles),
        ...told(words.notices, notices),
      ]
    },
  }
}

function troubleLines(
  troubles: ReadonlyMap<string, Trouble>,
  wording: Wording,
  words: BatchWords,
  language: string | undefined,
): readonly string[] {
  const counted = [...troubles].sort(([, one], [, other]) => other.count - one.count)
  return counted.flatMap(([reason, { count, files }]) => [
    `  ${count} × ${reasonSentence(reason, wording, language)} (${reason})`,
    ...files.map((file) => `      ${printable(file)}`),
    ...(count > files.length ? [`      … ${words.more(count - files.length)}`] : []),
  ])
}

function isValidWithoutRight(answer: FileAnswer): boolean {
  if ('error' in answer || answer.report.verdict !== 'valid') return false
  const { document } = answer.report
  return document?.licence?.state ? drivingRight(document) !== 'yes' : false
}

function note(troubles: Map<string, Trouble>, reason: string, file: string): void {
  const trouble = troubles.get(reason) ?? { count: 0, files: [] }
  trouble.count += 1
  if (trouble.files.length < NAMED) trouble.files.push(file)
  troubles.set(reason, trouble)
}

/** Says a reason in one sentence; what to do about it is told by the report. */
export function reasonSentence(reason: string, wording: Wording, language: string | undefined): string {
  return isReason(reason)
    ? (wording.reasons[reason].split(/\.(?=\s\p{Lu}|$)/u)[0] ?? reason)
    : errorSentence(reason, language).title
}

function isReason(code: string): code is Reason {
  return REASONS.some((reason) => reason === code)
}

/** Names of files may hold what moves the cursor of a terminal, or turns its writing round. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}')
}
