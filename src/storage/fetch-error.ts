import { CodedError } from '../errors.ts'

/** Why something was not fetched. Told to operators in the log; nobody else meets it. */
export type FetchErrorCode =
  /** Not plain http or https, or an address inside a private network. */
  | 'FETCH_ADDRESS_REFUSED'
  /** Sent on to another host, or too often. */
  | 'FETCH_REDIRECT_REFUSED'
  | 'FETCH_TOO_LARGE'
  /** No answer in time, or another than 200. */
  | 'FETCH_FAILED'

/** Something that was not fetched. */
export class FetchError extends CodedError<FetchErrorCode> {
  override readonly name = 'FetchError'
}
