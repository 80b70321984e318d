import type { ExitCode } from './exit-code.ts'

/** What a command answers: one value for `--json`, text for a person, and lines for standard error. */
export interface CommandOutput {
  readonly exit: ExitCode
  readonly json: unknown
  readonly text: string
  readonly notices?: readonly string[]
}

/** A command that keeps running once it has answered, such as a service. */
export type Command = (args: readonly string[]) => Promise<CommandOutput>
