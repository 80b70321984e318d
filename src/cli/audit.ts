import { resolve } from 'node:path'
import type { AuditVerdict } from '../core/audit/audit-fault.ts'
import { runningDesk, withDesk } from '../main/with-desk.ts'
import type { AuditEvidence, AuditExportRequest, KeptAuditVerdict } from '../service/audit/kept-audit.ts'
import { readSettings, type Settings } from '../settings.ts'
import { readAuditPublicKeys } from '../signing/audit-signer.ts'
import { type HeadsRead, readHeadsFile } from '../storage/audit-heads-file.ts'
import { refuseProduction } from '../storage/database/database-mark.ts'
import { exportAudit, headsBeside } from '../storage/database/export-audit.ts'
import { verifyKeptAudit } from '../storage/database/verify-kept-audit.ts'
import { auditWordingFor } from '../wording/audit.ts'
import { languageArgument, parseArguments, siretArgument } from './arguments.ts'
import { auditHeadsFile, openAuditDataKeys, withAuditDatabase } from './audit-places.ts'
import type { CommandOutput } from './command.ts'
import { configured } from './configured.ts'
import { EXIT } from './exit-code.ts'
import { operatorMandate } from './operator-request.ts'
import { InputMissingError } from './read-input.ts'
import { UsageError } from './usage-error.ts'
import { verifyExportedAudit } from './verify-exported-audit.ts'
import { checkNothingLost } from './write-file.ts'

const OPTIONS = {
  heads: { type: 'string' },
  from: { type: 'string' },
  out: { type: 'string' },
  case: { type: 'string' },
  siret: { type: 'string' },
  purpose: { type: 'string' },
  'requested-by': { type: 'string' },
  lang: { type: 'string' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

type Values = Readonly<
  Partial<Record<Exclude<keyof typeof OPTIONS, 'json' | 'force'>, string | undefined>>
> & { readonly force?: boolean | undefined }

/** `permis audit verify [--heads FILE] [--from FILE.ndjson]`, `audit export --out FILE.ndjson`, `audit release --case N --siret S`. */
export async function auditCommand(args: readonly string[]): Promise<CommandOutput> {
  const parsed = parseArguments(args, OPTIONS, { names: ['verify|export|release'] })
  const { positionals } = parsed
  const values: Values = { ...parsed.values, lang: languageArgument(parsed.values.lang) }
  const settings = readSettings(process.env)
  switch (positionals[0]) {
    case 'verify':
      if (values.out !== undefined) throw new UsageError('audit verify : sans --out')
      return verify(settings, values)
    case 'export':
      if (values.heads ?? values.from) throw new UsageError('audit export : ni --heads ni --from')
      return exportTo(settings, values)
    case 'release':
      return release(settings, values)
    default:
      throw new UsageError(`audit : verify, export ou release, trouvé « ${positionals[0]} »`)
  }
}

const EXITS = { sound: EXIT.done, tampered: EXIT.invalid, undetermined: EXIT.indeterminate } as const

async function verify(settings: Settings, { heads: headsPath, from, lang }: Values): Promise<CommandOutput> {
  // Read before the lines: what is chained meanwhile is then no end cut off.
  const { heads, unreadable } = await keptHeads(
    headsPath ?? null,
    from === undefined ? auditHeadsFile(settings) : headsBeside(resolve(from)),
  )
  const evidence = { heads, publicKeys: await readAuditPublicKeys(settings.keysDir), at: new Date() }
  const verdict =
    from === undefined
      ? await verifyOwn(settings, evidence)
      : await verifyExportedAudit(resolve(from), evidence)
  const wording = auditWordingFor(lang)
  return {
    exit: EXITS[verdict.outcome],
    json: verdict,
    text: verdictText(verdict, wording),
    notices: [
      ...(unreadable > 0 ? [wording.unreadableHeads(unreadable)] : []),
      ...(verdict.waiting > 0 ? [wording.waiting(verdict.waiting)] : []),
    ],
  }
}

async function keptHeads(asked: string | null, own: string): Promise<HeadsRead> {
  const read = await readHeadsFile(asked ?? own)
  if (read === null && asked !== null)
    throw new InputMissingError('INPUT_MISSING', `cannot read ${asked}: ENOENT`, {
      path: asked,
      cause: 'ENOENT',
    })
  return read ?? { heads: [], unreadable: 0 }
}

/** Where there is no database any more, heads still tell that there was one. */
async function verifyOwn(settings: Settings, evidence: AuditEvidence): Promise<KeptAuditVerdict> {
  const desk = await runningDesk(settings)
  if (desk !== null) return desk.verifyAudit(evidence)
  return withAuditDatabase(settings, async (database) => {
    if (database !== null)
      return verifyKeptAudit(database.db, await openAuditDataKeys(database.db, settings.keysDir), evidence)
    const { verifyAudit } = await import('../core/audit/verify-audit.ts')
    return { ...(await verifyAudit([], evidence)), waiting: 0 }
  })
}

function verdictText(verdict: AuditVerdict, wording: ReturnType<typeof auditWordingFor>): string {
  const { outcome, lines, erased, provenTo, faults, faultCount } = verdict
  const unlisted = faultCount - faults.length
  return [
    wording.verdicts[outcome],
    ...faults.map(
      ({ reason, from, to }) => `  ${wording.lines(from, to)} — ${wording.faults[reason]} (${reason})`,
    ),
    ...(unlisted > 0 ? [`  ${wording.more(unlisted)}`] : []),
    wording.counted(lines, erased, provenTo),
    '',
  ].join('\n')
}

async function exportTo(settings: Settings, values: Values): Promise<CommandOutput> {
  if (values.out === undefined) throw new UsageError('option manquante : --out')
  const { purpose, 'requested-by': requestedBy } = values
  const mandate = operatorMandate(settings, { purpose, 'requested-by': requestedBy })
  const out = resolve(values.out)
  for (const path of [out, headsBeside(out)]) await checkNothingLost(path, values.force)
  const request = { mandate, out, at: new Date() }
  const desk = await runningDesk(settings)
  const lines = await (desk !== null ? desk.exportAudit(request) : exportOwn(settings, request))
  const wording = auditWordingFor(values.lang)
  return { exit: EXIT.done, json: { file: out, lines }, text: `${wording.exported(lines, values.out)}\n` }
}

function exportOwn(settings: Settings, request: AuditExportRequest): Promise<number> {
  return withAuditDatabase(settings, async (database) => {
    if (database === null)
      throw new InputMissingError('INPUT_MISSING', `no database in ${settings.dataDir}`, {
        path: settings.dataDir,
        cause: 'NO_DATABASE',
      })
    if (!settings.production) await refuseProduction(database.db)
    return exportAudit(database.db, await openAuditDataKeys(database.db, settings.keysDir), request)
  })
}

async function release(settings: Settings, values: Values): Promise<CommandOutput> {
  if (values.case === undefined) throw new UsageError('option manquante : --case')
  if (values.siret === undefined) throw new UsageError('option manquante : --siret')
  const siret = siretArgument(values.siret)
  const at = new Date()
  const order = { siret, caseNumber: values.case, mandate: operatorMandate(settings, values), at }
  const released = await withDesk(configured(settings), at, (desk) => desk.releaseCase(order))
  const wording = auditWordingFor(values.lang)
  return { exit: EXIT.done, json: { siret, ...released }, text: `${wording.released(released)}\n` }
}
