import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { AuditLog } from '../ports.ts'
import type { Session, Sessions } from '../session.ts'
import type { FranceConnectDriver } from './link-licence.ts'
import { renewSession } from './sign-in-driver.ts'
import type { FranceConnectLinks, HolderNotices } from './sign-in-ports.ts'

/** What cutting a link needs. */
export interface CutLinkPorts {
  readonly links: FranceConnectLinks
  readonly sessions: Sessions
  readonly notices: HolderNotices
  readonly audit: AuditLog
}

/**
 * Cuts the link between a driver's identity and the licence: every session of the identity ends, and this one begins
 * anew without a licence. The identity is not known any more; another sign-in brings it back.
 */
export async function cutLink(
  { links, sessions, notices }: CutLinkPorts,
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
  await links.cut(driver.sub, at, line)
  await notices.leave(driver.neph, { code: 'LINK_CUT', details: { by: 'franceconnect' } }, at)
  await sessions.revokeAllOf({ sub: driver.sub }, at)
  return await renewSession(sessions, { ...driver, neph: null }, token, at)
}
