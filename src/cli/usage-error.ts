import { CodedError } from '../errors.ts'

/** A command line that cannot be understood; exit code 64. */
export class UsageError extends CodedError<'USAGE'> {
  override readonly name = 'UsageError'

  constructor(message: string) {
    super('USAGE', message)
  }
}
