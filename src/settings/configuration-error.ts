import { CodedError } from '../errors.ts'
import type { ConfigurationFault } from './read-setting.ts'

/** Every fault of the configuration at once; exit code 78. */
export class ConfigurationError extends CodedError<'CONFIGURATION'> {
  override readonly name = 'ConfigurationError'
  readonly faults: readonly ConfigurationFault[]

  constructor(faults: readonly ConfigurationFault[]) {
    const lines = faults.map(({ setting, message }) => `${setting}: ${message}`)
    super('CONFIGURATION', lines.join('; '), { faults })
    this.faults = faults
  }
}
