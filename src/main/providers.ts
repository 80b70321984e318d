import type { RequestHandler } from 'express'
import type { CustomFetch } from 'openid-client'
import type { LicenceRecord } from '../core/licence/licence-record.ts'
import { franceConnect } from '../identity/franceconnect.ts'
import { listenerFetch } from '../identity/listener-fetch.ts'
import { proConnect } from '../identity/proconnect.ts'
import type {
  AllowedAgents,
  FranceConnectSignIn,
  IdentityProvider,
  ProConnectSignIn,
} from '../service/sign-in/sign-in-ports.ts'
import type { ProviderSettings } from '../settings/identity-settings.ts'
import type { Settings } from '../settings.ts'

/** The providers of identity, real or simulated. */
export interface Providers {
  readonly franceConnect: IdentityProvider<FranceConnectSignIn>
  readonly proConnect: IdentityProvider<ProConnectSignIn>
  readonly allowedAgents: AllowedAgents
  readonly isFranceConnectSimulated: boolean
  readonly isProConnectSimulated: boolean
  /** Answers as the simulated providers do; none where both are real. */
  readonly simulators: readonly RequestHandler[]
  /** Origins to which a form of ours may lead, when someone signs out. */
  readonly formTargets: readonly string[]
}

/** What the service knows of itself. */
export interface ServicePlace {
  /** Without a last slash. */
  readonly publicUrl: string
  /** Where it listens, for requests to its own simulators. */
  readonly listenerUrl: string
}

type Slug = 'franceconnect' | 'proconnect'

const ROOTS = { franceconnect: '/conducteur', proconnect: '/greffe' } as const

/** Known to both ends in the same process; opens nothing but a simulator. */
const DEMONSTRATION_CLIENT = { clientId: 'permis-cachet', clientSecret: 'secret of a demonstration' } as const

/** Opens the providers that the settings name, and simulates those that are missing; never in production. */
export async function openProviders(
  settings: Settings,
  place: ServicePlace,
  drivers: readonly LicenceRecord[],
): Promise<Providers> {
  const { identity } = settings
  const client = (slug: Slug, real: ProviderSettings | null) => ({
    ...addresses(slug, place),
    ...(real ?? simulated(slug, place)),
    now: () => new Date(),
  })
  const simulators = await openSimulators(settings, place, drivers)
  return {
    franceConnect: franceConnect({
      ...client('franceconnect', identity.franceConnect),
      level: identity.franceConnectAcr,
    }),
    proConnect: proConnect(client('proconnect', identity.proConnect)),
    allowedAgents: await allowedAgents(settings),
    isFranceConnectSimulated: identity.franceConnect === null,
    isProConnectSimulated: identity.proConnect === null,
    simulators,
    formTargets: [identity.franceConnect, identity.proConnect].flatMap((real) =>
      real === null ? [] : [new URL(real.issuer).origin],
    ),
  }
}

function addresses(slug: Slug, { publicUrl }: ServicePlace) {
  return {
    redirectUri: `${publicUrl}${ROOTS[slug]}/retour/${slug}`,
    postLogoutRedirectUri: `${publicUrl}${ROOTS[slug]}/retour/deconnexion`,
  }
}

function simulated(slug: Slug, { publicUrl, listenerUrl }: ServicePlace) {
  const fetch: CustomFetch = listenerFetch(publicUrl, () => listenerUrl)
  return { ...DEMONSTRATION_CLIENT, issuer: `${publicUrl}/simulateurs/${slug}/api/v2`, fetch }
}

/** Loaded only where they are used: a production does not even read their code. */
async function openSimulators(
  { identity, production }: Settings,
  place: ServicePlace,
  drivers: readonly LicenceRecord[],
): Promise<readonly RequestHandler[]> {
  if (production || (identity.franceConnect !== null && identity.proConnect !== null)) return []
  const told = (slug: Slug) => {
    const { redirectUri, postLogoutRedirectUri } = addresses(slug, place)
    return {
      ...DEMONSTRATION_CLIENT,
      production,
      publicUrl: place.publicUrl,
      redirectUris: [redirectUri],
      postLogoutRedirectUris: [postLogoutRedirectUri],
      now: () => new Date(),
    }
  }
  const { franceConnectPersonas } = await import('../identity/simulator/franceconnect-personas.ts')
  const { franceConnectSimulator } = await import('../identity/simulator/franceconnect-simulator.ts')
  const { proConnectSimulator } = await import('../identity/simulator/proconnect-simulator.ts')
  return [
    ...(identity.franceConnect === null
      ? [franceConnectSimulator({ ...told('franceconnect'), personas: franceConnectPersonas(drivers) })]
      : []),
    ...(identity.proConnect === null ? [proConnectSimulator(told('proconnect'))] : []),
  ]
}

async function allowedAgents({ identity, production }: Settings): Promise<AllowedAgents> {
  if (!production && identity.proConnect === null)
    return (await import('../identity/simulator/proconnect-personas.ts')).DEMONSTRATION_AGENTS
  return {
    sirets: new Set(identity.clerkSirets),
    identityProviders: new Set(identity.clerkProviders),
  }
}
