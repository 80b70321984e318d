import { CodedError } from '../../errors.ts'
import { type IssuePorts, issueDocument, type StatementIssueRequest } from '../issue-document.ts'
import { operatorRequester } from '../operator/operator-key.ts'
import type { ClaimedLine, CompletedLine, IssuingQueue } from './issuing-queue.ts'

/** What became of a line taken from the queue; `lost` is that of another worker by now. */
export type LineOutcome = 'done' | 'failed' | 'retried' | 'abandoned' | 'lost'

/** What doing a line needs. */
export interface QueuedLinePorts {
  readonly queue: IssuingQueue
  /** Gives what issues, with the keys in use at that moment. */
  issuePorts(): Promise<Omit<IssuePorts, 'documents' | 'ids'>>
  now(): Date
  /** Told of faults of the world; none quotes a line. */
  tellFault(error: unknown): void
}

/** With these delays a line outlives an outage of two hours. */
const MOST_ATTEMPTS = 10
const FIRST_DELAY_MS = 5_000
const MOST_DELAY_MS = 30 * 60_000

/** What another time may mend: keys, tokens, certificates, the database, our own faults. The rest is of the line. */
const FAULT_OF_WORLD = new RegExp(
  `^(${[
    ...['INTERNAL', 'CONFIGURATION', 'DATABASE_', 'DATA_KEY_', 'DEMONSTRATION_SECRET', 'FETCH_', 'KEY_'],
    ...['PKCS1', 'PKI_', 'TEST_KEYS_'],
    ...['CERTIFICATE_', 'TRUST_', 'REVOCATION_LIST_', 'BUNDLE_', 'DER_', 'PEM_', 'TIMESTAMP_'],
    ...['TEMPLATE_FAULT', 'UNKNOWN_TEMPLATE', 'FONT_UNREADABLE', 'LINT_CHECK_FAILED'],
  ].join('|')})`,
)

/**
 * Issues the document of a line, made and signed before the transaction in which the document, its audit line and the
 * end of the line are kept together. A line at fault is given up; after a fault of the world it is put back, to be tried
 * again later and later, and given up in the end with the code of that fault.
 */
export async function issueQueuedLine(ports: QueuedLinePorts, claimed: ClaimedLine): Promise<LineOutcome> {
  const { lease } = claimed
  try {
    await issueLine(ports, claimed)
    return 'done'
  } catch (error) {
    const code = error instanceof CodedError ? error.code : 'INTERNAL'
    if (code === 'IDEMPOTENCY_IN_FLIGHT') return 'lost'
    const isOfLine = !FAULT_OF_WORLD.test(code)
    if (!isOfLine) ports.tellFault(error)
    if (isOfLine || lease.attempt >= MOST_ATTEMPTS) {
      await ports.queue.fail(lease, code, ports.now())
      return isOfLine ? 'failed' : 'abandoned'
    }
    await ports.queue.retry(lease, delayAfter(lease.attempt))
    return 'retried'
  }
}

/** Puts the queue in order; see {@link IssuingQueue.tidy}. */
export function tidyQueue({ queue, now }: Pick<QueuedLinePorts, 'queue' | 'now'>): Promise<void> {
  return queue.tidy(now(), MOST_ATTEMPTS)
}

function delayAfter(attempt: number): number {
  return Math.min(FIRST_DELAY_MS * 4 ** (attempt - 1), MOST_DELAY_MS)
}

async function issueLine(ports: QueuedLinePorts, { lease, order, documentId, operator }: ClaimedLine) {
  if (order === null) throw new CodedError('DATA_UNREADABLE', 'the order kept of this line does not decrypt')
  const at = ports.now()
  const request: StatementIssueRequest = {
    ...order,
    requester: operatorRequester(operator, at),
    at,
    lint: 'symbol',
  }
  const issue: IssuePorts<CompletedLine> = {
    ...(await ports.issuePorts()),
    ids: { next: () => documentId },
    documents: {
      async register(document, line, completed) {
        if (completed === undefined) throw new TypeError('a document of the queue completes no line')
        await ports.queue.complete(document, line, completed, ports.now())
      },
    },
  }
  await issueDocument(issue, request, ({ warnings }): CompletedLine => ({ lease, warnings }))
}
