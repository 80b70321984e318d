import type { ChainState } from './issued-certificate.ts'
import { DRIVING_LICENCE_ISSUERS, LICENCE_SEAL_TYPES } from './issuer-policy.ts'
import { isTestAuthorityId } from './trust-environment.ts'
import type { TrustOrigin } from './trust-part.ts'

/** What a certificate may seal, and why; computed once when trust is assembled. */
export type IssuingRight =
  | {
      readonly basis: 'own-issuer' | 'driving-licence-issuer' | 'test-authority'
      readonly documentTypes: readonly string[]
    }
  | { readonly basis: 'none'; readonly reason: 'ISSUER_NOT_LISTED' | 'ISSUER_UNPROVED' }

/** Gives the right of a certificate from where it comes from and the key that proves it (D15). */
export function issuingRight(
  caId: string,
  certificateId: string,
  origin: TrustOrigin,
  chain: ChainState,
): IssuingRight {
  if (chain.state === 'unproved') return { basis: 'none', reason: 'ISSUER_UNPROVED' }
  if (origin.kind === 'own') {
    const documentTypes = origin.sealTypes[certificateId]
    return documentTypes
      ? { basis: 'own-issuer', documentTypes }
      : { basis: 'none', reason: 'ISSUER_NOT_LISTED' }
  }
  if (origin.kind === 'handed-in' && isTestAuthorityId(caId))
    return { basis: 'test-authority', documentTypes: LICENCE_SEAL_TYPES }
  if (chain.state === 'anchor')
    return { basis: 'none', reason: isListed(caId, certificateId) ? 'ISSUER_UNPROVED' : 'ISSUER_NOT_LISTED' }
  return isListed(caId, certificateId, chain.authority.keySha256)
    ? { basis: 'driving-licence-issuer', documentTypes: LICENCE_SEAL_TYPES }
    : { basis: 'none', reason: 'ISSUER_NOT_LISTED' }
}

function isListed(caId: string, certificateId: string, caKeySha256?: string): boolean {
  return DRIVING_LICENCE_ISSUERS.some(
    (issuer) =>
      (caKeySha256 === undefined ? issuer.caId === caId : issuer.caKeySha256 === caKeySha256) &&
      issuer.certificateIds.some((id) => id === certificateId),
  )
}
