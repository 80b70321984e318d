import type { IssuingRight } from './issuing-right.ts'
import type { TrustEnvironment } from './trust-environment.ts'

/** Why a genuine certificate's seal of that type is refused. */
export type IssuerRefusal = 'ISSUER_NOT_LISTED' | 'ISSUER_UNPROVED' | 'OTHER_DOCUMENT_TYPE' | 'TEST_MATERIAL'

/** Whether a certificate may have sealed that type, and on what ground. */
export type IssuerDecision =
  | { readonly allowed: true; readonly basis: 'own-issuer' | 'driving-licence-issuer' | 'test-authority' }
  | { readonly allowed: false; readonly reason: IssuerRefusal }

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
