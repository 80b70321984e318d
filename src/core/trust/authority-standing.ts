import type { ServiceStatus } from './listed-authority.ts'
import { listFreshness } from './trust-list.ts'

/** What a signed trust list says of one authority. */
export interface AuthorityListing {
  readonly status: ServiceStatus
  readonly since: Date
  /** Instants between which the list answers; null when it announces no successor. */
  readonly issuedAt: Date
  readonly nextUpdate: Date | null
  /** True where the certificate that signed the list is known to be revoked. */
  readonly signerRevoked?: boolean
}

/** Whether an authority may be believed at an instant, as far as a list tells. */
export type AuthorityStanding =
  | 'in-accord'
  | 'suspended'
  | 'revoked'
  | 'status-unknown'
  | 'list-stale'
  | 'list-signer-revoked'
  | 'list-not-yet-issued'

/**
 * Tells the standing of an authority (2D-Doc specification, 5.1; process, step 4).
 *
 * Only the status of the list at hand counts, not when it began: what a revoked authority issued is refused whatever
 * its date, and a stale list that says so still says so. An authority that no list names is taken as it was handed in.
 */
export function authorityStanding(
  { listing }: { readonly listing: AuthorityListing | null },
  at: Date,
): AuthorityStanding {
  if (listing === null) return 'in-accord'
  if (listing.status === 'revoked' || listing.status === 'suspended') return listing.status
  if (listing.signerRevoked === true) return 'list-signer-revoked'
  if (listing.status === 'other') return 'status-unknown'
  const freshness = listFreshness(listing, at)
  return freshness === 'current' ? 'in-accord' : freshness === 'stale' ? 'list-stale' : 'list-not-yet-issued'
}
