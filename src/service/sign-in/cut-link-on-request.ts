import type { OperatorMandate } from '../../core/access/requester.ts'
import { type AuditFacts, auditedRequester, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { Neph } from '../../core/licence/neph.ts'
import { CodedError } from '../../errors.ts'
import type { Atomically, PeopleStores } from '../atomically.ts'
import type { AuditLog } from '../ports.ts'
import type { LinkedIdentity } from './sign-in-ports.ts'

/** A licence whose holder asks that no identity of FranceConnect be linked to it any more. */
export interface LinkCutRequest {
  readonly neph: Neph
  readonly mandate: OperatorMandate
  readonly at: Date
}

/** What cutting a link on request needs. */
export interface LinkCutPorts {
  readonly audit: AuditLog
  readonly atomically: Atomically<Pick<PeopleStores, 'identityLinks' | 'sessions' | 'notices'>>
}

const BASIS = 'RGPD art. 32, C. route R225-4 I 2° d'

/**
 * Cuts the identity of FranceConnect that is linked to a licence, in an operator's name: for a holder who cannot sign in
 * with that identity any more, or whose licence a namesake has. Its sessions end and a notice is left, all or nothing;
 * the holder then links the identity of today.
 *
 * @throws {CodedError} ACCESS_REFUSED without a mandate and LINK_UNKNOWN where no identity is linked, which leave their
 * line, too
 */
export async function cutLinkOnRequest(
  { audit, atomically }: LinkCutPorts,
  { neph, mandate, at }: LinkCutRequest,
): Promise<LinkedIdentity> {
  const lineOf = (facts: Pick<AuditFacts, 'outcome' | 'rule' | 'reason'>) =>
    composeAuditEntry({
      ...auditedRequester({ role: 'operator', mandate }),
      ...{ at, action: 'cut-link', kind: 'franceconnect', neph, basis: BASIS },
      ...facts,
    })
  if (mandate.kind === 'none') {
    const reason = 'MANDATE_REQUIRED'
    await audit.append(lineOf({ outcome: 'refused', reason }))
    throw new CodedError('ACCESS_REFUSED', `refused: ${reason} (${BASIS})`, { reason, basis: BASIS })
  }
  const line = lineOf({ outcome: 'granted', rule: 'operator-cuts-link-on-request' })
  const cut = await atomically(async ({ identityLinks, sessions, notices }) => {
    const identity = await identityLinks.cutOfLicence(neph, at, line)
    if (identity === null) return null
    await sessions.revokeAllOf({ licence: neph }, at)
    await notices.leave(neph, { code: 'LINK_CUT', details: { by: 'operator' } }, at)
    return identity
  })
  if (cut !== null) return cut
  await audit.append(lineOf({ outcome: 'failed', reason: 'LINK_UNKNOWN' }))
  throw new CodedError('LINK_UNKNOWN', 'no identity of FranceConnect is linked to this licence')
}
