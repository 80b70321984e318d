import { CodedError } from '../../errors.ts'

/** Why the text of a seal cannot be cut into header, message and signature (2D-Doc v3.2.6, sections 3.2 to 3.5). */
export type SealErrorCode =
  | 'NOT_A_SEAL'
  | 'CODE_PART'
  | 'UNSUPPORTED_VERSION'
  | 'TEXT_TOO_LONG'
  | 'CODE_POINT_TOO_HIGH'
  | 'HEADER_TOO_SHORT'
  | 'HEADER_CHARACTER'
  | 'HEADER_DATE'
  | 'SIGNATURE_MISSING'
  | 'SIGNATURE_REPEATED'
  | 'SEPARATORS_LOST'
  | 'BASE32_CHARACTER'
  | 'BASE32_LENGTH'
  | 'BASE32_PADDING'
  | 'BASE32_UNUSED_BITS'
  | 'BLOCK_OVERRUN'
  | 'SIGNATURE_BLOCK'
  | 'SWITCH_AMBIGUOUS'

/**
 * Reports a text that cannot be read as a seal at all, with the offset of the first character at fault.
 *
 * Faults inside a message that can be read are {@link StructureFault}s, not errors.
 */
export class SealError extends CodedError<SealErrorCode> {
  override readonly name = 'SealError'
  readonly offset: number

  constructor(code: SealErrorCode, message: string, offset: number) {
    super(code, `${message}, at offset ${offset}`, { offset })
    this.offset = offset
  }
}

/** Why a value cannot be written into, or read out of, a field or header. */
export type SealValueErrorCode =
  | 'BAD_HEADER'
  | 'BAD_DATE'
  | 'BAD_VALUE'
  | 'UNKNOWN_VALUE'
  | 'UNKNOWN_IDENTIFIER'
  | 'DUPLICATE_FIELD'
  | 'FIELD_TOO_SHORT'
  | 'FIELD_TOO_LONG'
  | 'FORBIDDEN_CHARACTER'
  | 'FORBIDDEN_TRUNCATION'
  | 'CHARACTER_NOT_SEALABLE'
  | 'NOT_CONFORMANT'
  | 'SWITCH_AMBIGUOUS'

/** Reports a value that has no place in a seal. Evidence names identifiers, codes and places, never whole values. */
export class SealValueError extends CodedError<SealValueErrorCode> {
  override readonly name = 'SealValueError'
}

/** Reports a public key with which no seal can be verified: not EC, or not P-256, P-384 or P-521. */
export class SealKeyError extends CodedError<'UNSUPPORTED_KEY'> {
  override readonly name = 'SealKeyError'

  constructor(found: string, options?: { readonly cause?: unknown }) {
    super(
      'UNSUPPORTED_KEY',
      `expected an EC public key on P-256, P-384 or P-521, found ${found}`,
      {},
      options,
    )
  }
}
