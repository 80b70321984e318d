import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { Atomically, PeopleStores } from '../atomically.ts'
import type { Session } from '../session.ts'
import type { FranceConnectDriver } from './link-licence.ts'
import { renewSession } from './sign-in-driver.ts'

/** What cutting a link needs. */
export interface CutLinkPorts {
  readonly atomically: Atomically<Pick<PeopleStores, 'identityLinks' | 'sessions' | 'notices'>>
}

/**
 * Cuts the link between a driver's identity and the licence: every session of the identity ends, and this one begins
 * anew without a licence, all or nothing. The identity is not known any more; another sign-in brings it back.
 */
export async function cutLink(
  { atomically }: CutLinkPorts,
  {
    driver,
    token,
  }: { readonly driver: FranceConnectDriver & { readonly neph: Neph }; readonly token: string },
  at: Date,
): Promise<{ readonly token: string; readonly session: Session }> {
  const line = composeAuditEntry({
    at,
    action: 'cut-link',
    outcome: 'granted',
    role: 'holder',
    kind: 'franceconnect',
    neph: driver.neph,
  })
  return await atomically(async ({ identityLinks, sessions, notices }) => {
    await identityLinks.cut(driver.sub, at, line)
    const details = { by: 'franceconnect', of: 'identity' }
    await notices.leave(driver.neph, { code: 'LINK_CUT', details }, at)
    await sessions.revokeAllOf({ provider: 'franceconnect', sub: driver.sub }, at)
    return await renewSession(sessions, { ...driver, neph: null }, token, at)
  })
}
