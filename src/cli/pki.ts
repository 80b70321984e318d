import { resolve } from 'node:path'
import { readSettings } from '../settings.ts'
import { initialisePki } from '../signing/pki-folder.ts'
import { rotatePki } from '../signing/rotate-pki.ts'
import { parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { UsageError } from './usage-error.ts'

/** `permis pki init|rotate [--dir keys]`: makes or renews the test PKI. */
export async function pkiCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(
    args,
    { dir: { type: 'string' }, json: { type: 'boolean' } },
    { names: ['init|rotate'] },
  )
  const dir = values.dir === undefined ? readSettings(process.env).keysDir : resolve(values.dir)
  switch (positionals[0]) {
    case 'init':
      await initialisePki(dir, new Date())
      return {
        exit: EXIT.done,
        json: { dir, certificates: ['PC01', 'PC02'] },
        text: `PKI d’essai créée dans ${dir} : autorité FR00, cachets PC01 et PC02, signature de PDF.\n`,
      }
    case 'rotate': {
      const certificates = await rotatePki(dir, new Date())
      return {
        exit: EXIT.done,
        json: { dir, certificates },
        text: `Nouveaux cachets : ${certificates.join(', ')}\n`,
      }
    }
    default:
      throw new UsageError(`pki : init ou rotate, trouvé « ${positionals[0]} »`)
  }
}
