import { parisDay } from '../calendar-day.ts'
import type { AuthorityListing } from './authority-standing.ts'
import type { Certificate } from './certificate.ts'
import { isAntsSigner } from './pinned-signers.ts'
import type { TrustList } from './trust-list.ts'
import { type TrustPart, trustPart } from './trust-part.ts'

/**
 * Gives the trust material that a verified list brings: its authorities, each with its status and the instants
 * between which the list answers. Seal certificates and revocation lists come from elsewhere.
 *
 * Only the signers compiled in make it more than test material (D16): a list of any other signer, ours included, is
 * as good as the hand that brought it.
 */
export function trustListPart(list: TrustList): TrustPart {
  const listings = new Map<Certificate, AuthorityListing>()
  for (const { status, since, certificates } of list.authorities)
    for (const certificate of certificates)
      listings.set(certificate, { status, since, issuedAt: list.issuedAt, nextUpdate: list.nextUpdate })
  const origin = isAntsSigner(list.signer)
    ? ({ kind: 'pinned-list', issuer: list.signer.name, issuedOn: parisDay(list.issuedAt) } as const)
    : ({ kind: 'handed-in' } as const)
  return { ...trustPart(origin, [...listings.keys()], []), listings, listSigner: list.signerCertificate }
}

/** Keeps of several lists the newest of each signer's name, once, and tells which ones a newer one outranks. */
export function newestLists(lists: readonly TrustList[]): {
  readonly kept: readonly TrustList[]
  readonly outranked: readonly TrustList[]
} {
  const newest = new Map<string, TrustList>()
  for (const list of lists) {
    const standing = newest.get(list.signer.name)
    if (!standing || list.sequence > standing.sequence) newest.set(list.signer.name, list)
  }
  return {
    kept: [...newest.values()],
    outranked: lists.filter(
      ({ signer, sequence }) => sequence < (newest.get(signer.name)?.sequence ?? sequence),
    ),
  }
}
