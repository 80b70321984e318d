import type { FileAnswer } from '../service/batch/batch-file.ts'
import { reasonsOf } from '../service/batch/verdict-row.ts'
import { errorSentence } from '../wording/error-sentence.ts'
import type { Wording } from '../wording/report-wording.ts'
import { stateNotice } from '../wording/state-notice.ts'
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

/** One line says the verdict, the kind, the end of validity, and a state that does not allow driving. */
function answerLine(answer: FileAnswer, wording: Wording, language: string | undefined): string {
  const file = printable(answer.file)
  if ('error' in answer) {
    const { code } = answer.error
    return `– ${file} : ${errorSentence(code, language).title} (${code})`
  }
  const { verdict, document, withheld } = answer.report
  const notice = stateNotice(document, wording)
  const reason = unsettledReason(answer)
  const facts = [
    wording.verdicts[verdict],
    ...(document === null ? [] : [wording.kinds[document.kind]]),
    ...(document?.expiresOn ? [`→ ${document.expiresOn}`] : []),
    ...(notice === null ? [] : [notice.label]),
    ...(withheld === null ? [] : [wording.labels.withheld]),
    ...(reason === undefined ? [] : [reasonSentence(reason, wording, language)]),
  ]
  return `${SIGNS[verdict]} ${file} : ${facts.join(' — ')}`
}

/** The first reason says enough on one line; where nothing was found, the fault of the file says more. */
function unsettledReason(answer: FileAnswer): string | undefined {
  if ('error' in answer) return undefined
  const check = answer.report.checks.find(({ outcome }) => outcome === 'failed' || outcome === 'undetermined')
  const isOfFile = check?.detail !== undefined && reasonsOf(answer).includes(check.detail)
  return isOfFile ? check.detail : check?.reason
}

/** Waits until standard output has taken the text, so that answers never pile up. */
function hand(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()))
}
