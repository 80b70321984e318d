import { randomBytes } from 'node:crypto'
import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { Atomically, PeopleStores } from '../atomically.ts'
import { auditedSession } from '../audit/audited-session.ts'
import type { Session } from '../session.ts'
import type { IdentityProvider } from './sign-in-ports.ts'

/** What signing out needs. */
export interface SignOutPorts {
  readonly atomically: Atomically<Pick<PeopleStores, 'sessions' | 'audit'>>
}

/** Where a person goes to leave the provider, too, and what must come back from there. */
export interface ProviderSignOut {
  readonly url: URL
  readonly state: string
}

/**
 * Signs out: the session ends here first, whatever the provider does.
 *
 * @param provider null for people whom no provider signed in
 * @returns null where nobody else has to be left, or the provider cannot be reached
 */
export async function signOut(
  { atomically }: SignOutPorts,
  { token, session }: { readonly token: string; readonly session: Session },
  provider: IdentityProvider<unknown> | null,
  at: Date,
): Promise<ProviderSignOut | null> {
  const { subject } = session
  await atomically(async ({ sessions, audit }) => {
    await sessions.revoke(token, at)
    await audit.append(
      composeAuditEntry({
        ...{ ...auditedSession(subject), at, action: 'sign-out', outcome: 'granted' },
        kind: subject.kind === 'clerk' ? 'proconnect' : subject.signedInBy,
      }),
    )
  })
  if (provider === null || !('idToken' in subject)) return null
  const state = randomBytes(32).toString('base64url')
  try {
    return { url: await provider.signOutUrl(subject.idToken, state), state }
  } catch {
    // Whoever signs out is signed out here, even if the provider is out of order.
    return null
  }
}
