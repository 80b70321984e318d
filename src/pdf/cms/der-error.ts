import { CodedError } from '../../errors.ts'

/** Reports bytes that are not DER, or DER that is not the structure expected. */
export class DerError extends CodedError<'DER_MALFORMED'> {
  override readonly name = 'DerError'

  constructor(message: string) {
    super('DER_MALFORMED', message)
  }
}
