import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { IdempotencyError } from '../../service/idempotency.ts'
import type { StatementIssueRequest } from '../../service/issue-document.ts'
import { issueOnce } from '../../service/issue-once.ts'
import type { DriverPorts } from './driver-ports.ts'

/** What the form brought: in whose session, and the key drawn when it was shown. */
export interface FormSent {
  readonly sessionId: string
  readonly key: string
}

const DRAWN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const PAUSE_MS = 250
const MOST_PAUSES = 40

/**
 * Issues what a form asks for, once for each time that the form was shown, and gives the id of the document: of two
 * clicks the second waits for the first. The same form filled in otherwise asks for another document.
 *
 * @throws {IdempotencyError} IDEMPOTENCY_IN_FLIGHT where the first click takes too long
 * @throws {IssuingError} as issuing does
 */
export async function issueFromForm(
  { issue, once }: Pick<DriverPorts, 'issue' | 'once'>,
  { sessionId, key }: FormSent,
  request: StatementIssueRequest,
): Promise<string> {
  if (once === undefined || !DRAWN.test(key)) return (await issue(request)).id
  const order = JSON.stringify([request.neph, request.kind, request.recipientSiren ?? null])
  const requestHash = createHash('sha256').update(order).digest()
  const asked = {
    actor: `form:${sessionId}`,
    key: `${key} ${requestHash.toString('base64url')}`,
    requestHash,
  }
  for (let pauses = 0; ; pauses += 1)
    try {
      const { response } = await issueOnce(once, asked, request, ({ id }) => ({ status: 303, response: id }))
      return response
    } catch (error) {
      const isUnderWay = error instanceof IdempotencyError && error.code === 'IDEMPOTENCY_IN_FLIGHT'
      if (!isUnderWay || pauses >= MOST_PAUSES) throw error
      await wait(PAUSE_MS)
    }
}
