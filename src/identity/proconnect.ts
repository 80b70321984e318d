import * as z from 'zod'
import { SignInError } from '../core/identity/sign-in-error.ts'
import type { IdentityProvider, ProConnectSignIn } from '../service/sign-in/sign-in-ports.ts'
import { requireFreshness, requireSecondFactor } from './authentication-facts.ts'
import { openIdProvider, type ProviderSettings } from './open-id-provider.ts'

/** ProConnect as this service is registered there. */
export interface ProConnectSettings extends ProviderSettings {
  /**
   * What to do where the provider does not say when the person was authenticated. `refuse` is sound: without it, nothing
   * proves that the agent was asked again.
   */
  readonly whenTimeUntold?: 'refuse' | 'accept'
  readonly now: () => Date
}

const SCOPES = 'openid given_name usual_name email uid siret idp_id organizational_unit'

/** Levels with two factors (levels of ProConnect; eIDAS substantial and high imply them). */
export const SECOND_FACTOR_LEVELS: readonly string[] = ['eidas0-mfa', 'eidas1-mfa', 'eidas2', 'eidas3']

/** The agent is asked anew, so that the authentication is no older than the sign-in under way. */
const LONGEST_SECONDS = 10 * 60

const claimsSchema = z.object({
  uid: z.string().trim().min(1).max(200),
  siret: z
    .string()
    .transform((siret) => siret.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{14}$/)),
  idp_id: z.string().trim().min(1).max(200),
  given_name: z.string().trim().min(1).max(200),
  usual_name: z.string().trim().min(1).max(200),
})

/**
 * Signs clerks in with ProConnect: as FranceConnect, with a second factor required by `claims` and checked, and a new
 * authentication for each sign-in. Who the agent may be is not decided here.
 */
export function proConnect(settings: ProConnectSettings): IdentityProvider<ProConnectSignIn> {
  const provider = openIdProvider(settings)
  return {
    begin: () =>
      provider.begin({
        scope: SCOPES,
        prompt: 'login',
        claims: JSON.stringify({
          id_token: {
            acr: { essential: true, values: SECOND_FACTOR_LEVELS },
            amr: null,
            auth_time: { essential: true },
          },
        }),
      }),
    async complete(answer, secrets) {
      const { idToken, claims, userInfo } = await provider.complete(answer, secrets)
      requireSecondFactor(claims, SECOND_FACTOR_LEVELS)
      requireFreshness(claims, LONGEST_SECONDS, settings.whenTimeUntold ?? 'refuse', settings.now())
      return { sub: claims.sub, idToken, ...readAgent(userInfo) }
    },
    signOutUrl: provider.signOutUrl,
  }
}

function readAgent(userInfo: unknown): Omit<ProConnectSignIn, 'sub' | 'idToken'> {
  const read = claimsSchema.safeParse(userInfo)
  if (!read.success) {
    const fields = [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? 'claims')))]
    throw new SignInError('IDENTITY_INCOMPLETE', `expected an agent, at fault: ${fields.join(', ')}`, {
      fields,
    })
  }
  const { uid, siret, idp_id, given_name, usual_name } = read.data
  return { uid, siret, identityProviderId: idp_id, displayName: `${given_name} ${usual_name}` }
}
