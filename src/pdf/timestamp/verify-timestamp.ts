import { type Certificate, readCertificate } from '../../core/trust/certificate.ts'
import { certificateKey } from '../cms/certificate-names.ts'
import { DerError } from '../cms/der-error.ts'
import type { Hash } from '../cms/detached-cms.ts'
import { digest } from '../cms/digest.ts'
import { verifySignatureValue } from '../cms/signature-algorithm.ts'
import { findSignerCertificate, sameBytes } from '../cms/signer-certificate.ts'
import { readTimestampToken, type TimestampToken } from './timestamp-token.ts'

/** A time-stamp that holds, whoever made it. */
export interface VerifiedTimestamp extends TimestampToken {
  /** The certificate of the authority that made it. */
  readonly authority: Certificate
}

/** id-kp-timeStamping (RFC 3161, 2.3). */
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'

/**
 * Verifies a time-stamp token over bytes known by their digests: imprint, signature, and a certificate made for
 * nothing else, in date at that time (RFC 3161, 2.3 and 2.4.2).
 *
 * Whether that authority is to be believed is another question: see `requirePinned`. A certificate named by
 * issuer and serial number alone is accepted, for many authorities still name it by SHA-1.
 *
 * @throws {DerError} saying what does not hold
 */
export async function verifyTimestamp(
  bytes: Uint8Array,
  digestOf: (hash: Hash) => Promise<Uint8Array>,
): Promise<VerifiedTimestamp> {
  const token = readTimestampToken(bytes)
  const { cms, imprint, at } = token
  if (!sameBytes(await digestOf(imprint.hash), imprint.digest))
    throw new DerError('the time-stamp is on other bytes')
  if (!sameBytes(await digest(cms.hash, cms.content), cms.messageDigest))
    throw new DerError('the content of the time-stamp is not what was signed')
  const der = await findSignerCertificate(cms)
  if (!(await verifySignatureValue(cms, certificateKey(der))))
    throw new DerError('the signature of the time-stamp does not verify')
  return { ...token, authority: requireTimestamping(readCertificate(der), at) }
}

function requireTimestamping(certificate: Certificate, at: Date): Certificate {
  const { extendedKeyUsage, critical, notBefore, notAfter, unknownCritical } = certificate
  const [purpose, ...others] = extendedKeyUsage
  if (purpose !== TIME_STAMPING || others.length > 0 || !critical.includes(EXTENDED_KEY_USAGE))
    throw new DerError('the certificate of the time-stamp is not made for time-stamps alone')
  if (unknownCritical.length > 0)
    throw new DerError(`the certificate of the time-stamp has critical extension ${unknownCritical[0]}`)
  if (at < notBefore || at > notAfter)
    throw new DerError(`the certificate of the time-stamp does not cover ${at.toISOString()}`)
  return certificate
}

const EXTENDED_KEY_USAGE = '2.5.29.37'
