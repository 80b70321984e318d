import { CodedError } from '../errors.ts'

export type Pkcs12ErrorCode =
  | 'PKCS12_WRONG_PASSWORD'
  | 'PKCS12_UNREADABLE'
  | 'PKCS12_NO_KEY'
  | 'PKCS12_NO_CERTIFICATE'
  | 'PKCS12_KEY_NOT_SUPPORTED'

/** Reports that a PKCS#12 file cannot be opened or holds nothing to sign with. Never quotes the password. */
export class Pkcs12Error extends CodedError<Pkcs12ErrorCode> {
  override readonly name = 'Pkcs12Error'
}
