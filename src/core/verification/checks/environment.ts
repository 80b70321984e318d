import { type Check, failed, notApplicable, passed } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/** Checks that test material is not taken for real: it fails in production, and is named in `test` (D16). */
export function checkEnvironment({ proof, options }: SealCase): Check {
  if (proof.state === 'unknown-certificate')
    return notApplicable('environment', 'NO_SIGNING_CERTIFICATE_FOUND')
  if (proof.certificate.environment === 'production') return passed('environment')
  return options.environment === 'production'
    ? failed('environment', 'TEST_MATERIAL')
    : passed('environment', 'TEST_MATERIAL')
}
