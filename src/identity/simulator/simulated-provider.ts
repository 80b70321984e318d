import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import Provider, {
  type ClientMetadata,
  type Configuration,
  interactionPolicy,
  type JWK,
  type KoaContextWithOIDC,
} from 'oidc-provider'
import { LANGUAGES, type Language } from '../../wording/language.ts'
import { memoryAdapter } from './memory-adapter.ts'
import type { Persona } from './persona.ts'
import { renderSignOut, type SimulatedName } from './simulator-page.ts'

/** What both simulators are told. */
export interface SimulatorSettings {
  /** A simulator is refused in production. */
  readonly production: boolean
  readonly publicUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
  readonly now: () => Date
  /** For tests: the key of the provider, so that they can sign falsehoods with it. */
  readonly signingKey?: JWK
  /** For tests: changes answers on their way out. */
  readonly tamper?: Tampering
}

/** Changes what a simulated provider answers. */
export interface Tampering {
  tokens?(answer: Record<string, unknown>): Promise<Record<string, unknown>>
  userInfo?(jwt: string): Promise<string>
}

/** What makes one simulated provider differ from the other. */
export interface ProviderProfile {
  readonly name: SimulatedName
  /** Under `/simulateurs/`, and before the names of cookies. */
  readonly slug: 'franceconnect' | 'proconnect'
  readonly personas: readonly Persona[]
  readonly acrValues: readonly string[]
  /** Which claims each scope gives. */
  readonly claims: Readonly<Record<string, readonly string[]>>
}

/** Content of the simulator's own pages: nothing but our style, and one script that sends a form. */
export const SIMULATOR_CSP =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Builds the OpenID provider itself, with the paths, levels, delays and signatures of the real one. */
export function simulatedProvider(profile: ProviderProfile, settings: SimulatorSettings): Provider {
  const issuer = `${settings.publicUrl.replace(/\/$/, '')}/simulateurs/${profile.slug}/api/v2`
  const provider = new Provider(issuer, {
    ...configuration(profile, settings),
    ...people(profile),
    ...cookies(profile.slug),
  })
  provider.proxy = true
  const { tamper } = settings
  if (tamper !== undefined)
    provider.use(async (ctx, next) => {
      await next()
      const body: unknown = ctx.body
      if (ctx.path.endsWith('/token') && isRecord(body)) ctx.body = (await tamper.tokens?.(body)) ?? body
      if (ctx.path.endsWith('/userinfo') && typeof body === 'string' && tamper.userInfo)
        ctx.body = await tamper.userInfo(body)
    })
  return provider
}

/** Reads the language that the service remembers for the browser. */
export function languageFrom(cookies: string | undefined): Language {
  const asked = /(?:^|;)\s*lang=([a-z]{2})\s*(?:;|$)/.exec(cookies ?? '')?.[1]
  return LANGUAGES.find((language) => language === asked) ?? 'fr'
}

function configuration(profile: ProviderProfile, settings: SimulatorSettings): Configuration {
  const algorithms = ['ES256'] as const
  return {
    adapter: memoryAdapter(() => settings.now().getTime()),
    jwks: { keys: [settings.signingKey ?? newKey()] },
    enabledJWA: { idTokenSigningAlgValues: [...algorithms], userinfoSigningAlgValues: [...algorithms] },
    clients: [client(settings)],
    subjectTypes: ['pairwise'],
    pairwiseIdentifier: (_ctx, accountId, client) => `${digest(`${client.clientId} ${accountId}`)}v1`,
    responseTypes: ['code'],
    acrValues: [...profile.acrValues],
    routes: {
      authorization: '/authorize',
      token: '/token',
      userinfo: '/userinfo',
      jwks: '/jwks',
      end_session: '/session/end',
      revocation: '/token/revocation',
    },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 30,
      IdToken: 60,
      Session: 1800,
      Interaction: 1800,
      Grant: 1800,
    },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: (ctx, form) => showSignOut(profile, ctx, form) },
    },
  }
}

function client(settings: SimulatorSettings): ClientMetadata {
  return {
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    token_endpoint_auth_method: 'client_secret_post',
    id_token_signed_response_alg: 'ES256',
    userinfo_signed_response_alg: 'ES256',
    subject_type: 'pairwise',
    redirect_uris: [...settings.redirectUris],
    post_logout_redirect_uris: [...settings.postLogoutRedirectUris],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  }
}

function showSignOut({ name, slug }: ProviderProfile, ctx: KoaContextWithOIDC, form: string): void {
  ctx.set('Content-Security-Policy', SIMULATOR_CSP)
  const script = `/simulateurs/${slug}/continuer.js`
  ctx.body = renderSignOut(name, languageFrom(ctx.get('cookie')), { form, script })
}

/** Whoever is chosen is authenticated, and agrees to everything asked: the service is known to the provider. */
function people({ slug, personas, claims }: ProviderProfile): Configuration {
  const policy = interactionPolicy.base()
  // A level not reached is answered as it is: the service must notice.
  policy.get('login')?.checks.remove('essential_acrs')
  policy.get('login')?.checks.remove('essential_acr')
  return {
    claims: { ...mutable(claims), acr: null, auth_time: null, iss: null, sid: null },
    scopes: Object.keys(claims),
    interactions: { policy, url: (_ctx, { uid }) => `/simulateurs/${slug}/personnes/${uid}` },
    findAccount: (_ctx, id) => {
      const answer = personas.find((persona) => persona.id === id)?.answer
      if (answer?.kind !== 'identity') return undefined
      return { accountId: id, claims: async () => ({ ...answer.claims, sub: id }) }
    },
    loadExistingGrant: async (ctx) => {
      const { client, session, provider, params, requestParamClaims } = ctx.oidc
      if (client === undefined || session?.accountId === undefined) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope(String(params?.scope ?? 'openid'))
      grant.addOIDCClaims([...requestParamClaims])
      await grant.save()
      return grant
    },
  }
}

/** Both simulators live on one host: their cookies must not meet. */
function cookies(slug: ProviderProfile['slug']): Configuration {
  return {
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: `${slug}_session`, interaction: `${slug}_interaction`, resume: `${slug}_resume` },
    },
  }
}

function newKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), kty: 'EC', alg: 'ES256', use: 'sig', kid: 'simulator' }
}

function mutable(claims: ProviderProfile['claims']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(claims).map(([scope, names]) => [scope, [...names]]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
