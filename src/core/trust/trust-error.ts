import { CodedError } from '../../errors.ts'

/** Why a certificate, a revocation list or a set of trust material cannot be read at all. */
export type TrustErrorCode =
  /** The bytes are no strict DER, or no PEM block of the kind expected. */
  | 'DER_MALFORMED'
  | 'PEM_MALFORMED'
  /** DER, but not an X.509 certificate (RFC 5280, 4.1). */
  | 'CERTIFICATE_UNREADABLE'
  /** DER, but not a certificate revocation list (RFC 5280, 5.1). */
  | 'REVOCATION_LIST_UNREADABLE'
  /** A list that covers only some certificates or some reasons: its silence would prove nothing. */
  | 'REVOCATION_LIST_PARTIAL'
  /** A list fetched that the key of its authority does not prove. */
  | 'REVOCATION_LIST_UNPROVED'
  /** A list fetched that is older than one seen before. */
  | 'REVOCATION_LIST_OLDER'
  /** A list fetched that is dated after now. */
  | 'REVOCATION_LIST_NOT_YET_ISSUED'
  /** No JWS of the form of a withdrawal list. */
  | 'WITHDRAWAL_LIST_UNREADABLE'
  /** A withdrawal list that no authority at hand proves. */
  | 'WITHDRAWAL_LIST_UNPROVED'
  /** A withdrawal list of a lower number than one at hand. */
  | 'WITHDRAWAL_LIST_OLDER'
  /** What a certificate directory answered has none of the forms read. */
  | 'BUNDLE_UNREADABLE'
  /** No single common name in the subject or in the issuer, so no 2D-Doc identifier. */
  | 'CERTIFICATE_WITHOUT_ID'

/** A fault of the trust material handed in, never of the document under verification. */
export class TrustError extends CodedError<TrustErrorCode> {
  override readonly name = 'TrustError'
}
