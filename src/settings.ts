import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigurationError } from './settings/configuration-error.ts'
import { refuseDemonstrationFiles } from './settings/demonstration-faults.ts'
import {
  type IdentitySettings,
  readIdentitySettings,
  refuseSimulators,
} from './settings/identity-settings.ts'
import { type IssuerSettings, readIssuerSettings } from './settings/issuer-settings.ts'
import { type KeySettings, readKeySettings } from './settings/key-settings.ts'
import { type PadesSettings, readPadesSettings } from './settings/pades-settings.ts'
import { type ConfigurationFault, type Environment, settingReader } from './settings/read-setting.ts'
import { readServiceSettings, type ServiceSettings } from './settings/service-settings.ts'

/** What the environment decides, read once by the composition root. */
export interface Settings extends ServiceSettings {
  readonly production: boolean
  /** Where people sign in. */
  readonly identity: IdentitySettings
  /** In whose name documents are printed; null for the demonstration. */
  readonly issuer: IssuerSettings | null
  /** Folder of the keys: made here in demonstration, handed over by the operator in production. */
  readonly keysDir: string
  /** Where the private keys stand that an operator handed over; null for our own test PKI. */
  readonly keys: KeySettings | null
  /** How documents are signed. */
  readonly pades: PadesSettings
  /** Folder of trust material beside our own: real lists and certificates; null where there is none. */
  readonly trustDir: string | null
  /** Whether certificates of the authorities of real lists are fetched from their directories; off unless asked for. */
  readonly fetchCertificates: boolean
  /** Address of a PostgreSQL server; null for the embedded database, in `dataDir`. */
  readonly databaseUrl: string | null
  /** Folder of what the service writes. */
  readonly dataDir: string
  /** Folder of the licence records of the demonstration. */
  readonly recordsDir: string
}

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Reads the settings from the environment; what is not set has the value of the demonstration.
 *
 * @throws {ConfigurationError} naming every setting at fault
 */
export function readSettings(environment: Environment): Settings {
  const { settings, faults } = inspectSettings(environment)
  if (faults.length > 0) throw new ConfigurationError(faults)
  return settings
}

/** Reads the settings as {@link readSettings} does, and gives the faults beside them. */
export function inspectSettings(environment: Environment): {
  readonly settings: Settings
  readonly faults: readonly ConfigurationFault[]
} {
  const read = settingReader(environment)
  const folder = (setting: string, ...otherwise: readonly string[]) =>
    resolve(read.text(setting) ?? join(packageRoot, ...otherwise))
  const trustDir = read.text('PERMIS_TRUST_DIR')
  const production = environment.NODE_ENV === 'production'
  const settings = {
    ...readServiceSettings(read),
    production,
    identity: readIdentitySettings(read),
    issuer: readIssuerSettings(read, production),
    keysDir: folder('PERMIS_KEYS_DIR', 'keys'),
    keys: readKeySettings(read),
    pades: readPadesSettings(read),
    fetchCertificates: read.flag('PERMIS_FETCH_CERTIFICATES'),
    trustDir: trustDir === null ? null : resolve(trustDir),
    databaseUrl: read.secret('DATABASE_URL'),
    dataDir: folder('PERMIS_DATA_DIR', 'data'),
    recordsDir: folder('PERMIS_RECORDS_DIR', 'fixtures', 'records'),
  }
  return { settings, faults: read.faults }
}

/**
 * Lists what forbids issuing and serving in production: simulators, test keys, secrets that a demonstration would
 * make, and settings that are missing (design.md section 7). Verifying needs none of them.
 */
export function productionFaults(settings: Settings): readonly ConfigurationFault[] {
  if (!settings.production) return []
  const read = settingReader({})
  refuseSimulators(read, settings.identity)
  if (settings.keys === null) read.refuse('KEY_PROVIDER', 'test-keys')
  if (settings.issuer === null) read.refuse('ISSUER_NAME', 'issuer-unset')
  if (!settings.publicUrl?.startsWith('https://')) read.refuse('PUBLIC_URL', 'no-public-address')
  if (settings.trustProxy === null) read.refuse('TRUST_PROXY', 'proxies-unset')
  if (settings.mail === null) read.refuse('SMTP_URL', 'mail-unset')
  if (settings.metricsToken === null) read.refuse('METRICS_TOKEN', 'metrics-unset')
  for (const name of ['data.key', 'audit.key.pem'])
    if (!existsSync(join(settings.keysDir, name))) read.refuse('PERMIS_KEYS_DIR', 'secret-absent', { name })
  refuseDemonstrationFiles(read, settings)
  return read.faults
}
