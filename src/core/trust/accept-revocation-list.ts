import type { Certificate } from './certificate.ts'
import { type RevocationList, revocationListFault } from './revocation-list.ts'
import { TrustError } from './trust-error.ts'

/** Clocks of authorities are allowed to be this far ahead. */
const CLOCK_MS = 300_000

/**
 * Refuses a revocation list that was fetched unless the authority's key proves it, it is not dated after now, and it
 * is not older than the one kept: by number, and where a list has none by date (RFC 5280, 5.2.3).
 *
 * A list past its next update is let through: it is stale, which judgement tells.
 *
 * @throws {TrustError} REVOCATION_LIST_UNPROVED, REVOCATION_LIST_NOT_YET_ISSUED or REVOCATION_LIST_OLDER
 */
export async function acceptRevocationList(
  list: RevocationList,
  authority: Certificate,
  kept: RevocationList | null,
  now: Date,
): Promise<void> {
  const fault = await revocationListFault(list, authority)
  if (fault !== null)
    throw new TrustError('REVOCATION_LIST_UNPROVED', `not proved by the authority: ${fault}`, { fault })
  if (list.thisUpdate.getTime() > now.getTime() + CLOCK_MS)
    throw new TrustError('REVOCATION_LIST_NOT_YET_ISSUED', `dated ${list.thisUpdate.toISOString()}`)
  if (kept !== null && isOlder(list, kept))
    throw new TrustError(
      'REVOCATION_LIST_OLDER',
      `number ${list.number} of ${list.thisUpdate.toISOString()}, but number ${kept.number} of ${kept.thisUpdate.toISOString()} was seen`,
    )
}

function isOlder(list: RevocationList, kept: RevocationList): boolean {
  if (list.number !== null && kept.number !== null) return list.number < kept.number
  return list.thisUpdate < kept.thisUpdate
}
