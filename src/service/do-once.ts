import {
  type BegunRequest,
  type CompletedRequest,
  IdempotencyError,
  type IdempotencyKeys,
  type IdempotentRequest,
} from './idempotency.ts'

/** What to answer; `replayed` tells that it was done before. */
export interface OnceAnswer {
  readonly status: number
  readonly response: string
  readonly replayed: boolean
}

/**
 * Does a request that its sender may repeat once, and gives the same answer each time. A request that came to nothing
 * frees its key, so that a refusal is never replayed.
 *
 * @param work does it, and keeps its answer in the same transaction
 * @throws {IdempotencyError} while the same request is being done, or when its key served another one
 */
export async function doOnce(
  idempotency: IdempotencyKeys,
  asked: IdempotentRequest,
  at: Date,
  work: (begun: BegunRequest) => Promise<Pick<CompletedRequest, 'status' | 'response'>>,
): Promise<OnceAnswer> {
  const beginning = await idempotency.begin(asked, at)
  switch (beginning.kind) {
    case 'replay':
      return { status: beginning.status, response: beginning.response, replayed: true }
    case 'in-flight':
      throw new IdempotencyError('IDEMPOTENCY_IN_FLIGHT', 'the same request is being done at this moment')
    case 'mismatch':
      throw new IdempotencyError('IDEMPOTENCY_MISMATCH', 'the key was used for another request')
    case 'new': {
      const begun = { ...asked, lease: beginning.lease }
      try {
        const { status, response } = await work(begun)
        return { status, response, replayed: false }
      } catch (error) {
        await idempotency.abandon(begun)
        throw error
      }
    }
  }
}
