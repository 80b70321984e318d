import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CodedError } from './errors.ts'

/** What the environment decides, read once by the composition root. */
export interface Settings {
  readonly production: boolean
  readonly host: string
  readonly port: number
  /** Folder of the keys: made here in demonstration, handed over by the operator in production. */
  readonly keysDir: string
  /** Where the private keys stand that an operator handed over; null for our own test PKI. */
  readonly keys: KeySettings | null
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

/** `KEY_PROVIDER` and what goes with it (keys/README.md). Secrets come as files alone, so that nothing prints them. */
export type KeySettings =
  | { readonly provider: 'pem' }
  | { readonly provider: 'p12'; readonly passwordFile: string }
  | {
      readonly provider: 'pkcs11'
      readonly module: string
      readonly token: string
      readonly pinFile: string
    }

export interface ConfigurationFault {
  readonly setting: string
  readonly message: string
}

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

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Reads the settings from the environment; what is not set has the value of the demonstration.
 *
 * @throws {ConfigurationError} naming every setting at fault
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const faults: ConfigurationFault[] = []
  const settings: Settings = {
    production: environment.NODE_ENV === 'production',
    host: environment.HOST || '127.0.0.1',
    port: readPort(environment.PORT, faults),
    keysDir: resolve(environment.PERMIS_KEYS_DIR || join(packageRoot, 'keys')),
    keys: readKeySettings(environment, faults),
    fetchCertificates: environment.PERMIS_FETCH_CERTIFICATES === '1',
    trustDir: environment.PERMIS_TRUST_DIR ? resolve(environment.PERMIS_TRUST_DIR) : null,
    databaseUrl: environment.DATABASE_URL || null,
    dataDir: resolve(environment.PERMIS_DATA_DIR || join(packageRoot, 'data')),
    recordsDir: resolve(environment.PERMIS_RECORDS_DIR || join(packageRoot, 'fixtures', 'records')),
  }
  if (faults.length > 0) throw new ConfigurationError(faults)
  return settings
}

/**
 * Lists what forbids issuing and serving in production: today a registry and real keys cannot be configured yet,
 * so production is refused rather than run on demonstration material (design.md section 7).
 */
export function productionFaults(settings: Settings): readonly ConfigurationFault[] {
  if (!settings.production) return []
  return [
    {
      setting: 'DATABASE_URL',
      message: 'the registry of production is not available: only fictitious records are',
    },
    ...(settings.keys === null
      ? [
          {
            setting: 'KEY_PROVIDER',
            message:
              'the keys are those of the test authority FR00, which production refuses: expected pem, p12 or pkcs11, and keys in PERMIS_KEYS_DIR (keys/README.md)',
          },
        ]
      : []),
    { setting: 'identity', message: 'no sign-in provider is configured' },
  ]
}

function readKeySettings(
  environment: Readonly<Record<string, string | undefined>>,
  faults: ConfigurationFault[],
): KeySettings | null {
  const provider = environment.KEY_PROVIDER
  const needed = (setting: string): string => {
    const value = environment[setting]
    if (value) return value
    faults.push({ setting, message: `is not set; KEY_PROVIDER=${provider} needs it` })
    return ''
  }
  switch (provider) {
    case undefined:
    case '':
      return null
    case 'pem':
      return { provider }
    case 'p12':
      return { provider, passwordFile: resolve(needed('PKCS12_PASSWORD_FILE')) }
    case 'pkcs11': {
      const [module, token] = [needed('PKCS11_MODULE'), needed('PKCS11_TOKEN')]
      return { provider, module, token, pinFile: resolve(needed('PKCS11_PIN_FILE')) }
    }
    default:
      faults.push({
        setting: 'KEY_PROVIDER',
        message: `expected pem, p12 or pkcs11, found ${JSON.stringify(provider)}`,
      })
      return null
  }
}

function readPort(text: string | undefined, faults: ConfigurationFault[]): number {
  if (text === undefined || text === '') return 3000
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  faults.push({
    setting: 'PORT',
    message: `expected a number from 0 to 65535, found ${JSON.stringify(text)}`,
  })
  return 0
}
