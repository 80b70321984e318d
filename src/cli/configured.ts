import { ConfigurationError } from '../settings/configuration-error.ts'
import { productionFaults, type Settings } from '../settings.ts'

/**
 * Gives the settings of a command that works on the registry: in production only where all of them are there.
 *
 * @throws {ConfigurationError} with every fault at once
 */
export function configured(settings: Settings): Settings {
  const faults = productionFaults(settings)
  if (faults.length > 0) throw new ConfigurationError(faults)
  return settings
}
