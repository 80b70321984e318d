import { CodedError } from '../../errors.ts'

/** Why something asked of an account, or of its link with a licence, does not come about. */
export type AccountErrorCode =
  | 'EMAIL_MALFORMED'
  | 'PASSWORD_TOO_SHORT'
  | 'PASSWORD_TOO_LONG'
  | 'PASSWORD_TOO_COMMON'
  | 'PASSWORD_IS_EMAIL'
  | 'PASSWORDS_DIFFER'
  /** The password of an account that is already open. */
  | 'PASSWORD_WRONG'
  /** Address unknown, password false, address not verified: nobody learns which. */
  | 'ACCOUNT_SIGN_IN_FAILED'
  /** Code false, old, used, or of an address without an account: nobody learns which. */
  | 'ACCOUNT_CODE_REFUSED'
  | 'NEPH_ENTRIES_DIFFER'
  | 'BIRTH_DATE_MALFORMED'
  /** Licence unknown, code false or used, name or date of another: nobody learns which. */
  | 'CODE_LINK_REFUSED'
  /** More passwords wait to be hashed than the service takes. */
  | 'ACCOUNTS_BUSY'

/** Something of an account that does not come about; never quotes an address, a password or a code. */
export class AccountError extends CodedError<AccountErrorCode> {
  override readonly name = 'AccountError'
}
