import { fill } from 'templates:report-answer'
import { reportView } from '../../http/report-view.ts'
import type { VerifierWording } from '../../wording/verifier-wording.ts'
import type { Judged } from '../reading-job.ts'
import { element } from './element.ts'

/** Shows a report in the place of the form, as the service's own page would, and brings the reader's focus to it. */
export function showReport({ report, clock }: Judged, words: VerifierWording): void {
  const view = reportView(report, words.language, 'browser', clock)
  // Filled from a template compiled with the page, which escapes every value.
  element('answer', HTMLDivElement).innerHTML = fill(view)
  countCompared()
  element('ask', HTMLDivElement).hidden = true
  element('result', HTMLDivElement).hidden = false
  document.title = `${view.verdict} — ${words.result.title}`
  if (history.state?.result !== true) history.pushState({ result: true }, '')
  element('result-title', HTMLHeadingElement).focus()
  window.scrollTo({ top: 0 })
}

/** Brings the form back; what was shown and what was handed in are dropped. */
export function showForm(words: VerifierWording): void {
  element('answer', HTMLDivElement).replaceChildren()
  element('result', HTMLDivElement).hidden = true
  element('ask', HTMLDivElement).hidden = false
  document.title = words.form.title
  element('file', HTMLInputElement).value = ''
  element('payload', HTMLTextAreaElement).value = ''
  element('file', HTMLInputElement).focus()
}

/** Lets the buttons below a result print it, or go back to the form. */
export function wireResult(words: VerifierWording): void {
  element('print', HTMLButtonElement).addEventListener('click', () => window.print())
  element('again', HTMLButtonElement).addEventListener('click', () => history.back())
  window.addEventListener('popstate', () => showForm(words))
}

function countCompared(): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.compare input')]
  const count = document.querySelector('[data-count]')
  for (const box of boxes)
    box.addEventListener('change', () => {
      if (count !== null) count.textContent = String(boxes.filter(({ checked }) => checked).length)
    })
}
