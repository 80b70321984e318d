import { CodedError } from '../errors.ts'

/** A request that its sender may repeat without its being done twice. */
export interface IdempotentRequest {
  /** Who sends it: keys of others are no concern of theirs. */
  readonly actor: string
  readonly key: string
  /** SHA-256 of the request, so that a key is not used for another one. */
  readonly requestHash: Uint8Array
}

/** A request being done by us. */
export interface BegunRequest extends IdempotentRequest {
  /** Names this attempt: where it took longer than its minute and another took over, it completes nothing. */
  readonly lease: string
}

/** A request done, with the answer to be given again. */
export interface CompletedRequest extends BegunRequest {
  readonly status: number
  readonly response: string
}

/** What is known of a request when it comes. */
export type Beginning =
  | { readonly kind: 'new'; readonly lease: string }
  | { readonly kind: 'replay'; readonly status: number; readonly response: string }
  /** The same request is being done at this moment. */
  | { readonly kind: 'in-flight' }
  /** The key was used for another request. */
  | { readonly kind: 'mismatch' }

/** The keys of requests done and being done, kept for a day. */
export interface IdempotencyKeys {
  begin(request: IdempotentRequest, at: Date): Promise<Beginning>
  /** Frees the key of a request that came to nothing, so that it can be sent again at once. */
  abandon(request: BegunRequest): Promise<void>
}

/** Why a request with an idempotency key is not done. */
export class IdempotencyError extends CodedError<'IDEMPOTENCY_IN_FLIGHT' | 'IDEMPOTENCY_MISMATCH'> {
  override readonly name = 'IdempotencyError'
}
