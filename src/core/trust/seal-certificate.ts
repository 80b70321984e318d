import { importSealKey, type SealKey } from '../seal/signature.ts'
import type { Certificate } from './certificate.ts'
import type { IssuedCertificate } from './issued-certificate.ts'
import type { IssuingRight } from './issuing-right.ts'

/** The public key of a seal certificate, imported once, or why it can prove no seal. */
export type SealKeyState =
  | { readonly usable: true; readonly sealKey: SealKey }
  | { readonly usable: false; readonly reason: 'NOT_EC' | 'UNSUPPORTED_KEY' | 'WRONG_KEY_USAGE' }

/** A certificate whose key makes 2D-Doc seals, with all that judging a seal needs of it. */
export interface SealCertificate extends IssuedCertificate {
  /** Common name of the subject, e.g. `DSR8`. */
  readonly certificateId: string
  readonly key: SealKeyState
  readonly right: IssuingRight
}

/**
 * Imports the key of a certificate for verifying seals. The three RSA certificates of the FR03 directory and any
 * curve that 2D-Doc does not use give a reason, not an error: the seal they are named by is judged all the same.
 */
export async function sealKeyState(certificate: Certificate): Promise<SealKeyState> {
  if (certificate.keyKind !== 'EC') return { usable: false, reason: 'NOT_EC' }
  const usage = certificate.keyUsage
  if (usage && !usage.includes('digitalSignature') && !usage.includes('nonRepudiation'))
    return { usable: false, reason: 'WRONG_KEY_USAGE' }
  try {
    return { usable: true, sealKey: await importSealKey(certificate.spki) }
  } catch {
    return { usable: false, reason: 'UNSUPPORTED_KEY' }
  }
}
