import { CodedError } from '../errors.ts'

/** The only reason: the text outgrows the largest symbol. */
export type BarcodeErrorCode = 'SEAL_TOO_LONG'

/** Says why a seal cannot be drawn as a Data Matrix. */
export class BarcodeError extends CodedError<BarcodeErrorCode> {
  override readonly name = 'BarcodeError'
}
