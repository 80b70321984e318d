import { resolve } from 'node:path'
import { withDesk } from '../main/with-desk.ts'
import { authoriseIssuing } from '../service/authorise-issuing.ts'
import type { IssuedDocument, IssueRequest } from '../service/issue-document.ts'
import { ConfigurationError } from '../settings/configuration-error.ts'
import { productionFaults, readSettings, type Settings } from '../settings.ts'
import { auditFile } from '../storage/audit-file.ts'
import { instantArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { letterAsked } from './issue-letter.ts'
import { nephArgument, operatorMandate } from './operator-request.ts'
import { UsageError } from './usage-error.ts'
import { checkWritable, writeFileWhole } from './write-file.ts'

const STATEMENTS = { adcs: 'ADCS', rii: 'RII' } as const

const OPTIONS = {
  neph: { type: 'string' },
  out: { type: 'string' },
  recipient: { type: 'string' },
  reference: { type: 'string' },
  infraction: { type: 'string' },
  at: { type: 'string' },
  purpose: { type: 'string' },
  'requested-by': { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `permis issue adcs|rii|letter --neph N|- --out FILE.pdf`: issues from the registry, or writes nothing. */
export async function issueCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(args, OPTIONS, { names: ['adcs|rii|letter'] })
  const document = documentAsked(positionals[0], values)
  if (values.neph === undefined) throw new UsageError('option manquante : --neph')
  if (values.out === undefined) throw new UsageError('option manquante : --out')
  const settings = readSettings(process.env)
  const asked = instantArgument(values.at, '--at')
  if (asked !== null && settings.production)
    throw new UsageError('--at n’est admis qu’en démonstration : un document porte le jour de sa délivrance')
  const neph = await nephArgument(values.neph)
  const now = new Date()
  const request: IssueRequest = {
    ...document,
    neph,
    requester: { role: 'operator', mandate: operatorMandate(settings, values) },
    at: asked ?? now,
    lint: 'page',
  }
  await refuseUnconfigured(settings, request)
  const file = resolve(values.out)
  await checkWritable(file)
  const issued = await withDesk(settings, now, (desk) => desk.issue(request))
  await writeFileWhole(file, issued.pdf)
  return {
    exit: EXIT.done,
    json: summary(issued, file),
    text: sentence(issued, values.out),
    notices: warnings(issued),
  }
}

interface DocumentOptions {
  readonly recipient?: string | undefined
  readonly reference?: string | undefined
  readonly infraction?: string | undefined
}

/** What is asked for; an option of another document is refused rather than left aside. */
function documentAsked(name: string | undefined, values: DocumentOptions): DocumentAsked {
  if (name === 'letter') return letterAsked(values)
  if (name !== 'adcs' && name !== 'rii')
    throw new UsageError(`document inconnu : « ${name} » (adcs, rii ou letter)`)
  if (values.reference !== undefined || values.infraction !== undefined)
    throw new UsageError('--reference et --infraction sont pour une lettre')
  return { kind: STATEMENTS[name], recipientSiren: values.recipient ?? null }
}

type Without<R, K extends keyof IssueRequest> = R extends IssueRequest ? Omit<R, K> : never
type DocumentAsked = Without<IssueRequest, 'neph' | 'requester' | 'at' | 'lint'>

/** A production that is not configured refuses to issue, once the request itself may be made. */
async function refuseUnconfigured(settings: Settings, request: IssueRequest): Promise<void> {
  const faults = productionFaults(settings)
  if (faults.length === 0) return
  await authoriseIssuing(auditFile(settings.dataDir), request)
  throw new ConfigurationError(faults)
}

function summary(issued: IssuedDocument, file: string) {
  const { id, kind, emittedOn, expiresOn, payload } = issued
  return { id, kind, emittedOn, expiresOn, payload, file }
}

const NAMES = { ADCS: 'ADCS délivrée', RII: 'RII délivré', LETTER: 'Lettre composée' } as const

function sentence({ kind, id, expiresOn }: IssuedDocument, out: string): string {
  const end =
    expiresOn === null ? '' : `, valable jusqu’au ${expiresOn.split('-').reverse().join('/')} inclus`
  return `${NAMES[kind]} : référence ${id}${end}\nFichier : ${out}\nVérifier : npx permis verify ${out}\n`
}

function warnings({ warnings }: IssuedDocument): readonly string[] {
  return warnings.map(
    (code) =>
      `${code} : un événement du dossier dit pire que l’état enregistré ; c’est le pire qui est délivré`,
  )
}
