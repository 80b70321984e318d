import { addMonths, parisDay } from '../core/calendar-day.ts'
import { withDesk } from '../main/with-desk.ts'
import type { OperatorKeyGrant } from '../service/operator/manage-operator-keys.ts'
import { OPERATOR_KEY_KINDS, type OperatorKey } from '../service/operator/operator-key.ts'
import { readSettings, type Settings } from '../settings.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { dayArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { configured } from './configured.ts'
import { EXIT } from './exit-code.ts'
import { operatorKeyLine, operatorKeyTable } from './operator-key-table.ts'
import { UsageError } from './usage-error.ts'

const TEXT = { type: 'string' } as const
const OPTIONS = {
  ...{ name: TEXT, purpose: TEXT, kinds: TEXT, until: TEXT, 'granted-by': TEXT, 'revoked-by': TEXT },
  json: { type: 'boolean' },
} as const

type Values = Partial<Record<Exclude<keyof typeof OPTIONS, 'json'>, string | undefined>>

/** A key that nobody thinks of any more ends by itself. */
const MONTHS_VALID = 12
const LONGEST_TEXT = 200

/**
 * `permis operator-key grant|revoke|list`: gives programs the keys with which they order documents in bulk through the
 * API, and takes them back. Each gift and each taking back leaves a line of the audit.
 */
export async function operatorKeyCommand(args: readonly string[]): Promise<CommandOutput> {
  const [action = '', ...rest] = args
  const settings = readSettings(process.env)
  const now = new Date()
  switch (action) {
    case 'grant':
      return grant(configured(settings), now, parseArguments(rest, OPTIONS).values)
    case 'revoke': {
      const { values, positionals } = parseArguments(rest, OPTIONS, { names: ['ID'] })
      const order = { id: positionals[0] ?? '', revokedBy: signed(settings, values, 'revoked-by'), at: now }
      const revoked = await withDesk(configured(settings), now, (desk) => desk.revokeOperatorKey(order))
      const text = `Clé retirée : ${operatorKeyLine(revoked, parisDay(now))}\n`
      return { exit: EXIT.done, json: plain(revoked), text }
    }
    case 'list': {
      parseArguments(rest, OPTIONS)
      const list = await withDesk(configured(settings), now, (desk) => desk.listOperatorKeys())
      return { exit: EXIT.done, json: list.map(plain), text: operatorKeyTable(list, parisDay(now)) }
    }
    default:
      throw new UsageError(`action inconnue : « ${action} » (grant, revoke, list)`)
  }
}

async function grant(settings: Settings, now: Date, values: Values): Promise<CommandOutput> {
  const today = parisDay(now)
  const order: OperatorKeyGrant = {
    name: required(values, 'name'),
    purpose: required(values, 'purpose'),
    kinds: kindsArgument(values.kinds),
    grantedBy: signed(settings, values, 'granted-by'),
    validTo:
      values.until === undefined ? addMonths(today, MONTHS_VALID) : dayArgument(values.until, '--until'),
    at: now,
  }
  if (order.validTo < today)
    throw new UsageError(`--until : un jour qui ne précède pas le ${frenchDay(today)} est attendu`)
  const { key, secret } = await withDesk(settings, now, (desk) => desk.grantOperatorKey(order))
  return {
    exit: EXIT.done,
    json: { ...plain(key), key: secret },
    text: `${secret}\n`,
    notices: [
      `Clé accordée : ${key.id}  ${operatorKeyLine(key, today)}`,
      'Seule son empreinte est gardée, et elle ne sera plus montrée : confiez-la au programme, en Authorization: Bearer.',
    ],
  }
}

/** What the key is for; what it may not order is said at each line. */
function kindsArgument(text = 'adcs'): OperatorKey['kinds'] {
  const asked = text.toUpperCase().split(',')
  const kinds = OPERATOR_KEY_KINDS.filter((kind) => asked.includes(kind))
  if (kinds.length === asked.length) return kinds
  throw new UsageError('--kinds : adcs, rii ou adcs,rii est attendu')
}

/** Who gives or takes back; in demonstration it need not be told. */
function signed(settings: Settings, values: Values, name: 'granted-by' | 'revoked-by'): string {
  if (!settings.production && values[name] === undefined) return 'démonstration'
  return required(values, name)
}

function required(values: Values, name: keyof Values): string {
  const value = values[name]?.trim() ?? ''
  if (value === '') throw new UsageError(`option manquante : --${name}`)
  if (value.length > LONGEST_TEXT || /\p{Cc}/u.test(value))
    throw new UsageError(`--${name} : une ligne de ${LONGEST_TEXT} caractères au plus est attendue`)
  return value
}

function plain({ grantedAt, revokedAt, ...key }: OperatorKey) {
  return {
    ...key,
    grantedAt: grantedAt.toISOString(),
    revokedAt: revokedAt === null ? null : revokedAt.toISOString(),
  }
}
