import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { withDemonstration } from '../main.ts'
import { authoriseRenewal, type RenewalRequest, renewCode } from '../service/renew-code.ts'
import { ConfigurationError, productionFaults, readSettings } from '../settings.ts'
import { auditFile } from '../storage/audit-file.ts'
import { parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { nephArgument, operatorMandate } from './operator-request.ts'
import { UsageError } from './usage-error.ts'
import { checkWritable, writeFileWhole } from './write-file.ts'

const OPTIONS = {
  neph: { type: 'string' },
  out: { type: 'string' },
  purpose: { type: 'string' },
  'requested-by': { type: 'string' },
  json: { type: 'boolean' },
} as const

/**
 * `permis code renew --neph N|- --out LETTER.pdf`: replaces a confidential code. The new one is in the letter alone,
 * which stands for a sending to the registered address.
 */
export async function codeCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(args, OPTIONS, { names: ['renew'] })
  if (positionals[0] !== 'renew') throw new UsageError(`action inconnue : « ${positionals[0]} » (renew)`)
  if (values.neph === undefined) throw new UsageError('option manquante : --neph')
  if (values.out === undefined) throw new UsageError('option manquante : --out')
  const settings = readSettings(process.env)
  const now = new Date()
  const request: RenewalRequest = {
    neph: await nephArgument(values.neph),
    requester: { role: 'operator', mandate: operatorMandate(settings, values) },
    at: now,
  }
  if (settings.production) {
    await authoriseRenewal(auditFile(settings.dataDir), request)
    throw new ConfigurationError(productionFaults(settings))
  }
  const file = resolve(values.out)
  await checkWritable(file)
  const outgoing = {
    leave: (pdf: Uint8Array) => writeFileWhole(file, pdf),
    takeBack: () => rm(file, { force: true }),
  }
  const { id, kind, emittedOn } = await withDemonstration(settings, now, now, ({ renewal }) =>
    renewCode({ ...renewal, outgoing }, request),
  )
  return {
    exit: EXIT.done,
    json: { id, kind, emittedOn, file },
    text: `Code confidentiel remplacé : lettre de référence ${id}\nFichier : ${values.out}\nL’ancien code n’est plus admis ; le nouveau n’est que dans la lettre, destinée à l’adresse du titulaire.\n`,
  }
}
