import { CodedError } from '../../errors.ts'

export type ValidationErrorCode =
  | 'CASE_NUMBER_MISSING'
  | 'CASE_NUMBER_MALFORMED'
  | 'PURPOSE_MISSING'
  /** The law gives this purpose to another order of courts. */
  | 'PURPOSE_NOT_ALLOWED'

/** Why a document is not validated for a clerk, before anything of it is looked at. */
export class ValidationError extends CodedError<ValidationErrorCode> {
  override readonly name = 'ValidationError'
}
