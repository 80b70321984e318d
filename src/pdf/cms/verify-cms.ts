import { createHash, X509Certificate } from 'node:crypto'
import { certificateNames } from './cms-template.ts'
import { DerError } from './der-error.ts'
import { type DetachedCms, type Hash, readDetachedCms } from './detached-cms.ts'
import { verifySignatureValue } from './signature-algorithm.ts'

/** What a CMS says and whether it holds; see `PdfSignatureEvidence` for the meaning of each. */
export interface CmsFacts {
  readonly intact: boolean
  readonly valid: boolean
  readonly signerCertificate: Uint8Array | null
  readonly fault: string | null
}

/**
 * Verifies the CMS of a PDF signature against the digest of the bytes it covers, and never throws.
 *
 * With `signingCertificateRequired` (PAdES) the signer's certificate is the one whose hash is in
 * signing-certificate-v2; where that attribute is present without being required it must agree too.
 * Whether that certificate is in date, revoked or trusted is judged elsewhere.
 */
export function verifyCms(
  contents: Uint8Array,
  digestOf: (hash: Hash) => Uint8Array,
  signingCertificateRequired: boolean,
): CmsFacts {
  let intact = false
  let signerCertificate: Uint8Array | null = null
  try {
    const cms = readDetachedCms(contents)
    intact = Buffer.compare(digestOf(cms.hash), cms.messageDigest) === 0
    if (signingCertificateRequired && cms.signingCertificate === null)
      throw new DerError('signing-certificate-v2 is missing, PAdES requires it')
    signerCertificate = findSignerCertificate(cms)
    const valid = verifySignatureValue(cms, new X509Certificate(signerCertificate))
    const fault = valid ? null : 'the signature value does not verify with the key of the certificate'
    return { intact, valid, signerCertificate: valid ? signerCertificate : null, fault }
  } catch (error) {
    // Keys and certificates of unknown origin make OpenSSL throw errors of many kinds.
    const fault =
      error instanceof DerError ? error.message : `unreadable certificate or key: ${String(error)}`
    return { intact, valid: false, signerCertificate: null, fault }
  }
}

function findSignerCertificate(cms: DetachedCms): Uint8Array {
  const { signerName, signingCertificate, certificates } = cms
  if (signerName === null && signingCertificate === null)
    throw new DerError('the signer is named by a key identifier alone, which is not accepted')
  const named = signerName === null ? certificates : certificates.filter((der) => hasNames(der, signerName))
  if (named.length === 0) throw new DerError('the certificate of the signer is not in the CMS')
  const found = named.find(
    (der) =>
      signingCertificate === null ||
      createHash(signingCertificate.hash).update(der).digest().equals(signingCertificate.digest),
  )
  if (found === undefined)
    throw new DerError('no certificate of the CMS has the hash in signing-certificate-v2')
  return found
}

function hasNames(certificate: Uint8Array, wanted: NonNullable<DetachedCms['signerName']>): boolean {
  const { issuer, serialNumber } = certificateNames(certificate)
  return (
    Buffer.compare(issuer, wanted.issuer) === 0 && Buffer.compare(serialNumber, wanted.serialNumber) === 0
  )
}
