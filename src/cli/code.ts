import { resolve } from 'node:path'
import { CodedError } from '../errors.ts'
import { withDesk } from '../main/with-desk.ts'
import { authoriseRenewal, type RenewalRequest } from '../service/renew-code.ts'
import { ConfigurationError } from '../settings/configuration-error.ts'
import { productionFaults, readSettings } from '../settings.ts'
import { auditFile } from '../storage/audit-file.ts'
import { parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { nephArgument, operatorMandate } from './operator-request.ts'
import { UsageError } from './usage-error.ts'
import { checkNothingLost, writeFileWhole } from './write-file.ts'

const OPTIONS = {
  neph: { type: 'string' },
  out: { type: 'string' },
  purpose: { type: 'string' },
  'requested-by': { type: 'string' },
  force: { type: 'boolean' },
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
  const faults = productionFaults(settings)
  if (faults.length > 0) {
    await authoriseRenewal(auditFile(settings.dataDir), request)
    throw new ConfigurationError(faults)
  }
  const file = resolve(values.out)
  await checkNothingLost(file, values.force)
  const { id, kind, emittedOn } = await withDesk(settings, now, async (desk) => {
    const { letter, pdf, ticket } = await desk.renewCode(request)
    await writeFileWhole(file, pdf).catch((error: unknown) => {
      throw keptLetter(error, ticket)
    })
    await desk.letterTaken(ticket)
    return letter
  })
  return {
    exit: EXIT.done,
    json: { id, kind, emittedOn, file },
    text: `Code confidentiel remplacé : lettre de référence ${id}\nFichier : ${values.out}\nL’ancien code n’est plus admis ; le nouveau n’est que dans la lettre, destinée à l’adresse du titulaire.\n`,
  }
}

/** The new code is in force already, so its letter is not lost with the file. */
function keptLetter(error: unknown, ticket: string): unknown {
  if (!(error instanceof CodedError)) return error
  const where = `outgoing/${ticket}.pdf of the data folder`
  return new CodedError(error.code, `${error.message}; the new code is in force, its letter is in ${where}`, {
    ...error.evidence,
    keptLetter: where,
  })
}
