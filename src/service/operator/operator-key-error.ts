import { CodedError } from '../../errors.ts'

export type OperatorKeyErrorCode =
  /** The request brought none. */
  | 'OPERATOR_KEY_REQUIRED'
  /** None of ours. */
  | 'OPERATOR_KEY_REFUSED'
  /** Taken back, or past its last day. */
  | 'OPERATOR_KEY_NOT_IN_FORCE'
  /** None of this id, or one already taken back. */
  | 'OPERATOR_KEY_UNKNOWN'

/** Why a key of an operator opens nothing, or was not taken back. Never quotes a key. */
export class OperatorKeyError extends CodedError<OperatorKeyErrorCode> {
  override readonly name = 'OperatorKeyError'
}
