import { readPivotIdentity } from '../core/identity/pivot-identity.ts'
import type { FranceConnectSignIn, IdentityProvider } from '../service/sign-in/sign-in-ports.ts'
import { type AssuranceLevel, requireFreshness, requireLevel } from './authentication-facts.ts'
import { openIdProvider, type ProviderSettings } from './open-id-provider.ts'

/** FranceConnect as this service is registered there. */
export interface FranceConnectSettings extends ProviderSettings {
  /** The least level; FranceConnect itself knows `eidas1` only, FranceConnect+ the higher ones. */
  readonly level: AssuranceLevel
  readonly now: () => Date
}

/** Never the e-mail address: it is a means of contact that people share, not a key. */
const SCOPES = 'openid given_name family_name birthdate gender birthplace birthcountry'

/** FranceConnect keeps a session for 30 minutes, in which it may answer without asking again. */
const LONGEST_SECONDS = 30 * 60

/**
 * Signs drivers in with FranceConnect v2: authorization code with PKCE, level required and checked, signed ID token and
 * user info, identity read whole or refused.
 */
export function franceConnect(settings: FranceConnectSettings): IdentityProvider<FranceConnectSignIn> {
  const provider = openIdProvider(settings)
  return {
    begin: () =>
      provider.begin({
        scope: SCOPES,
        acr_values: settings.level,
        // Asked anew, so that whoever failed with one account may choose another.
        prompt: 'login',
        claims: JSON.stringify({ id_token: { auth_time: null } }),
      }),
    async complete(answer, secrets) {
      const { idToken, claims, userInfo } = await provider.complete(answer, secrets)
      requireLevel(claims, settings.level)
      requireFreshness(claims, LONGEST_SECONDS, 'accept', settings.now())
      return { sub: claims.sub, idToken, identity: readPivotIdentity(userInfo) }
    },
    signOutUrl: provider.signOutUrl,
  }
}
