import { certificateKey } from './certificate-names.ts'
import { DerError } from './der-error.ts'
import { type DetachedCms, type Hash, readDetachedCms } from './detached-cms.ts'
import { verifySignatureValue } from './signature-algorithm.ts'
import { findSignerCertificate, sameBytes } from './signer-certificate.ts'

/** What a CMS says and whether it holds; see `PdfSignatureEvidence` for the meaning of each. */
export interface CmsFacts {
  readonly intact: boolean
  readonly valid: boolean
  readonly signerCertificate: Uint8Array | null
  readonly fault: string | null
  /** What was read; null when it is no CMS. */
  readonly cms: DetachedCms | null
}

/**
 * Verifies the CMS of a PDF signature against the digest of the bytes it covers, and never throws.
 *
 * With `signingCertificateRequired` (PAdES) the signer's certificate is the one whose hash is in
 * signing-certificate-v2; where that attribute is present without being required it must agree too.
 * Whether that certificate is in date, revoked or trusted is judged elsewhere.
 */
export async function verifyCms(
  contents: Uint8Array,
  digestOf: (hash: Hash) => Promise<Uint8Array>,
  signingCertificateRequired: boolean,
): Promise<CmsFacts> {
  let intact = false
  let cms: DetachedCms | null = null
  try {
    cms = readDetachedCms(contents)
    intact = sameBytes(await digestOf(cms.hash), cms.messageDigest)
    if (signingCertificateRequired && cms.signingCertificate === null)
      throw new DerError('signing-certificate-v2 is missing, PAdES requires it')
    const signerCertificate = await findSignerCertificate(cms)
    const valid = await verifySignatureValue(cms, certificateKey(signerCertificate))
    const fault = valid ? null : 'the signature value does not verify with the key of the certificate'
    return { intact, valid, signerCertificate: valid ? signerCertificate : null, fault, cms }
  } catch (error) {
    // Keys of unknown origin make WebCrypto throw errors of many kinds.
    const fault =
      error instanceof DerError ? error.message : `unreadable certificate or key: ${String(error)}`
    return { intact, valid: false, signerCertificate: null, fault, cms }
  }
}
