import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type UserInfoResponse,
} from 'openid-client'
import { SignInError } from '../core/identity/sign-in-error.ts'
import type { SignInAttempt } from '../service/session.ts'
import { refused, tellProtocolFault } from './tell-protocol-fault.ts'

/** One provider as this service is registered there. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Where the browser comes back; the same spelling as registered. */
  readonly redirectUri: string
  readonly postLogoutRedirectUri: string
  /** Sends the requests; absent, the ordinary fetch. */
  readonly fetch?: CustomFetch
}

type Secrets = Pick<SignInAttempt, 'state' | 'nonce' | 'codeVerifier'>

/** What a proved answer holds. */
export interface ProvedAnswer {
  readonly idToken: string
  readonly claims: IDToken
  readonly userInfo: UserInfoResponse
}

/** The conversation with a provider, without what its claims mean. */
export interface OpenIdProvider {
  begin(parameters: Readonly<Record<string, string>>): Promise<{ url: URL; secrets: Secrets }>
  complete(answer: URL, secrets: Secrets): Promise<ProvedAnswer>
  signOutUrl(idToken: string, state: string): Promise<URL>
}

/** The only algorithm accepted for ID tokens and user info; HS256 with a public key and `none` fail on it. */
const ALGORITHM = 'ES256'
const TIMEOUT_SECONDS = 10

/**
 * Speaks OpenID Connect with one provider: code flow with state, nonce and PKCE; ID token and user info must be signed
 * by the provider's keys (openid-client leaves that to TLS unless told otherwise), and `iss` must come back.
 *
 * The provider's metadata is fetched at the first sign-in, so that this service starts without it; a failure is not
 * kept, the next sign-in tries again.
 */
export function openIdProvider(settings: ProviderSettings): OpenIdProvider {
  const configuration = lazily(() => discover(settings))
  return {
    async begin(parameters) {
      const config = await configuration().catch(tellUnavailable)
      const secrets = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() }
      const url = buildAuthorizationUrl(config, {
        redirect_uri: settings.redirectUri,
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await calculatePKCECodeChallenge(secrets.codeVerifier),
        code_challenge_method: 'S256',
        ...parameters,
      })
      return { url, secrets }
    },
    async complete(answer, secrets) {
      const config = await configuration().catch(tellUnavailable)
      refuseForeignAnswer(answer, settings.issuer, secrets.state)
      try {
        return await prove(config, new URL(`${settings.redirectUri}${answer.search}`), secrets)
      } catch (error) {
        throw tellProtocolFault(error)
      }
    },
    async signOutUrl(idToken, state) {
      const config = await configuration().catch(tellUnavailable)
      return buildEndSessionUrl(config, {
        id_token_hint: idToken,
        post_logout_redirect_uri: settings.postLogoutRedirectUri,
        state,
      })
    },
  }
}

async function discover(settings: ProviderSettings): Promise<Configuration> {
  const isLocal = new URL(settings.issuer).protocol === 'http:'
  return await discovery(
    new URL(settings.issuer),
    settings.clientId,
    { id_token_signed_response_alg: ALGORITHM, userinfo_signed_response_alg: ALGORITHM },
    ClientSecretPost(settings.clientSecret),
    {
      execute: [enableNonRepudiationChecks, ...(isLocal ? [allowInsecureRequests] : [])],
      timeout: TIMEOUT_SECONDS,
      ...(settings.fetch === undefined ? {} : { [customFetch]: settings.fetch }),
    },
  )
}

/** Before the provider is asked anything: the answer to another's request, or of another provider (RFC 9207). */
function refuseForeignAnswer(answer: URL, issuer: string, state: string): void {
  const [states, issuers] = [answer.searchParams.getAll('state'), answer.searchParams.getAll('iss')]
  if (states.length !== 1 || states[0] !== state) throw refused('STATE_DIFFERS')
  if (issuers.length !== 1 || issuers[0] !== issuer) throw refused('ISSUER_DIFFERS')
}

async function prove(config: Configuration, answer: URL, secrets: Secrets): Promise<ProvedAnswer> {
  const tokens = await authorizationCodeGrant(config, answer, {
    expectedState: secrets.state,
    expectedNonce: secrets.nonce,
    pkceCodeVerifier: secrets.codeVerifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined || tokens.id_token === undefined) throw refused('ANSWER_MALFORMED')
  // Refuses a user info that is of another subject.
  const userInfo = await fetchUserInfo(config, tokens.access_token, claims.sub)
  return { idToken: tokens.id_token, claims, userInfo }
}

function tellUnavailable(error: unknown): never {
  throw new SignInError(
    'PROVIDER_UNAVAILABLE',
    `the metadata of the provider cannot be had: ${error instanceof Error ? error.message : 'no error given'}`,
  )
}

/** Makes once, and forgets a failure; those who ask meanwhile share the same attempt. */
function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null
      throw error
    })
    return made
  }
}
