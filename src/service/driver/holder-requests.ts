import { type AuditEntry, auditedRequester, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { Neph } from '../../core/licence/neph.ts'
import { CodedError } from '../../errors.ts'
import type { OwnFileRequest } from './own-file.ts'

/** What a request may be about: a closed list, so that each has its office and its explanation. */
export const REQUEST_SUBJECTS = [
  'points-contested',
  'balance-not-understood',
  'stage-not-credited',
  'identity-to-correct',
  'address-to-correct',
  'document-not-received',
  'letter-not-received',
  'sign-in-trouble',
  'other',
] as const

export type RequestSubject = (typeof REQUEST_SUBJECTS)[number]

/** How far a request is. */
export type RequestProgress = 'received' | 'under-examination' | 'answered' | 'closed'

/** A message of a request, of its holder or of the service. */
export interface RequestMessage {
  readonly at: Date
  readonly from: 'holder' | 'service'
  readonly text: string
}

/** A request of a driver about the own file. */
export interface HolderRequest {
  /** Told to the driver as the reference. */
  readonly id: string
  readonly subject: RequestSubject
  readonly progress: RequestProgress
  readonly openedAt: Date
  /** Oldest first. */
  readonly messages: readonly RequestMessage[]
}

/** As many as a driver may have, so that nobody's are lost among those of one. */
export interface RequestBounds {
  readonly open: number
  readonly inADay: number
}

/** Where requests of drivers are kept. */
export interface HolderRequests {
  /** Newest first. */
  list(neph: Neph): Promise<readonly HolderRequest[]>
  /**
   * Opens it together with its audit line, or neither; no line of its own where it is part of something else. Null
   * where the driver has as many as `bounds` allow.
   */
  open(
    neph: Neph,
    request: { readonly subject: RequestSubject; readonly text: string },
    at: Date,
    line: AuditEntry | null,
    bounds?: RequestBounds,
  ): Promise<HolderRequest | null>
}

/** The longest message taken. */
export const MOST_MESSAGE_CHARACTERS = 4000

/** What one driver may write about, and room for a bad day; the service itself opens requests beyond it. */
const REQUEST_BOUNDS: RequestBounds = { open: 10, inADay: 10 }

/** Why a request was not taken. */
export class RequestError extends CodedError<'REQUEST_MALFORMED'> {
  override readonly name = 'RequestError'
  readonly field: 'subject' | 'text'

  constructor(field: 'subject' | 'text', message: string) {
    super('REQUEST_MALFORMED', message, { field })
    this.field = field
  }
}

/**
 * Takes a request of a driver about the own file, and leaves an audit line that names its subject, not its words.
 *
 * @throws {RequestError} for a subject that is not of the list, or words missing or too many
 * @throws {CodedError} TOO_MANY_HOLDER_REQUESTS
 */
export async function openRequest(
  { requests }: { readonly requests: HolderRequests },
  { holder, at }: OwnFileRequest,
  { subject, text }: { readonly subject: string; readonly text: string },
): Promise<HolderRequest> {
  const known = REQUEST_SUBJECTS.find((one) => one === subject)
  if (known === undefined) throw new RequestError('subject', 'expected a subject of the list')
  const words = text.replaceAll('\r\n', '\n').trim()
  if (words === '' || words.length > MOST_MESSAGE_CHARACTERS)
    throw new RequestError(
      'text',
      `expected 1 to ${MOST_MESSAGE_CHARACTERS} characters, found ${words.length}`,
    )
  const line = composeAuditEntry({
    ...auditedRequester(holder),
    at,
    action: 'open-request',
    outcome: 'granted',
    kind: known,
    neph: holder.neph,
  })
  const opened = await requests.open(holder.neph, { subject: known, text: words }, at, line, REQUEST_BOUNDS)
  if (opened !== null) return opened
  const { open, inADay } = REQUEST_BOUNDS
  throw new CodedError(
    'TOO_MANY_HOLDER_REQUESTS',
    `expected at most ${open} requests that are not closed, and ${inADay} in a day`,
    { open, inADay },
  )
}
