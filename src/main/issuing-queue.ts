import { setImmediate as others } from 'node:timers/promises'
import type { Logger } from 'pino'
import { readCells } from '../batch/read-cells.ts'
import { readLines } from '../batch/read-lines.ts'
import type { IssuingApiPorts } from '../http/api/issuing-batches.ts'
import type { Issuing } from '../main.ts'
import type { OrderLine } from '../service/batch/issue-lines.ts'
import {
  type IssuingWorker,
  type IssuingWorkerPorts,
  startIssuingWorker,
} from '../service/batch/issuing-worker.ts'
import { OrderError } from '../service/batch/order-error.ts'
import { MOST_ORDERS } from '../service/batch/read-orders.ts'
import { databaseIdempotency } from '../storage/database/database-idempotency.ts'
import { databaseIssuingBatches } from '../storage/database/database-issuing-batches.ts'
import { databaseIssuingQueue, endLeases } from '../storage/database/database-issuing-queue.ts'
import { databaseOperatorKeys } from '../storage/database/database-operator-keys.ts'

const now = () => new Date()

/** Joins what the API needs to take in batches of orders. */
export function issuingApi({ registry }: Pick<Issuing, 'registry'>, ordered: () => void): IssuingApiPorts {
  const { db, keys, documents, audit } = registry
  return {
    ...{ documents, audit, now, ordered, readCsv },
    batches: databaseIssuingBatches(db, keys),
    idempotency: databaseIdempotency(db, keys),
    keys: databaseOperatorKeys(db, keys),
  }
}

/** Starts to issue what batches have ordered, beginning with what an earlier process left. */
export async function openIssuingQueue(
  { registry, issuePorts }: Pick<Issuing, 'registry' | 'issuePorts'>,
  log: Logger,
  done: IssuingWorkerPorts['done'],
): Promise<IssuingWorker> {
  const { db, keys, engine } = registry
  if (engine === 'embedded') await endLeases(db)
  return startIssuingWorker({
    ...{ issuePorts, now, done },
    queue: databaseIssuingQueue(db, keys),
    tellFault: (error) => log.error({ error }, 'issuing queue failed'),
  })
}

/** More than three cells with all their spaces never take. */
const LONGEST_LINE = 4_096
/** Blank ones included: a spreadsheet may end in a million of them, each of which takes its time. */
const MOST_LINES = 2 * MOST_ORDERS
/** Lines read before whoever else waits has a turn. */
const TURN = 250

async function* readCsv(bytes: Uint8Array): AsyncGenerator<OrderLine> {
  for await (const { line, text } of readLines([bytes], LONGEST_LINE)) {
    if (line > MOST_LINES)
      throw new OrderError('TOO_MANY_ORDERS', `expected at most ${MOST_LINES} lines, found more`)
    if (line % TURN === 0) await others()
    yield { line, cells: text === null ? null : text.trim() === '' ? [] : readCells(text) }
  }
}
