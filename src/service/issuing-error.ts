import { CodedError } from '../errors.ts'

export type IssuingErrorCode =
  | 'ACCESS_REFUSED'
  | 'UNKNOWN_NEPH'
  | 'RECIPIENT_NOT_A_SIREN'
  | 'RECIPIENT_NOT_FOR_THIS_KIND'
  | 'LINT_CODE_UNREADABLE'
  | 'LINT_CODE_DIFFERS'
  | 'LINT_FIELD_DIFFERS'
  | 'LINT_CHECK_FAILED'

/** Why a document was not issued. A LINT code means that the document made was wrong and did not leave. */
export class IssuingError extends CodedError<IssuingErrorCode> {
  override readonly name = 'IssuingError'
}
