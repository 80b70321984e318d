import { type Check, failed, passed, undetermined } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/** Checks the ECDSA signature over header and message as received (2D-Doc v3.2.6, section 3.5). */
export function checkSealSignature({ seal, proof }: SealCase): Check {
  const name = `${seal.header.caId}/${seal.header.certificateId}`
  switch (proof.state) {
    case 'proved':
      return passed('seal-signature')
    case 'disproved':
      return failed('seal-signature', 'SIG_CRYPTO_FAILURE', `not made by the key of ${name}`)
    case 'unusable-key':
      return failed('seal-signature', 'UNSUPPORTED_KEY', `the key of ${name} cannot make a 2D-Doc signature`)
    case 'unknown-certificate':
      return undetermined('seal-signature', 'NO_SIGNING_CERTIFICATE_FOUND', `no certificate ${name} is known`)
  }
}
