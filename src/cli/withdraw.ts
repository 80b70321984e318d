import { parisDay } from '../core/calendar-day.ts'
import { WITHDRAWAL_REASONS } from '../core/documents/withdrawal-reason.ts'
import { withDesk } from '../main/with-desk.ts'
import {
  authoriseWithdrawal,
  type WithdrawalDone,
  type WithdrawalRequest,
} from '../service/withdrawal/withdraw-document.ts'
import { ConfigurationError } from '../settings/configuration-error.ts'
import { productionFaults, readSettings } from '../settings.ts'
import { auditFile } from '../storage/audit-file.ts'
import { withdrawalWords } from '../wording/withdrawal.ts'
import { choiceArgument, languageArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { operatorMandate } from './operator-request.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  reason: { type: 'string' },
  purpose: { type: 'string' },
  'requested-by': { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const

/**
 * `permis withdraw DOCUMENT --reason …`: withdraws one document that was issued wrongly, for good, and publishes a list
 * that says so. Done again, it says that it was done.
 */
export async function withdrawCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(args, OPTIONS, { names: ['DOCUMENT'] })
  if (values.reason === undefined)
    throw new UsageError(`option manquante : --reason (${WITHDRAWAL_REASONS.join(', ')})`)
  const language = languageArgument(values.lang)
  const settings = readSettings(process.env)
  const now = new Date()
  const request: WithdrawalRequest = {
    documentId: documentArgument(positionals[0] ?? ''),
    reason: choiceArgument(values.reason, '--reason', WITHDRAWAL_REASONS),
    mandate: operatorMandate(settings, values),
    at: now,
  }
  const faults = productionFaults(settings)
  if (faults.length > 0) {
    await authoriseWithdrawal(auditFile(settings.dataDir), request)
    throw new ConfigurationError(faults)
  }
  const done = await withDesk(settings, now, (desk) => desk.withdrawDocument(request))
  return told(done, language)
}

/** As it is printed, in groups of four, or as one word. */
function documentArgument(text: string): string {
  const id = text.replaceAll(/[\s-]/g, '').toUpperCase()
  if (/^[0-9A-HJKMNP-TV-Z]{16}$/.test(id)) return id
  throw new UsageError(
    `DOCUMENT : la référence d’un document est attendue, seize caractères ; trouvé « ${text} »`,
  )
}

function told(
  { withdrawn, published, isPublishingFaulty }: WithdrawalDone,
  language: string | undefined,
): CommandOutput {
  const words = withdrawalWords(language)
  const { id, kind, reason, at, isRepeated } = withdrawn
  const why = words.reasons[reason]
  const lists = published.map(({ issuer, sequence }) => words.list(issuer, sequence)).join(', ')
  const text = isRepeated ? words.repeated(id, kind, why, parisDay(at)) : words.done(id, kind, why)
  const missing = isPublishingFaulty ? [words.faulty] : published.length === 0 ? [words.unpublished] : []
  return {
    exit: EXIT.done,
    json: { id, kind, reason, withdrawnAt: at.toISOString(), alreadyWithdrawn: isRepeated, published },
    text: published.length === 0 ? text : text + words.published(lists),
    notices: missing,
  }
}
