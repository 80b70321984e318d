import { parisDateTime } from '../core/calendar-day.ts'
import { withDesk } from '../main/with-desk.ts'
import type { RequestsPage, WaitingRequest } from '../service/answer-request.ts'
import type { RegistryDesk } from '../service/registry-desk.ts'
import { readSettings } from '../settings.ts'
import { choiceArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { configured } from './configured.ts'
import { EXIT } from './exit-code.ts'
import { readInput } from './read-input.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  progress: { type: 'string' },
  message: { type: 'string' },
  'answered-by': { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `permis request list|answer`: the requests that drivers send, and what is answered. */
export async function requestCommand(args: readonly string[]): Promise<CommandOutput> {
  const [action = '', ...rest] = args
  const settings = configured(readSettings(process.env))
  const now = new Date()
  if (action === 'list') {
    parseArguments(rest, { json: { type: 'boolean' } })
    const waiting = await withDesk(settings, now, allWaiting)
    return { exit: EXIT.done, json: waiting, text: waiting.map(told).join('\n') || 'Aucune demande.\n' }
  }
  if (action !== 'answer') throw new UsageError(`action inconnue : « ${action} » (list, answer)`)
  const { values, positionals } = parseArguments(rest, OPTIONS, { names: ['ID'] })
  const answeredBy = values['answered-by']
  if (answeredBy === undefined) throw new UsageError('option manquante : --answered-by')
  const text = values.message === '-' ? Buffer.from(await readInput('-')).toString('utf8') : values.message
  const progress = choiceArgument(values.progress ?? 'answered', '--progress', [
    'under-examination',
    'answered',
    'closed',
  ])
  if (progress === 'answered' && (text ?? '').trim() === '')
    throw new UsageError('option manquante : --message (le texte de la réponse, ou - pour l’entrée standard)')
  const answer = {
    id: positionals[0] ?? '',
    progress,
    text: text ?? null,
    answeredBy,
    at: now,
  }
  const answered = await withDesk(settings, now, (desk) => desk.answerRequest(answer))
  return { exit: EXIT.done, json: answered, text: told(answered) }
}

async function allWaiting(desk: Pick<RegistryDesk, 'listRequests'>): Promise<readonly WaitingRequest[]> {
  const all: WaitingRequest[] = []
  for (let after: string | null = null; ; ) {
    const { requests, next }: RequestsPage = await desk.listRequests({ after })
    all.push(...requests)
    if (next === null) return all
    after = next
  }
}

function told({ id, neph, subject, progress, openedAt, messages }: WaitingRequest): string {
  const head = `${id}  ${parisDateTime(openedAt).slice(0, 16)}  ${subject}  ${progress}  NEPH ${neph}`
  const said = messages.map(({ from, text }) => `  ${from === 'holder' ? 'conducteur' : 'service'} : ${text}`)
  return `${[head, ...said].join('\n')}\n`
}
