import { CodedError } from '../errors.ts'
import type { ConfigurationFault } from './read-setting.ts'

/** Every fault of the configuration at once; exit code 78. */
export class ConfigurationError extends CodedError<'CONFIGURATION'> {
  override readonly name = 'ConfigurationError'
  readonly faults: readonly ConfigurationFault[]

  constructor(faults: readonly ConfigurationFault[]) {
    super('CONFIGURATION', faults.map(({ setting, message }) => `${setting}: ${message}`).join('; '), {
      faults,
    })
    this.faults = faults
  }
}
