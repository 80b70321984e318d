import { resolve } from 'node:path'
import { readSettings } from '../settings.ts'
import { exportTrust } from '../signing/export-trust.ts'
import { instantArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { judgeTrustList } from './judge-trust-list.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  signer: { type: 'string', multiple: true, default: [] as string[] },
  at: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `permis trust verify TSL.xml`: judges a trust list; `permis trust export DIR`: writes ours for use offline. */
export async function trustCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(args, OPTIONS, { names: ['verify|export', 'LISTE|DOSSIER'] })
  const [action, target = ''] = positionals
  const { keysDir, dataDir } = readSettings(process.env)
  switch (action) {
    case 'verify': {
      const at = instantArgument(values.at, '--at') ?? new Date()
      return judgeTrustList(target, { keysDir, dataDir, signers: values.signer, at })
    }
    case 'export': {
      if (values.signer.length > 0 || values.at !== undefined)
        throw new UsageError('trust export : ni --signer ni --at')
      const dir = resolve(target)
      const files = await exportTrust(keysDir, dir, new Date())
      return {
        exit: EXIT.done,
        json: { dir, files },
        text: `${files.length} fichiers publics écrits dans ${dir} : ${files.join(', ')}\nPour vérifier avec eux seuls : permis verify FICHIER --trust ${target}\n`,
      }
    }
    default:
      throw new UsageError(`trust : verify ou export, trouvé « ${action} »`)
  }
}
