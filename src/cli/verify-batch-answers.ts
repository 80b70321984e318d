import type { Report } from '../core/verification/report.ts'
import type { FileAnswer } from '../service/batch/batch-file.ts'
import { holderOf, noticesOf, reasonsOf } from '../service/batch/verdict-row.ts'
import { batchWordsFor } from '../wording/batch.ts'
import { errorSentence } from '../wording/error-sentence.ts'
import { frenchDay } from '../wording/french-dates.ts'
import type { Wording } from '../wording/report-wording.ts'
import { drivingRight, stateNotice } from '../wording/state-notice.ts'
import { printable, reasonSentence } from './verify-batch-summary.ts'

/** Writes answers on standard output as they come. */
export interface AnswerWriter {
  write(answer: FileAnswer): Promise<void>
  end(): Promise<void>
}

/** Writes one JSON array, or a line for each file. */
export function answerWriter(json: boolean, wording: Wording, language: string | undefined): AnswerWriter {
  if (!json)
    return { write: (answer) => hand(`${answerLine(answer, wording, language)}\n`), end: async () => {} }
  let begun = false
  return {
    write(answer) {
      const indented = JSON.stringify(answer, null, 2).replaceAll('\n', '\n  ')
      const text = `${begun ? ',' : '['}\n  ${indented}`
      begun = true
      return hand(text)
    },
    end: () => hand(begun ? '\n]\n' : '[]\n'),
  }
}

const SIGNS = { valid: '✓', invalid: '✗', indeterminate: '?' } as const

/**
 * One line says the verdict, the kind, the end of validity, the holder, a state that does not allow driving, and the
 * answer about a category; below it stands what is left to the reader.
 */
function answerLine(answer: FileAnswer, wording: Wording, language: string | undefined): string {
  const file = printable(answer.file)
  if ('error' in answer) {
    const { code } = answer.error
    return `– ${file} : ${errorSentence(code, language).title} (${code})`
  }
  const notices = noticesOf(answer).map((notice) => `${reasonSentence(notice, wording, language)}.`)
  const line = `${signOf(answer.report)} ${file} : ${factsOf(answer, wording, language).join(' — ')}`
  return notices.length === 0 ? line : `${line}\n    ${notices.join(' ')}`
}

/** A tick is for a document whose holder may drive, as green is on the page; one may be genuine and say that he may not. */
function signOf({ verdict, document, entitlement }: Report): string {
  if (verdict !== 'valid') return SIGNS[verdict]
  const mayDrive = document !== null && document.kind !== 'OTHER' && drivingRight(document) === 'yes'
  return mayDrive && (entitlement === null || entitlement.answer === 'yes') ? SIGNS.valid : '!'
}

function factsOf(
  answer: Extract<FileAnswer, { report: Report }>,
  wording: Wording,
  language: string | undefined,
): readonly string[] {
  const { verdict, document, withheld, entitlement } = answer.report
  const { verdicts, kinds, labels } = wording
  const notice = stateNotice(document, wording)
  const holder = holderOf(answer.report)
  const reason = unsettledReason(answer)
  return [
    verdicts[verdict],
    ...(document === null ? [] : [kinds[document.kind]]),
    ...(document?.expiresOn ? [batchWordsFor(language).until(frenchDay(document.expiresOn))] : []),
    ...(holder === '' ? [] : [printable(holder)]),
    ...(notice === null ? [] : [`${labels.state} : ${notice.label}`]),
    ...(entitlement === null
      ? []
      : [`${labels.category} ${entitlement.category} : ${wording.entitlement[entitlement.answer]}`]),
    ...(withheld === null ? [] : [labels.withheld]),
    ...(reason === undefined ? [] : [reasonSentence(reason, wording, language)]),
  ]
}

/** The first reason says enough on one line; where nothing was found, the fault of the file says more. */
function unsettledReason(answer: FileAnswer): string | undefined {
  if ('error' in answer) return undefined
  const check = answer.report.checks.find(({ outcome }) => outcome === 'failed' || outcome === 'undetermined')
  const isOfFile = check?.detail !== undefined && reasonsOf(answer).includes(check.detail)
  const { entitlement } = answer.report
  const ofDriving = entitlement === null || entitlement.answer === 'yes' ? undefined : entitlement.reason
  return isOfFile ? check.detail : (check?.reason ?? ofDriving)
}

/** Waits until standard output has taken the text, so that answers never pile up. */
function hand(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()))
}
