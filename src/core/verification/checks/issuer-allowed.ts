import { decideIssuer } from '../../trust/decide-issuer.ts'
import { type Check, failed, notApplicable, passed, undetermined } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/**
 * Checks that this issuer may seal this type of document (D15). Where the authority of its certificate is not at
 * hand, nothing proves that it may not.
 */
export function checkIssuerAllowed({ seal, content, proof }: SealCase): Check {
  if (proof.state === 'unknown-certificate')
    return undetermined('issuer-allowed', 'NO_SIGNING_CERTIFICATE_FOUND')
  if (content.kind === 'OTHER') return notApplicable('issuer-allowed', 'NOT_A_LICENCE_DOCUMENT')
  // The environment is a check of its own, so that a report names each fault once.
  const decision = decideIssuer(proof.certificate, seal.header.documentType, 'test')
  const { chain } = proof.certificate
  if (chain.state === 'unproved' && chain.reason === 'NO_CERTIFICATE_CHAIN_FOUND')
    return undetermined('issuer-allowed', 'NO_CERTIFICATE_CHAIN_FOUND')
  return decision.allowed
    ? passed('issuer-allowed')
    : failed(
        'issuer-allowed',
        'ISSUER_NOT_ALLOWED',
        `${decision.reason} for type ${seal.header.documentType}`,
      )
}
