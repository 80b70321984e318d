import type { ConfigurationFault, Environment } from '../settings/read-setting.ts'
import { inspectSettings, productionFaults, type Settings } from '../settings.ts'
import { operatorKeyFaults } from '../signing/operator-signers.ts'

/** Settings that make one matter together: where one of them is at fault, the matter is not simply “not set”. */
const MATTERS = [
  /^FC_(?:ISSUER|CLIENT)/,
  /^PC_/,
  /^(?:SMTP_URL|MAIL_FROM)/,
  /^(?:ISSUER_|LETTER_AUTHOR_)/,
  /^METRICS_TOKEN/,
  /^PUBLIC_URL/,
  /^KEY_PROVIDER/,
]

/**
 * Reads the settings and lists all their faults at once: what is malformed, what production refuses, and what is wrong
 * with the keys of an operator. What `permis config check` and `permis serve` tell.
 */
export async function inspectConfiguration(environment: Environment): Promise<{
  readonly settings: Settings
  readonly faults: readonly ConfigurationFault[]
}> {
  const { settings, faults: malformed } = inspectSettings(environment)
  const isToldAlready = ({ setting }: ConfigurationFault) =>
    MATTERS.some((matter) => matter.test(setting) && malformed.some((fault) => matter.test(fault.setting)))
  const ofProduction = productionFaults(settings).filter((fault) => !isToldAlready(fault))
  const { keys } = settings
  const ofKeys = keys === null ? [] : await operatorKeyFaults({ ...settings, keys })
  return { settings, faults: [...malformed, ...ofProduction, ...ofKeys] }
}
