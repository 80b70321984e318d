import { CodedError } from '../errors.ts'

/**
 * `SERVICE_BUSY`: a service holds the registry and answered nothing in time, or is stopping. `SERVICE_DIFFERS`: it
 * is another edition of this program, so that what it would answer cannot be relied on. `SERVICE_KIND_DIFFERS`: one of
 * the two is a production, the other a demonstration, of which no purpose is asked.
 */
export type HandoverErrorCode = 'SERVICE_BUSY' | 'SERVICE_DIFFERS' | 'SERVICE_KIND_DIFFERS'

/** Why work could not be handed over to the running service. */
export class HandoverError extends CodedError<HandoverErrorCode> {
  override readonly name = 'HandoverError'
}
