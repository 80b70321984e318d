import { CodedError } from '../../errors.ts'

/** Why no time-stamp was had; nothing is issued then. */
export type TimestampErrorCode =
  /** The authority gives no answer. */
  | 'TIMESTAMP_UNAVAILABLE'
  /** The authority answers that it grants none. */
  | 'TIMESTAMP_REFUSED'
  /** The answer is no time-stamp of what was asked. */
  | 'TIMESTAMP_INVALID'
  /** The time-stamp is made by another authority than the one configured. */
  | 'TIMESTAMP_AUTHORITY_UNKNOWN'

/** A time-stamp that was not had, or that may not be used. */
export class TimestampError extends CodedError<TimestampErrorCode> {
  override readonly name = 'TimestampError'
}
