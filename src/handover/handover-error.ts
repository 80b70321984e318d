import { CodedError } from '../errors.ts'

/**
 * `SERVICE_BUSY`: a service holds the registry and answered nothing in time, or is stopping. `SERVICE_DIFFERS`: it
 * is another edition of this program, so that what it would answer cannot be relied on.
 */
export type HandoverErrorCode = 'SERVICE_BUSY' | 'SERVICE_DIFFERS'

/** Why work could not be handed over to the running service. */
export class HandoverError extends CodedError<HandoverErrorCode> {
  override readonly name = 'HandoverError'
}
