import { type Check, failed, passed, undetermined } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/**
 * Checks that an authority's key signed the seal certificate. A certificate handed in without its authority
 * is an anchor by itself (design.md section 2).
 */
export function checkCertificateChain({ proof }: SealCase): Check {
  if (proof.state === 'unknown-certificate')
    return undetermined('certificate-chain', 'NO_SIGNING_CERTIFICATE_FOUND')
  const { chain } = proof.certificate
  if (chain.state === 'proved') return passed('certificate-chain')
  if (chain.state === 'anchor')
    return passed('certificate-chain', undefined, 'anchor handed in by the caller')
  return chain.reason === 'NO_CERTIFICATE_CHAIN_FOUND'
    ? undetermined('certificate-chain', 'NO_CERTIFICATE_CHAIN_FOUND')
    : failed('certificate-chain', 'CHAIN_CONSTRAINTS_FAILURE', chain.reason)
}
