import { pageErrorSentence } from '../../wording/pages/error-pages.ts'
import type { VerifierFault, VerifierWording } from '../../wording/verifier-wording.ts'
import { element } from './element.ts'

/** Tells in the place made for it what went wrong and what to do; null takes it away. */
export function tellProblem(code: string | null, words: VerifierWording): void {
  const place = element('problem', HTMLDivElement)
  place.replaceChildren()
  if (code === null) return
  const { title, advice } = isOwnFault(code, words)
    ? words.faults[code]
    : pageErrorSentence(code, words.language)
  const notice = document.createElement('div')
  notice.className = 'notice invalid'
  notice.setAttribute('role', 'alert')
  const strong = document.createElement('strong')
  strong.textContent = title
  const first = document.createElement('p')
  first.append(strong)
  const second = document.createElement('p')
  second.textContent = advice
  const third = document.createElement('p')
  third.className = 'hint'
  third.textContent = `${words.form.errorCode} (${code})`
  notice.append(first, second, third)
  place.append(notice)
  notice.scrollIntoView({ block: 'nearest' })
}

/** Tells what goes on, politely. */
export function tellProgress(text: string): void {
  element('progress', HTMLParagraphElement).textContent = text
}

function isOwnFault(code: string, words: VerifierWording): code is VerifierFault {
  return Object.hasOwn(words.faults, code)
}
