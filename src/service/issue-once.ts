import {
  type CompletedRequest,
  IdempotencyError,
  type IdempotencyKeys,
  type IdempotentRequest,
} from './idempotency.ts'
import type { IssuedDocument, StatementIssueRequest } from './issue-document.ts'

/** Issues a statement and, in the same transaction, keeps the answer for when the same request comes again. */
export type IssueCompleting = (
  request: StatementIssueRequest,
  completed: (issued: IssuedDocument) => CompletedRequest,
) => Promise<IssuedDocument>

/** What {@link issueOnce} needs. */
export interface IssueOncePorts {
  readonly idempotency: IdempotencyKeys
  readonly issue: IssueCompleting
}

/** What to answer; `replayed` tells that it was done before. */
export interface OnceAnswer {
  readonly status: number
  readonly response: string
  readonly replayed: boolean
}

/**
 * Issues a statement for a request that its sender may repeat: it is done once, and the same answer is given each
 * time. A request that came to nothing frees its key, so that a refusal is never replayed.
 *
 * @throws {IdempotencyError} while the same request is being done, or when its key served another one
 * @throws {IssuingError} as issuing does
 */
export async function issueOnce(
  { idempotency, issue }: IssueOncePorts,
  asked: IdempotentRequest,
  request: StatementIssueRequest,
  answer: (issued: IssuedDocument) => Omit<OnceAnswer, 'replayed'>,
): Promise<OnceAnswer> {
  const beginning = await idempotency.begin(asked, request.at)
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
        const issued = await issue(request, (made) => ({ ...begun, ...answer(made) }))
        return { ...answer(issued), replayed: false }
      } catch (error) {
        await idempotency.abandon(begun)
        throw error
      }
    }
  }
}
