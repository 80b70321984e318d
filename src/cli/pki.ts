import { resolve } from 'node:path'
import { readSettings } from '../settings.ts'
import { hasOperatorKeys } from '../signing/operator-manifest.ts'
import { rotateOperatorKeys } from '../signing/operator-states.ts'
import { initialisePki } from '../signing/pki-folder.ts'
import { preparePki, rotatePki } from '../signing/rotate-pki.ts'
import { parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { revokeCertificate } from './pki-revoke.ts'
import { pkiStatus } from './pki-status.ts'
import { UsageError } from './usage-error.ts'

const ACTIONS = 'init|rotate|revoke|status'

/** `permis pki init|rotate|revoke|status [--dir keys]`: makes, renews, revokes and lists certificates and their keys. */
export async function pkiCommand(args: readonly string[]): Promise<CommandOutput> {
  const options = {
    dir: { type: 'string' },
    reason: { type: 'string' },
    prepare: { type: 'boolean' },
    json: { type: 'boolean' },
  } as const
  const isRevocation = args.includes('revoke')
  const names = isRevocation ? [ACTIONS, 'CERTIFICAT'] : [ACTIONS]
  const { values, positionals } = parseArguments(args, options, { names })
  const dir = values.dir === undefined ? readSettings(process.env).keysDir : resolve(values.dir)
  const [action, id = ''] = positionals
  if (values.reason !== undefined && action !== 'revoke')
    throw new UsageError('--reason va avec permis pki revoke')
  if (values.prepare && action !== 'rotate') throw new UsageError('--prepare va avec permis pki rotate')
  switch (action) {
    case 'init':
      return init(dir)
    case 'rotate':
      return values.prepare ? prepare(dir) : rotate(dir)
    case 'revoke':
      return revokeCertificate(dir, id, values.reason)
    case 'status':
      return pkiStatus(dir)
    default:
      throw new UsageError(`pki : init, rotate, revoke ou status, trouvé « ${action} »`)
  }
}

async function init(dir: string): Promise<CommandOutput> {
  await initialisePki(dir, new Date())
  return {
    exit: EXIT.done,
    json: { dir, certificates: ['PC01', 'PC02'] },
    text: `PKI d’essai créée dans ${dir} : autorité FR00, cachets PC01 et PC02, signature de PDF.\n`,
  }
}

async function rotate(dir: string): Promise<CommandOutput> {
  const certificates = await ((await hasOperatorKeys(dir)) ? rotateOperatorKeys : rotatePki)(dir, new Date())
  return {
    exit: EXIT.done,
    json: { dir, certificates },
    text: `Certificats mis en service : ${certificates.join(', ')}\nUn service en marche les emploie dès le document suivant.\n`,
  }
}

async function prepare(dir: string): Promise<CommandOutput> {
  if (await hasOperatorKeys(dir))
    throw new UsageError(
      '--prepare : ces clés sont celles d’un exploitant ; inscrivez les certificats de leur autorité dans keys.json',
    )
  const prepared = await preparePki(dir, new Date())
  const text =
    prepared.length === 0
      ? 'Les certificats suivants étaient déjà préparés.\n'
      : `Certificats préparés et publiés : ${prepared.join(', ')}\n`
  return {
    exit: EXIT.done,
    json: { dir, prepared },
    text: `${text}Ils entreront en service par permis pki rotate.\n`,
  }
}
