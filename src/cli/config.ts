import { inspectConfiguration } from '../main/configuration-faults.ts'
import { ConfigurationError } from '../settings/configuration-error.ts'
import { parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { UsageError } from './usage-error.ts'

/** `permis config check`: every fault of the configuration at once. */
export async function configCommand(args: readonly string[]): Promise<CommandOutput> {
  const { positionals } = parseArguments(args, { json: { type: 'boolean' } }, { names: ['check'] })
  if (positionals[0] !== 'check') throw new UsageError(`config : check, trouvé « ${positionals[0]} »`)
  const { settings, faults } = await inspectConfiguration(process.env)
  if (faults.length > 0) throw new ConfigurationError(faults)
  return {
    exit: EXIT.done,
    json: { production: settings.production, faults: [] },
    text: `Configuration sans faute (${settings.production ? 'production' : 'démonstration'}).\n`,
  }
}
