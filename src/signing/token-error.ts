import { CodedError } from '../errors.ts'

export type TokenErrorCode =
  /** The optional package pkcs11js is not installed, or its native part was not built. */
  | 'PKCS11_UNAVAILABLE'
  /** The library of the token cannot be loaded or started. */
  | 'PKCS11_MODULE_UNUSABLE'
  /** No token, or more than one, bears the label. */
  | 'PKCS11_TOKEN_MISSING'
  /** The token refuses the PIN, or has locked it. */
  | 'PKCS11_PIN_REFUSED'
  /** No private key, or more than one, bears the label. */
  | 'PKCS11_KEY_MISSING'
  /** The token gave an error, or went away; the message names it. */
  | 'PKCS11_FAILED'

/** Reports that a key in a PKCS#11 token cannot be used. Never quotes the PIN. */
export class TokenError extends CodedError<TokenErrorCode> {
  override readonly name = 'TokenError'
}
