import { parisDay } from '../core/calendar-day.ts'
import { DEMONSTRATION_AGENTS } from '../identity/simulator/proconnect-personas.ts'
import { withDesk } from '../main/with-desk.ts'
import type { RegisteredHabilitation } from '../service/clerk/habilitation-register.ts'
import type { HabilitationGrant } from '../service/clerk/manage-habilitations.ts'
import { readSettings, type Settings } from '../settings.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { choiceArgument, dayArgument, parseArguments, siretArgument } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { configured } from './configured.ts'
import { EXIT } from './exit-code.ts'
import { habilitationLine, habilitationTable } from './habilitation-table.ts'
import { UsageError } from './usage-error.ts'

const TEXT = { type: 'string' } as const
const OPTIONS = {
  ...{ uid: TEXT, siret: TEXT, provider: TEXT, court: TEXT, jurisdiction: TEXT, from: TEXT, to: TEXT },
  ...{ 'granted-by': TEXT, 'revoked-by': TEXT },
  json: { type: 'boolean' },
} as const

type Values = Partial<Record<Exclude<keyof typeof OPTIONS, 'json'>, string | undefined>>

/**
 * `permis habilitation grant|revoke|list`: gives agents of courts the right to validate documents, for some time, and
 * takes it back. Each gift and each taking back leaves a line of the audit.
 */
export async function habilitationCommand(args: readonly string[]): Promise<CommandOutput> {
  const [action = '', ...rest] = args
  const settings = readSettings(process.env)
  const now = new Date()
  switch (action) {
    case 'grant':
      return grant(configured(settings), now, parseArguments(rest, OPTIONS).values)
    case 'revoke': {
      const { values, positionals } = parseArguments(rest, OPTIONS, { names: ['ID'] })
      const order = { id: positionals[0] ?? '', revokedBy: required(values, 'revoked-by'), at: now }
      const revoked = await withDesk(configured(settings), now, (desk) => desk.revokeHabilitation(order))
      return told(revoked, `Habilitation retirée : ${habilitationLine(revoked, parisDay(now))}\n`)
    }
    case 'list': {
      const { siret } = parseArguments(rest, OPTIONS).values
      const asked = siret === undefined ? {} : { siret: siretArgument(siret) }
      const list = await withDesk(configured(settings), now, (desk) => desk.listHabilitations(asked))
      return { exit: EXIT.done, json: list.map(plain), text: habilitationTable(list, parisDay(now)) }
    }
    default:
      throw new UsageError(`action inconnue : « ${action} » (grant, revoke, list)`)
  }
}

async function grant(settings: Settings, now: Date, values: Values): Promise<CommandOutput> {
  const order: HabilitationGrant = {
    identityProviderId: providerOf(settings, values.provider),
    uid: required(values, 'uid'),
    siret: siretArgument(required(values, 'siret')),
    court: choiceArgument(required(values, 'court'), '--court', ['judicial', 'administrative']),
    jurisdiction: required(values, 'jurisdiction'),
    validFrom: values.from === undefined ? parisDay(now) : dayArgument(values.from, '--from'),
    validTo: dayArgument(required(values, 'to'), '--to'),
    grantedBy: required(values, 'granted-by'),
    at: now,
  }
  if (order.validTo < order.validFrom)
    throw new UsageError(`--to : un jour qui ne précède pas le ${frenchDay(order.validFrom)} est attendu`)
  const given = await withDesk(settings, now, (desk) => desk.grantHabilitation(order))
  return told(given, `Habilitation accordée : ${habilitationLine(given, parisDay(now))}\n`, [
    ...(settings.production && !settings.identity.clerkSirets.includes(order.siret)
      ? ['CLERK_SIRETS ne nomme pas ce service : son agent ne pourra pas se connecter.']
      : []),
  ])
}

function told(
  habilitation: RegisteredHabilitation,
  text: string,
  notices: readonly string[] = [],
): CommandOutput {
  return { exit: EXIT.done, json: plain(habilitation), text, notices }
}

function plain({ grantedAt, revokedAt, ...habilitation }: RegisteredHabilitation) {
  return {
    ...habilitation,
    grantedAt: grantedAt.toISOString(),
    revokedAt: revokedAt === null ? null : revokedAt.toISOString(),
  }
}

/** Where one provider of identity alone is believed, it need not be named. */
function providerOf({ identity, production }: Settings, asked: string | undefined): string {
  const isSimulated = !production && identity.proConnect === null
  const [only, ...others] = isSimulated ? DEMONSTRATION_AGENTS.identityProviders : identity.clerkProviders
  const provider = asked ?? (others.length === 0 ? only : undefined)
  if (provider === undefined || provider.trim() === '') throw new UsageError('option manquante : --provider')
  return provider
}

function required(values: Values, name: keyof Values): string {
  const value = values[name]?.trim()
  if (value) return value
  throw new UsageError(`option manquante : --${name}`)
}
