import { CodedError } from '../errors.ts'

export type CodesErrorCode =
  /** The file of codes is malformed, or was changed by someone who does not hold its key. */
  | 'CODES_UNREADABLE'
  /** The file of codes was written with another key. */
  | 'CODES_KEY_MISMATCH'
  /** Another process has been changing the codes for longer than we wait. */
  | 'CODES_BUSY'

/** Reports that confidential codes cannot be read or replaced. Never quotes a code, a key or a NEPH. */
export class CodesError extends CodedError<CodesErrorCode> {
  override readonly name = 'CodesError'
}
