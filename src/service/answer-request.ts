import type { AuditEntry } from '../core/audit/audit-entry.ts'
import { composeAuditEntry } from '../core/audit/audit-entry.ts'
import type { Neph } from '../core/licence/neph.ts'
import { CodedError } from '../errors.ts'
import {
  type HolderRequest,
  MOST_MESSAGE_CHARACTERS,
  type RequestProgress,
} from './driver/holder-requests.ts'
import type { AuditLog } from './ports.ts'

/** Why a request of a driver could not be answered. */
export class AnswerError extends CodedError<'HOLDER_REQUEST_UNKNOWN' | 'REQUEST_MALFORMED'> {
  override readonly name = 'AnswerError'
}

/** A request as those who answer see it. */
export interface WaitingRequest extends HolderRequest {
  readonly neph: Neph
}

/** What an operator answers. */
export interface RequestAnswer {
  readonly id: string
  readonly progress: Exclude<RequestProgress, 'received'>
  /** Null where only the progress changes. */
  readonly text: string | null
  readonly answeredBy: string
  readonly at: Date
}

/** Some of the requests that wait, whole, with all their messages. */
export interface RequestsPage {
  readonly requests: readonly WaitingRequest[]
  /** After which the next page begins; null on the last. */
  readonly next: string | null
}

/** The requests of all drivers, for those who answer them. */
export interface RequestsDesk {
  /** Not closed, oldest first. */
  waiting(after: string | null): Promise<RequestsPage>
  find(id: string): Promise<WaitingRequest | null>
  /** Answers together with the audit line, or neither. */
  answer(answer: RequestAnswer, line: AuditEntry): Promise<void>
}

/**
 * Reads a page of the requests that wait, of all drivers with their words, for an operator. The line of the audit is
 * kept before anything is told.
 */
export async function readWaitingRequests(
  { desk, audit }: { readonly desk: Pick<RequestsDesk, 'waiting'>; readonly audit: AuditLog },
  after: string | null,
  at: Date,
): Promise<RequestsPage> {
  const page = await desk.waiting(after)
  await audit.append(
    composeAuditEntry({
      at,
      action: 'read-requests',
      outcome: 'granted',
      role: 'operator',
      kind: 'REQUESTS',
    }),
  )
  return page
}

/**
 * Answers a driver's request: the holder reads it with the progress on the page of requests. Leaves its audit line,
 * which names who answered, not the words.
 *
 * @throws {AnswerError} HOLDER_REQUEST_UNKNOWN, or REQUEST_MALFORMED for words missing or too many
 */
export async function answerRequest(desk: RequestsDesk, answer: RequestAnswer): Promise<WaitingRequest> {
  const length = answer.text?.trim().length ?? 0
  if (length > MOST_MESSAGE_CHARACTERS || (answer.progress === 'answered' && length === 0))
    throw new AnswerError(
      'REQUEST_MALFORMED',
      `expected an answer of 1 to ${MOST_MESSAGE_CHARACTERS} characters, found ${length}`,
      { most: MOST_MESSAGE_CHARACTERS, found: length },
    )
  const request = await desk.find(answer.id)
  if (request === null)
    throw new AnswerError('HOLDER_REQUEST_UNKNOWN', 'no request in the register has this id')
  await desk.answer(
    answer,
    composeAuditEntry({
      at: answer.at,
      action: 'answer-request',
      outcome: 'granted',
      role: 'operator',
      requester: answer.answeredBy,
      kind: request.subject,
      neph: request.neph,
    }),
  )
  return (await desk.find(answer.id)) ?? request
}
