import { resolve } from 'node:path'
import { CodedError } from '../errors.ts'
import { withDesk } from '../main/with-desk.ts'
import { readSettings, type Settings } from '../settings.ts'
import { exportTrust, isWithdrawalListOld } from '../signing/export-trust.ts'
import { errorLine } from '../wording/error-detail.ts'
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
  const settings = readSettings(process.env)
  const { keysDir, dataDir } = settings
  switch (action) {
    case 'verify': {
      const at = instantArgument(values.at, '--at') ?? new Date()
      return judgeTrustList(target, { keysDir, dataDir, signers: values.signer, at })
    }
    case 'export': {
      if (values.signer.length > 0 || values.at !== undefined)
        throw new UsageError('trust export : ni --signer ni --at')
      const dir = resolve(target)
      const now = new Date()
      const notices = await renewWithdrawals(settings, now)
      const files = await exportTrust(keysDir, dir, now)
      return {
        exit: EXIT.done,
        json: { dir, files },
        text: `${files.length} fichiers publics écrits dans ${dir} : ${files.join(', ')}\nPour vérifier avec eux seuls : permis verify FICHIER --trust ${target}\n`,
        notices,
      }
    }
    default:
      throw new UsageError(`trust : verify ou export, trouvé « ${action} »`)
  }
}

/** Only the register knows what was withdrawn since; where it does not answer the list that stands serves, to its end. */
async function renewWithdrawals(settings: Settings, now: Date): Promise<readonly string[]> {
  if (!(await isWithdrawalListOld(settings.keysDir, now))) return []
  try {
    await withDesk(settings, now, (desk) => desk.publishWithdrawals())
    return []
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    return [
      `la liste des documents retirés n’a pu être renouvelée, celle d’avant est écrite : ${errorLine(error)}`,
    ]
  }
}
