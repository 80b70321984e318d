import { CodedError } from '../../errors.ts'

/** Why a document was not withdrawn: none in the register has this id. */
export type WithdrawalErrorCode = 'DOCUMENT_UNKNOWN'

/** A withdrawal that was not done. */
export class WithdrawalError extends CodedError<WithdrawalErrorCode> {
  override readonly name = 'WithdrawalError'
}
