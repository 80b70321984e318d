import type { SettingReader } from './read-setting.ts'

/** One client registered at a provider of identity. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Where people sign in; a provider that is null is the simulator of the demonstration. */
export interface IdentitySettings {
  readonly franceConnect: ProviderSettings | null
  /** Lowest level of assurance asked of FranceConnect. */
  readonly franceConnectAcr: 'eidas1' | 'eidas2' | 'eidas3'
  readonly proConnect: ProviderSettings | null
  /** SIRET of the courts whose clerks may sign in. */
  readonly clerkSirets: readonly string[]
  /** Providers of identity behind ProConnect that are believed for clerks (`idp_id`). */
  readonly clerkProviders: readonly string[]
}

/** Reads `FC_*`, `PC_*` and `CLERK_*`; a provider is given whole or not at all. */
export function readIdentitySettings(read: SettingReader): IdentitySettings {
  const sirets = read.list('CLERK_SIRETS')
  for (const siret of sirets)
    if (!/^\d{14}$/.test(siret)) read.refuse('CLERK_SIRETS', 'not-sirets', { found: siret })
  return {
    franceConnect: readProvider(read, 'FC'),
    franceConnectAcr: read.choice('FC_ACR', ['eidas1', 'eidas2', 'eidas3'], 'eidas1'),
    proConnect: readProvider(read, 'PC'),
    clerkSirets: sirets,
    clerkProviders: read.list('CLERK_PROVIDERS'),
  }
}

/** Lists what a production lacks: both providers, over https, and who may sign in as a clerk. */
export function refuseSimulators(read: SettingReader, settings: IdentitySettings): void {
  for (const [prefix, provider] of [
    ['FC', settings.franceConnect],
    ['PC', settings.proConnect],
  ] as const) {
    if (provider === null) read.refuse(`${prefix}_ISSUER`, 'simulator-refused')
    else if (!provider.issuer.startsWith('https://')) read.refuse(`${prefix}_ISSUER`, 'no-https-address')
  }
  if (settings.clerkSirets.length === 0) read.refuse('CLERK_SIRETS', 'courts-unset')
  if (settings.clerkProviders.length === 0) read.refuse('CLERK_PROVIDERS', 'clerk-providers-unset')
}

function readProvider(read: SettingReader, prefix: 'FC' | 'PC'): ProviderSettings | null {
  const issuer = read.url(`${prefix}_ISSUER`)
  const clientId = read.text(`${prefix}_CLIENT_ID`)
  const clientSecret = read.secret(`${prefix}_CLIENT_SECRET`)
  if (issuer !== null && clientId !== null && clientSecret !== null) return { issuer, clientId, clientSecret }
  const names = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'CLIENT_SECRET_FILE'] as const
  const isGiven = (name: string) => read.text(`${prefix}_${name}`) !== null
  if (!names.some(isGiven)) return null
  for (const name of ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'] as const)
    if (!isGiven(name) && !isGiven(`${name}_FILE`)) read.refuse(`${prefix}_${name}`, 'provider-incomplete')
  return null
}
