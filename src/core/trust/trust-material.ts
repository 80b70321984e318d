import type { Authority } from './issued-certificate.ts'
import type { JudgedWithdrawals } from './judge-withdrawal-lists.ts'
import type { PdfSigner } from './pdf-signer.ts'
import type { SealCertificate } from './seal-certificate.ts'
import type { TrustListSummary } from './trust-lists.ts'

/** All that verification believes: a value, assembled once and handed in; nothing is fetched from here. */
export interface TrustMaterial {
  readonly authorities: readonly Authority[]
  readonly sealCertificates: readonly SealCertificate[]
  /** Seal certificates by `caId/certificateId`. */
  readonly sealCertificatesById: ReadonlyMap<string, readonly SealCertificate[]>
  readonly pdfSigners: readonly PdfSigner[]
  readonly lists: readonly TrustListSummary[]
  /** Lists of documents withdrawn, believed or not; absent where nobody looked. */
  readonly withdrawals?: readonly JudgedWithdrawals[]
}

/**
 * Finds the certificates that answer to the two ids of a seal's header, our own first.
 *
 * Equal ids never merge (D16): several authorities may bear one name, so every candidate is to be tried, and none
 * means that the issuer is unknown, not that the seal is false.
 */
export function findSealCertificates(
  trust: TrustMaterial,
  caId: string,
  certificateId: string,
): readonly SealCertificate[] {
  return trust.sealCertificatesById.get(sealCertificateKey(caId, certificateId)) ?? []
}

/** Writes the key under which {@link TrustMaterial.sealCertificatesById} holds a certificate. */
export function sealCertificateKey(caId: string, certificateId: string): string {
  return `${caId}/${certificateId}`
}
