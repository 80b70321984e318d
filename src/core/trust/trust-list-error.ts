import { CodedError } from '../../errors.ts'

/** Why a trust list is refused whole. */
export type TrustListErrorCode =
  | 'LIST_TOO_LARGE'
  /** A document type declaration: entities come with it, and no trust list has one. */
  | 'LIST_DOCTYPE'
  /** Not well-formed XML 1.0 in UTF-8 with namespaces. */
  | 'LIST_NOT_XML'
  /** A comment, a processing instruction or a CDATA section: what readers see differently is not read at all. */
  | 'LIST_NOT_PLAIN'
  /** XML, but no TrustServiceStatusList (ETSI TS 102 231). */
  | 'LIST_OF_ANOTHER_KIND'
  | 'LIST_SIGNATURE_ABSENT'
  /** More than one signature, or one that is not a child of the root. */
  | 'LIST_SIGNATURE_MISPLACED'
  /** The parts of the signature are not exactly those of an enveloped XAdES baseline signature. */
  | 'LIST_SIGNATURE_MALFORMED'
  | 'LIST_ID_REPEATED'
  | 'LIST_ALGORITHM_REFUSED'
  | 'LIST_TRANSFORM_REFUSED'
  /** The signature does not refer to the whole list and to its own signed properties, and to nothing else. */
  | 'LIST_REFERENCE_REFUSED'
  | 'LIST_SIGNER_UNKNOWN'
  /** The list was issued outside the validity of its signer's certificate. */
  | 'LIST_SIGNER_OUT_OF_PERIOD'
  /** The signed properties name another certificate than the one that signed. */
  | 'LIST_SIGNER_DIFFERS'
  | 'LIST_SIGNATURE_FALSE'
  /** The list was changed after it was signed. */
  | 'LIST_DIGEST_DIFFERS'
  /** Signed, but not what a trust list must say. */
  | 'LIST_MALFORMED'
  | 'LIST_AUTHORITY_REPEATED'
  /** A list of a higher sequence number has been seen. */
  | 'LIST_OLDER'

/** A trust list that is refused whole: nothing of it may be used. */
export class TrustListError extends CodedError<TrustListErrorCode> {
  override readonly name = 'TrustListError'
}
