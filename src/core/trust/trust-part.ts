import type { CalendarDay } from '../calendar-day.ts'
import type { AuthorityListing } from './authority-standing.ts'
import type { Certificate } from './certificate.ts'
import type { RegisterWithdrawals } from './register-withdrawals.ts'
import type { RevocationList } from './revocation-list.ts'
import type { WithdrawalList } from './withdrawal-list.ts'

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
  /** Lists of documents withdrawn; each has still to be proved. */
  readonly withdrawalLists?: readonly WithdrawalList[]
  /** What our service's own register says, told by the service; it counts before every list. */
  readonly registers?: readonly RegisterWithdrawals[]
  /** What a signed list says of the authorities of this part; absent where no list names them. */
  readonly listings?: ReadonlyMap<Certificate, AuthorityListing>
  /** The certificate that signed that list; what it says falls with it, once it is revoked. */
  readonly listSigner?: Certificate
  /** Revocation lists that were asked for and not had. */
  readonly unreachable?: readonly UnreachableList[]
}

/** A revocation list that was asked for where a certificate says, and not had. */
export interface UnreachableList {
  /** Who would have issued it, as `DistinguishedName.der` names it. */
  readonly issuer: string
  readonly address: string
}

/** id-kp-documentSigning (RFC 9336): what tells a PDF signer from a seal certificate. */
export const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36'

/** id-tsl-kp-tslSigning (ETSI TS 119 612, 5.7.1): what tells the signer of a trust list. */
export const LIST_SIGNING = '0.4.0.2231.3.0'

/** Sorts certificates of one origin by what each says it is; file names play no part. Signers of lists are left out. */
export function trustPart(
  origin: TrustOrigin,
  certificates: readonly Certificate[],
  revocationLists: readonly RevocationList[],
  withdrawalLists: readonly WithdrawalList[] = [],
): TrustPart {
  const authorities = certificates.filter((certificate) => certificate.isAuthority)
  const others = certificates.filter(
    (certificate) => !certificate.isAuthority && !certificate.extendedKeyUsage.includes(LIST_SIGNING),
  )
  const signsDocuments = (certificate: Certificate) => certificate.extendedKeyUsage.includes(DOCUMENT_SIGNING)
  return {
    origin,
    authorities,
    sealCertificates: others.filter((certificate) => !signsDocuments(certificate)),
    pdfSigners: others.filter(signsDocuments),
    revocationLists,
    withdrawalLists,
  }
}
