import { CodedError } from '../errors.ts'

/** Lists the reasons: the text outgrows the largest symbol, or the symbol does not give it back. */
export type BarcodeErrorCode = 'SEAL_TOO_LONG' | 'SYMBOL_UNREADABLE'

/** Says why a seal cannot be drawn as a Data Matrix, or why a drawn one cannot be read back. */
export class BarcodeError extends CodedError<BarcodeErrorCode> {
  override readonly name = 'BarcodeError'
}
