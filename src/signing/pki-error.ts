import { CodedError } from '../errors.ts'

export type PkiErrorCode =
  /** The folder already holds a whole PKI; it is never overwritten. */
  | 'PKI_EXISTS'
  /** Another process is changing the PKI at this moment. */
  | 'PKI_BUSY'
  /** Files of our names stand there, but no PKI of ours. */
  | 'PKI_FOREIGN_FILES'
  /** The folder holds no whole PKI. */
  | 'PKI_MISSING'
  | 'PKI_UNREADABLE'
  /** An id of four characters is never used again, and all are taken. */
  | 'PKI_IDS_EXHAUSTED'
  | 'KEY_UNREADABLE'
  /** The private key is not the one of the certificate. */
  | 'KEY_MISMATCH'
  | 'KEY_NOT_SUPPORTED'
  /** The PKI has no certificate of that id. */
  | 'CERTIFICATE_UNKNOWN'
  /** An id stands for two certificates or two purposes; it is for one, for life. */
  | 'CERTIFICATE_ID_USED'
  /** A certificate would go back in its life, or two of one purpose would be in use. */
  | 'CERTIFICATE_STATE_REFUSED'
  /** Keys of a test authority, which production refuses. */
  | 'TEST_KEYS_IN_PRODUCTION'
  /** Nothing in a folder of trust is what is read there. */
  | 'TRUST_FOLDER_EMPTY'
  /** Files of a trust folder cannot be read; each is named in `evidence.files`. */
  | 'TRUST_FOLDER_UNREADABLE'

/** Reports that keys or trust files cannot be made, read or used. Never quotes a key or a password. */
export class PkiError extends CodedError<PkiErrorCode> {
  override readonly name = 'PkiError'
}
