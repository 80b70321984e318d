import { parisDay } from '../../calendar-day.ts'
import { revocationStatus } from '../../trust/certificate-status.ts'
import { type Check, failed, passed, undetermined } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/** Checks revocation: a revoked certificate fails every seal it made; missing or stale data never passes (D18). */
export function checkCertificateRevocation({ proof, at }: SealCase): Check {
  if (proof.state === 'unknown-certificate')
    return undetermined('certificate-revocation', 'NO_SIGNING_CERTIFICATE_FOUND')
  const revocation = revocationStatus(proof.certificate, at)
  switch (revocation.status) {
    case 'good':
      return passed('certificate-revocation')
    case 'revoked':
      return failed('certificate-revocation', 'REVOKED', `revoked on ${parisDay(revocation.revokedAt)}`)
    case 'stale':
      return undetermined(
        'certificate-revocation',
        'REVOCATION_STALE',
        `newest list of ${parisDay(revocation.list.thisUpdate)}`,
      )
    case 'unknown':
      return undetermined('certificate-revocation', 'REVOCATION_UNKNOWN')
    case 'unreachable':
      return undetermined('certificate-revocation', 'REVOCATION_UNREACHABLE', revocation.address)
    case 'unverified':
      return undetermined('certificate-revocation', 'REVOCATION_UNVERIFIED', revocation.reason)
  }
}
