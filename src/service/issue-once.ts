import { doOnce, type OnceAnswer } from './do-once.ts'
import type { CompletedRequest, IdempotencyKeys, IdempotentRequest } from './idempotency.ts'
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

/**
 * Issues a statement for a request that its sender may repeat; see {@link doOnce}.
 *
 * @throws {IdempotencyError}
 * @throws {IssuingError} as issuing does
 */
export function issueOnce(
  { idempotency, issue }: IssueOncePorts,
  asked: IdempotentRequest,
  request: StatementIssueRequest,
  answer: (issued: IssuedDocument) => Omit<OnceAnswer, 'replayed'>,
): Promise<OnceAnswer> {
  return doOnce(idempotency, asked, request.at, async (begun) =>
    answer(await issue(request, (made) => ({ ...begun, ...answer(made) }))),
  )
}
