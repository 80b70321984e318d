import { parisDay } from '../core/calendar-day.ts'
import { withDesk } from '../main/with-desk.ts'
import { readSettings } from '../settings.ts'
import { linkCutWordsFor } from '../wording/link-cut.ts'
import { languageArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { configured } from './configured.ts'
import { EXIT } from './exit-code.ts'
import { nephArgument, operatorMandate } from './operator-request.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  neph: { type: 'string' },
  purpose: { type: 'string' },
  'requested-by': { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const

/**
 * `permis link cut --neph N|-`: cuts the identity of FranceConnect that is linked to a licence, for a holder who cannot
 * do it: the identity is not the holder's own, or not any more.
 */
export async function linkCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(args, OPTIONS, { names: ['cut'] })
  if (positionals[0] !== 'cut') throw new UsageError(`action inconnue : « ${positionals[0]} » (cut)`)
  if (values.neph === undefined) throw new UsageError('option manquante : --neph')
  const language = languageArgument(values.lang)
  const settings = readSettings(process.env)
  const at = new Date()
  const request = {
    neph: await nephArgument(values.neph),
    mandate: operatorMandate(settings, values),
    at,
  }
  const { linkedAt } = await withDesk(configured(settings), at, (desk) => desk.cutLink(request))
  const words = linkCutWordsFor(language)
  return {
    exit: EXIT.done,
    json: { linkedAt: linkedAt.toISOString(), cutAt: at.toISOString() },
    text: `${words.cut(parisDay(linkedAt))}\n${words.next}\n`,
  }
}
