import type { CalendarDay } from '../calendar-day.ts'
import type { Certificate } from './certificate.ts'
import type { RevocationList } from './revocation-list.ts'

/** Where trust material comes from: trust belongs to the source, not to the certificate. */
export type TrustOrigin =
  /** Our own keys: what each of our certificates may seal or sign is told here, by certificate id (D15). */
  | {
      readonly kind: 'own'
      /** 2D-Doc types by seal certificate id, e.g. `{ PC01: ['AB'], PC02: ['A1'] }`; an id left out seals nothing. */
      readonly sealTypes: Readonly<Record<string, readonly string[]>>
      /** 2D-Doc types whose PDF our PDF signers may sign. */
      readonly pdfTypes: readonly string[]
    }
  /** A folder given with `--trust`: test material, whatever it holds (D16). */
  | { readonly kind: 'handed-in' }
  /** A list whose signature by the pinned signer was verified before it came here. */
  | { readonly kind: 'pinned-list'; readonly issuer: string; readonly issuedOn: CalendarDay }

/** Trust material of one origin, read but not yet judged. */
export interface TrustPart {
  readonly origin: TrustOrigin
  readonly authorities: readonly Certificate[]
  readonly sealCertificates: readonly Certificate[]
  readonly pdfSigners: readonly Certificate[]
  readonly revocationLists: readonly RevocationList[]
}

/** id-kp-documentSigning (RFC 9336): what tells a PDF signer from a seal certificate. */
export const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36'

/** Sorts certificates of one origin by what each says it is; file names play no part. */
export function trustPart(
  origin: TrustOrigin,
  certificates: readonly Certificate[],
  revocationLists: readonly RevocationList[],
): TrustPart {
  const authorities = certificates.filter((certificate) => certificate.isAuthority)
  const others = certificates.filter((certificate) => !certificate.isAuthority)
  const signsDocuments = (certificate: Certificate) => certificate.extendedKeyUsage.includes(DOCUMENT_SIGNING)
  return {
    origin,
    authorities,
    sealCertificates: others.filter((certificate) => !signsDocuments(certificate)),
    pdfSigners: others.filter(signsDocuments),
    revocationLists,
  }
}
