import { validOn } from '../../trust/certificate-status.ts'
import { type Check, failed, passed, undetermined } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/**
 * Checks that the certificate covered the day of the signature, and its authority's certificate as well; both may
 * have expired since (2D-Doc process, step 6).
 */
export function checkCertificatePeriod({ seal, proof }: SealCase): Check {
  if (proof.state === 'unknown-certificate')
    return undetermined('certificate-period', 'NO_SIGNING_CERTIFICATE_FOUND')
  const day = seal.header.signedOn
  if (day === null) return failed('certificate-period', 'UNDATED', 'the seal bears no signature date')
  const { certificate, chain } = proof.certificate
  const period = validOn(day, certificate)
  if (period !== 'valid')
    return failed('certificate-period', 'CERTIFICATE_OUT_OF_PERIOD', `${period} on the signature day ${day}`)
  const above = chain.state === 'proved' ? validOn(day, chain.authority.certificate) : 'valid'
  return above === 'valid'
    ? passed('certificate-period')
    : failed(
        'certificate-period',
        'CERTIFICATE_OUT_OF_PERIOD',
        `the certificate of the authority is ${above} on the signature day ${day}`,
      )
}
