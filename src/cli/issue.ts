import { resolve } from 'node:path'
import type { OperatorMandate } from '../core/access/requester.ts'
import { parseNeph } from '../core/licence/neph.ts'
import { openDemonstration } from '../main.ts'
import { type IssuedDocument, type IssuedKind, issueDocument } from '../service/issue-document.ts'
import { ConfigurationError, productionFaults, readSettings, type Settings } from '../settings.ts'
import { instantArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { readInput } from './read-input.ts'
import { UsageError } from './usage-error.ts'
import { writeFileWhole } from './write-file.ts'

const KINDS: Readonly<Record<string, IssuedKind>> = { adcs: 'ADCS', rii: 'RII' }

const OPTIONS = {
  neph: { type: 'string' },
  out: { type: 'string' },
  recipient: { type: 'string' },
  at: { type: 'string' },
  purpose: { type: 'string' },
  'requested-by': { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `permis issue adcs|rii --neph N|- --out FILE.pdf`: issues from the registry, or writes nothing. */
export async function issueCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(args, OPTIONS, { names: ['adcs|rii'] })
  const kind = KINDS[positionals[0] ?? '']
  if (kind === undefined) throw new UsageError(`document inconnu : « ${positionals[0]} » (adcs ou rii)`)
  if (values.neph === undefined) throw new UsageError('option manquante : --neph')
  if (values.out === undefined) throw new UsageError('option manquante : --out')
  const settings = readSettings(process.env)
  const asked = instantArgument(values.at, '--at')
  if (asked !== null && settings.production)
    throw new UsageError('--at n’est admis qu’en démonstration : un document porte le jour de sa délivrance')
  const neph = parseNeph(
    values.neph === '-'
      ? Buffer.from(await readInput('-'))
          .toString('utf8')
          .trim()
      : values.neph,
  )
  const now = new Date()
  const { issue } = await open(settings, asked ?? now, now, mandate(settings, values))
  const issued = await issueDocument(issue, {
    kind,
    neph,
    requester: { role: 'operator', mandate: mandate(settings, values) },
    recipientSiren: values.recipient ?? null,
    at: asked ?? now,
    lint: 'page',
  })
  const file = resolve(values.out)
  await writeFileWhole(file, issued.pdf)
  return {
    exit: EXIT.done,
    json: summary(issued, file),
    text: sentence(issued, values.out),
    notices: warnings(issued),
  }
}

/** In production the demonstration's registry and keys are refused, once the request itself may be made. */
async function open(settings: Settings, at: Date, now: Date, mandate: OperatorMandate) {
  const faults = productionFaults(settings)
  if (faults.length > 0 && mandate.kind !== 'none') throw new ConfigurationError(faults)
  return openDemonstration(settings, at, now)
}

function mandate(
  settings: Settings,
  values: { purpose?: string | undefined; 'requested-by'?: string | undefined },
): OperatorMandate {
  const { purpose, 'requested-by': requestedBy } = values
  if (purpose && requestedBy) return { kind: 'request', purpose, requestedBy }
  return settings.production ? { kind: 'none' } : { kind: 'demonstration' }
}

function summary(issued: IssuedDocument, file: string) {
  const { id, kind, emittedOn, expiresOn, payload } = issued
  return { id, kind, emittedOn, expiresOn, payload, file }
}

function sentence({ kind, id, expiresOn }: IssuedDocument, out: string): string {
  const end =
    expiresOn === null ? '' : `, valable jusqu’au ${expiresOn.split('-').reverse().join('/')} inclus`
  return `${kind} ${id} écrite dans ${out}${end}\nPour la vérifier : npx permis verify ${out}\n`
}

function warnings({ warnings }: IssuedDocument): readonly string[] {
  return warnings.map(
    (code) =>
      `${code} : un événement du dossier dit pire que l’état enregistré ; c’est le pire qui est délivré`,
  )
}
