import { randomUUID } from 'node:crypto'
import { CodedError } from '../../errors.ts'
import { doOnce, type OnceAnswer } from '../do-once.ts'
import type { IdempotencyKeys, IdempotentRequest } from '../idempotency.ts'
import type { OperatorKey } from '../operator/operator-key.ts'
import type { IssuingBatch, IssuingBatches } from './issuing-batches.ts'
import type { ReadLine } from './read-orders.ts'

/** What batches of orders need. */
export interface OrderBatchPorts {
  readonly batches: IssuingBatches
  readonly idempotency: IdempotencyKeys
}

/** Who orders a batch, and under which key the order may be repeated. */
export interface BatchOrdering extends Pick<IdempotentRequest, 'key' | 'requestHash'> {
  readonly operator: OperatorKey
  readonly at: Date
}

/** As many as an hour or two of work; a program that has more waits. */
const MOST_WAITING = 50_000

/**
 * Takes a batch of orders in, once for each key of idempotency; its documents are issued later.
 *
 * @throws {CodedError} QUEUE_FULL
 * @throws {IdempotencyError}
 */
export function orderBatch(
  { batches, idempotency }: OrderBatchPorts,
  { operator, key, requestHash, at }: BatchOrdering,
  lines: readonly ReadLine[],
  answer: (batch: IssuingBatch) => Omit<OnceAnswer, 'replayed'>,
): Promise<OnceAnswer> {
  const actor = `operator:${operator.id}`
  return doOnce(idempotency, { actor, key, requestHash }, at, async (begun) => {
    const id = randomUUID()
    const failed = lines.filter(({ error }) => error !== null).length
    const isDone = failed === lines.length
    const taken: IssuingBatch = {
      ...{ id, state: isDone ? 'done' : 'running', total: lines.length, done: 0, failed },
      ...{ createdAt: at, finishedAt: isDone ? at : null, deletedAt: null },
    }
    const told = answer(taken)
    const batch = { id, operatorKeyId: operator.id, createdAt: at, lines }
    await batches.create(batch, { ...begun, ...told }, MOST_WAITING)
    return told
  })
}

/**
 * Finds a batch of this very key; that of another is not found, as if there were none.
 *
 * @throws {CodedError} NOT_FOUND
 */
export async function findBatch(
  { batches }: Pick<OrderBatchPorts, 'batches'>,
  operator: Pick<OperatorKey, 'id'>,
  id: string,
): Promise<IssuingBatch> {
  const batch = await batches.find(operator.id, id)
  if (batch === null) throw new CodedError('NOT_FOUND', 'this key has no such batch')
  return batch
}

/** Stops a batch: lines that nobody has begun are not issued any more. One that has ended stays as it is. */
export async function cancelBatch(
  ports: Pick<OrderBatchPorts, 'batches'>,
  operator: Pick<OperatorKey, 'id'>,
  id: string,
  at: Date,
): Promise<IssuingBatch> {
  const batch = await findBatch(ports, operator, id)
  if (batch.state !== 'running') return batch
  await ports.batches.cancel(id, at)
  return findBatch(ports, operator, id)
}
