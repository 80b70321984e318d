import { type CalendarDay, parisDay } from '../calendar-day.ts'
import type { Authority } from './issued-certificate.ts'
import type { PdfSigner } from './pdf-signer.ts'
import type { SealCertificate } from './seal-certificate.ts'
import type { TrustPart } from './trust-part.ts'

/** All that verification believes: a value, assembled once and handed in; nothing is fetched from here. */
export interface TrustMaterial {
  readonly authorities: readonly Authority[]
  readonly sealCertificates: readonly SealCertificate[]
  /** Seal certificates by `caId/certificateId`. */
  readonly sealCertificatesById: ReadonlyMap<string, readonly SealCertificate[]>
  readonly pdfSigners: readonly PdfSigner[]
  readonly lists: readonly TrustListSummary[]
}

/** A list the trust rests on, for the report. */
export interface TrustListSummary {
  readonly issuer: string
  readonly issuedOn: CalendarDay
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

/** Lists, for the report, the signed lists and the newest proved revocation list of each authority. */
export function summariseLists(
  parts: readonly TrustPart[],
  authorities: readonly Authority[],
): readonly TrustListSummary[] {
  const signed = parts.flatMap(({ origin }) =>
    origin.kind === 'pinned-list' ? [{ issuer: origin.issuer, issuedOn: origin.issuedOn }] : [],
  )
  const revocation = authorities.flatMap(({ id, revocationLists: [newest] }) =>
    newest ? [{ issuer: id, issuedOn: parisDay(newest.thisUpdate) }] : [],
  )
  return [...signed, ...revocation]
}
