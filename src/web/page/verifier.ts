import { listAges } from '../../http/report-view.ts'
import { verifierWordingFor } from '../../wording/verifier.ts'
import type { ReadingAnswer } from '../reading-job.ts'
import { readAsked } from './asked.ts'
import { wireCamera } from './camera.ts'
import { wireDrop } from './drop.ts'
import { element } from './element.ts'
import { workOffline } from './offline.ts'
import { ReaderClient } from './reader-client.ts'
import { showReport, wireResult } from './show-report.ts'
import { tellProblem, tellProgress } from './tell-problem.ts'

const words = verifierWordingFor(element('verifier', HTMLDivElement).dataset.lang)
const reader = new ReaderClient()
const form = element('verify', HTMLFormElement)
const file = element('file', HTMLInputElement)
const payload = element('payload', HTMLTextAreaElement)
const here = element('verify-here', HTMLButtonElement)

/** A person may have gone on to another document meanwhile: only the last answer counts. */
let latest = 0

async function judgeFile(chosen: File): Promise<void> {
  const isPdf = /\.pdf$/i.test(chosen.name) || chosen.type === 'application/pdf'
  await judge(isPdf ? words.form.readingPdf : words.form.reading, (asked) => reader.readFile(chosen, asked))
}

async function judge(
  progress: string,
  read: (asked: NonNullable<ReturnType<typeof readAsked>>) => Promise<ReadingAnswer>,
): Promise<void> {
  const turn = ++latest
  const asked = readAsked()
  const siren = element('siren', HTMLInputElement)
  siren.setAttribute('aria-invalid', String(asked === null))
  tellProblem(asked === null ? 'SIREN_MALFORMED' : null, words)
  if (asked === null) return siren.focus()
  tellProgress(progress)
  const answer = await read(asked)
  if (turn !== latest) return
  tellProgress('')
  if ('report' in answer) showReport(answer, words)
  else if ('fault' in answer) tellProblem(localFault(answer.fault.code), words)
}

/** What a browser cannot read, the service may. */
function localFault(code: string): string {
  if (code === 'UNREADABLE_IMAGE') return 'NOT_IN_BROWSER'
  return code === 'INTERNAL' ? 'READER_UNAVAILABLE' : code
}

/** Only the button that says so sends anything; the key Enter presses the other one, which comes first. */
form.addEventListener('submit', (event) => {
  if (event.submitter?.id === 'by-server') return
  event.preventDefault()
  const [chosen] = file.files ?? []
  if (chosen !== undefined) void judgeFile(chosen)
  else if (payload.value.trim() !== '')
    void judge(words.form.reading, (asked) => reader.readText(payload.value, asked))
  else tellProblem('NO_FILE', words)
})
file.addEventListener('change', () => {
  const [chosen] = file.files ?? []
  if (chosen !== undefined) void judgeFile(chosen)
})
wireDrop(judgeFile)
wireResult(words)
wireCamera(reader, words)
element('here', HTMLDivElement).hidden = false
element('here-hint', HTMLParagraphElement).hidden = false
element('paste', HTMLDetailsElement).open = payload.value !== ''
element('drop-hint', HTMLParagraphElement).hidden = false
here.disabled = false
element('by-server', HTMLButtonElement).classList.add('quiet')

void workOffline(words).then(async () => {
  const answer = await reader.ask({ kind: 'trust' })
  const place = element('trust', HTMLParagraphElement)
  place.textContent =
    'lists' in answer
      ? `${words.form.trust} ${listAges(answer.lists, words).join(' ; ')}.`
      : words.form.trustMissing
  place.hidden = false
})
