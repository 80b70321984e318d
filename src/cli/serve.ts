import { parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'

/** placeholder until the HTTP side stands */
export async function serveCommand(args: readonly string[]): Promise<CommandOutput> {
  parseArguments(args, { port: { type: 'string' } })
  throw new Error('not yet')
}
