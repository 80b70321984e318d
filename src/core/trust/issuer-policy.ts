import { type ChainState, isTestAuthorityId, type TrustEnvironment } from './issued-certificate.ts'
import type { TrustOrigin } from './trust-part.ts'

/** Types of seal that only issuers of driving-licence documents may make (D15). */
export const LICENCE_SEAL_TYPES = ['AB', 'AA', 'A1', 'AD'] as const

/**
 * Issuers of driving-licence documents (D15; 2D-Doc certificate profile): each pair is bound to the authority's
 * public key, so a certificate of the same name under another key is not meant.
 */
export const DRIVING_LICENCE_ISSUERS = [
  {
    caId: 'FR03',
    caKeySha256: 'e5a5ce7aeda47050f88116a320ba200789c3ccdc7ed19b0697f559249e0171c9',
    certificateIds: ['DSR0', 'DSR1', 'DSR2', 'DSR3', 'DSR4', 'DSR5', 'DSR6', 'DSR7', 'DSR8', 'DSR9'],
  },
  {
    caId: 'FR04',
    caKeySha256: '32706317eecc5d89914779515f8276d1c00b26fb000f88bcd1b342e4af7b3018',
    certificateIds: ['DSR0', 'DSR1', 'DSR2', 'DSR3', 'DSR4', 'MI00', 'MI01'],
  },
  {
    caId: 'FR06',
    caKeySha256: 'c931a04827db87c53d2e87f7c4bfae32a99c72c17ee8820093b728f609720c8a',
    certificateIds: ['DSR0', 'DSR1', 'DSR2'],
  },
] as const

/** What a certificate may seal, and why; computed once when trust is assembled. */
export type IssuingRight =
  | {
      readonly basis: 'own-issuer' | 'driving-licence-issuer' | 'test-authority'
      readonly documentTypes: readonly string[]
    }
  | { readonly basis: 'none'; readonly reason: 'ISSUER_NOT_LISTED' | 'ISSUER_UNPROVED' }

/** Why a genuine certificate's seal of that type is refused. */
export type IssuerRefusal = 'ISSUER_NOT_LISTED' | 'ISSUER_UNPROVED' | 'OTHER_DOCUMENT_TYPE' | 'TEST_MATERIAL'

export type IssuerDecision =
  | { readonly allowed: true; readonly basis: 'own-issuer' | 'driving-licence-issuer' | 'test-authority' }
  | { readonly allowed: false; readonly reason: IssuerRefusal }

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

/**
 * Decides whether a certificate may have sealed a document of this type, in this environment (D15, D16).
 *
 * It says nothing of the signature, the dates or the revocation.
 */
export function decideIssuer(
  certificate: { readonly right: IssuingRight; readonly environment: TrustEnvironment },
  documentType: string,
  environment: TrustEnvironment,
): IssuerDecision {
  const { right } = certificate
  if (right.basis === 'none') return { allowed: false, reason: right.reason }
  if (environment === 'production' && certificate.environment === 'test')
    return { allowed: false, reason: 'TEST_MATERIAL' }
  return right.documentTypes.includes(documentType)
    ? { allowed: true, basis: right.basis }
    : { allowed: false, reason: 'OTHER_DOCUMENT_TYPE' }
}

function isListed(caId: string, certificateId: string, caKeySha256?: string): boolean {
  return DRIVING_LICENCE_ISSUERS.some(
    (issuer) =>
      (caKeySha256 === undefined ? issuer.caId === caId : issuer.caKeySha256 === caKeySha256) &&
      issuer.certificateIds.some((id) => id === certificateId),
  )
}
