import { type Check, type CheckName, notApplicable } from './check.ts'
import type { SealProof } from './seal-proof.ts'

/** Checks of what a seal says, or of the certificate that it names. */
const RESTING_ON_THE_SEAL: ReadonlySet<CheckName> = new Set<CheckName>([
  'page-count',
  'certificate-chain',
  'certificate-period',
  'certificate-revocation',
  'issuer-allowed',
  'environment',
  'document-kind',
  'issued-on',
  'validity-period',
  'withdrawal',
  'recipient',
  'expected-kind',
  'verifier-clock',
])

/**
 * Takes back what a check affirms of a seal that nobody is proved to have made: nothing unproved is told as fact
 * (design.md section 2).
 *
 * Under a false signature every such check has nothing to be about: a certificate that did not sign tells no origin,
 * and dates that nobody certified tell no life. While the certificate is only unknown, a fault stays one, for the
 * document is worthless whether the seal is true or not; what is missing stays missing; and nothing passes.
 */
export function onlyAsProved(check: Check, { state }: SealProof): Check {
  if (state === 'proved' || !RESTING_ON_THE_SEAL.has(check.name)) return check
  const isKept = check.outcome === 'failed' || check.outcome === 'undetermined'
  if (state === 'unknown-certificate' && isKept) return check
  return notApplicable(check.name, 'SEAL_NOT_PROVED')
}
