import { certificateNames } from './certificate-names.ts'
import { DerError } from './der-error.ts'
import type { DetachedCms } from './detached-cms.ts'
import { digest } from './digest.ts'

/**
 * Finds the certificate of the signer among those of a CMS: by issuer and serial number, and by the hash in
 * signing-certificate-v2 where that attribute is there (RFC 5035).
 *
 * @throws {DerError} when none is the one named
 */
export async function findSignerCertificate(cms: DetachedCms): Promise<Uint8Array> {
  const { signerName, signingCertificate, certificates } = cms
  if (signerName === null && signingCertificate === null)
    throw new DerError('the signer is named by a key identifier alone, which is not accepted')
  const named = signerName === null ? certificates : certificates.filter((der) => hasNames(der, signerName))
  if (named.length === 0) throw new DerError('the certificate of the signer is not in the CMS')
  for (const der of named)
    if (
      signingCertificate === null ||
      sameBytes(await digest(signingCertificate.hash, der), signingCertificate.digest)
    )
      return der
  throw new DerError('no certificate of the CMS has the hash in signing-certificate-v2')
}

function hasNames(certificate: Uint8Array, wanted: NonNullable<DetachedCms['signerName']>): boolean {
  const { issuer, serialNumber } = certificateNames(certificate)
  return sameBytes(issuer, wanted.issuer) && sameBytes(serialNumber, wanted.serialNumber)
}

/** Tells whether two byte strings are equal. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
