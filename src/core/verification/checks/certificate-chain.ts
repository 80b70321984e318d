import { type AuthorityStanding, authorityStanding } from '../../trust/authority-standing.ts'
import { type Check, failed, passed, undetermined } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/**
 * Checks that an authority's key signed the seal certificate, and that the trust list that names this authority, if
 * one does, answers today and holds it in accord. A certificate handed in without its authority is an anchor by
 * itself (design.md section 2).
 */
export function checkCertificateChain({ proof, at }: SealCase): Check {
  if (proof.state === 'unknown-certificate')
    return undetermined('certificate-chain', 'NO_SIGNING_CERTIFICATE_FOUND')
  const { chain } = proof.certificate
  if (chain.state === 'proved')
    return checkStanding(authorityStanding(chain.authority, at), chain.authority.id)
  if (chain.state === 'anchor')
    return passed('certificate-chain', undefined, 'anchor handed in by the caller')
  return chain.reason === 'NO_CERTIFICATE_CHAIN_FOUND'
    ? undetermined('certificate-chain', 'NO_CERTIFICATE_CHAIN_FOUND')
    : failed('certificate-chain', 'CHAIN_CONSTRAINTS_FAILURE', chain.reason)
}

function checkStanding(standing: AuthorityStanding, id: string): Check {
  switch (standing) {
    case 'in-accord':
      return passed('certificate-chain')
    case 'revoked':
      return failed('certificate-chain', 'AUTHORITY_REVOKED', id)
    case 'suspended':
      return failed('certificate-chain', 'AUTHORITY_SUSPENDED', id)
    case 'status-unknown':
      return undetermined('certificate-chain', 'AUTHORITY_STATUS_UNKNOWN', id)
    case 'list-signer-revoked':
      return undetermined('certificate-chain', 'TRUST_LIST_SIGNER_REVOKED', id)
    case 'list-stale':
      return undetermined('certificate-chain', 'TRUST_LIST_STALE', id)
    case 'list-not-yet-issued':
      return undetermined('certificate-chain', 'TRUST_LIST_NOT_YET_ISSUED', id)
  }
}
