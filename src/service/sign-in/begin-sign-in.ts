import { SignInError } from '../../core/identity/sign-in-error.ts'
import type { SignInAttempt, SignInAttempts } from '../session.ts'
import type { IdentityProvider } from './sign-in-ports.ts'

/** A sign-in begun: where the browser goes, and the secret that it must bring back. */
export interface BegunSignIn {
  readonly url: URL
  readonly secret: string
}

/**
 * Begins a sign-in at a provider.
 *
 * @param returnTo a path of ours, already checked (`returnPath` of core/identity)
 * @throws {SignInError} PROVIDER_UNAVAILABLE
 */
export async function beginSignIn(
  ports: { readonly provider: IdentityProvider<unknown>; readonly attempts: SignInAttempts },
  { provider, returnTo }: Pick<SignInAttempt, 'provider' | 'returnTo'>,
  at: Date,
): Promise<BegunSignIn> {
  const { url, secrets } = await ports.provider.begin()
  const secret = await ports.attempts.begin({ provider, returnTo, ...secrets }, at)
  return { url, secret }
}

/**
 * Takes the sign-in that this browser began at this provider; it can be taken once. Without it an answer is somebody
 * else's, or an old one: nobody is signed in by following a link.
 *
 * @throws {SignInError} SIGN_IN_EXPIRED
 */
export async function takeAttempt(
  attempts: SignInAttempts,
  provider: SignInAttempt['provider'],
  secret: string | null,
  at: Date,
): Promise<SignInAttempt> {
  const attempt = secret === null ? null : await attempts.take(secret, at)
  if (attempt?.provider === provider) return attempt
  throw new SignInError('SIGN_IN_EXPIRED', 'this browser has no such sign-in under way, or not any more')
}
