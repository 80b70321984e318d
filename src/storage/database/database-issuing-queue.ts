import { type Kysely, sql } from 'kysely'
import { parseCalendarDay } from '../../core/calendar-day.ts'
import type { ClaimedLine, IssuingQueue, LineLease } from '../../service/batch/issuing-queue.ts'
import type { OperatorMandateFacts } from '../../service/operator/operator-key.ts'
import type { DataKeys } from './data-keys.ts'
import { registerDocument } from './database-documents.ts'
import { DatabaseError } from './database-error.ts'
import { endCancelledBatch, endCancelledBatches } from './end-cancelled-batches.ts'
import { type OrderPayloads, orderPayloads } from './order-payload.ts'
import type { Schema } from './schema.ts'

/** A worker that says nothing for so long is taken for dead. */
const LEASE_MS = 30_000

/** Nothing of the order remains, and nobody has the line. */
const ENDED = { payload_encrypted: null, leased_by: null, lease_until: null } as const
const FREE = { state: 'queued', leased_by: null, lease_until: null } as const

/**
 * Keeps the queue in the database; `for update skip locked` lets workers take lines without waiting for each other, and
 * the database's clock alone tells when a lease has run out: those of two instances may disagree by minutes.
 */
export function databaseIssuingQueue(db: Kysely<Schema>, keys: DataKeys): IssuingQueue {
  const payloads = orderPayloads(keys)
  return {
    claim: (worker) => claim(db, payloads, worker),
    async renew(lease) {
      await held(db, lease)
        .set({ lease_until: fromNow(LEASE_MS) })
        .execute()
    },
    complete: (document, line, { lease, warnings }, at) =>
      registerDocument(db, keys, { document, line }, async (transaction) => {
        const { numUpdatedRows } = await held(transaction, lease)
          .set({ ...ENDED, state: 'done', document_id: document.id, warnings: [...warnings] })
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n)
          throw new DatabaseError('IDEMPOTENCY_IN_FLIGHT', 'another worker has taken this line over')
        await count(transaction, lease.batchId, { done: 1, failed: 0 }, at)
      }),
    fail: (lease, error, at) =>
      db.transaction().execute(async (transaction) => {
        const failed = { ...ENDED, state: 'failed', error } as const
        const { numUpdatedRows } = await held(transaction, lease).set(failed).executeTakeFirstOrThrow()
        if (numUpdatedRows > 0n) await count(transaction, lease.batchId, { done: 0, failed: 1 }, at)
      }),
    async retry(lease, delayMs) {
      await held(db, lease)
        .set({ ...FREE, run_after: fromNow(delayMs) })
        .execute()
    },
    async release(worker) {
      await db
        .updateTable('job')
        .set({ ...FREE, run_after: fromNow(0), attempts: sql`attempts - 1` })
        .where('state', '=', 'running')
        .where('leased_by', '=', worker)
        .execute()
    },
    tidy: (at, mostAttempts) => tidy(db, at, mostAttempts),
  }
}

/**
 * Ends every lease. Only for the embedded database as it is opened: no other process can have a line of it in hand, so
 * that what a killed one had need not wait.
 */
export async function endLeases(db: Kysely<Schema>): Promise<void> {
  await db
    .updateTable('job')
    .set({ lease_until: new Date(0) })
    .where('state', '=', 'running')
    .execute()
}

/** Lines of the queue by how far they are, for the metrics. */
export async function queueDepth(
  db: Kysely<Schema>,
): Promise<{ readonly queued: number; readonly running: number }> {
  const { rows } = await sql<{ queued: number; running: number }>`select
    (select count(*)::int from job where state = 'queued') as queued,
    (select count(*)::int from job where state = 'running') as running`.execute(db)
  return rows[0] ?? { queued: 0, running: 0 }
}

interface ClaimedRow {
  readonly job_id: number
  readonly batch_id: string
  readonly line: number
  readonly document_kind: 'ADCS' | 'RII'
  readonly payload_encrypted: Buffer
  readonly attempts: number
  readonly key_id: string
  readonly name: string
  readonly purpose: string
  readonly kinds: OperatorMandateFacts['kinds']
  readonly valid_to: string
  readonly revoked_at: Date | null
}

async function claim(
  db: Kysely<Schema>,
  payloads: OrderPayloads,
  worker: string,
): Promise<ClaimedLine | null> {
  const { rows } = await sql<ClaimedRow>`update job
    set state = 'running', attempts = job.attempts + 1, leased_by = ${worker},
        lease_until = ${fromNow(LEASE_MS)}
    from batch join operator_key on operator_key.id = batch.operator_key_id
    where batch.id = job.batch_id and job.id = (
      select job.id from job join batch on batch.id = job.batch_id
      where job.state = 'queued' and job.run_after <= now() and batch.state = 'running'
      order by job.line, job.id limit 1 for update of job skip locked)
    returning job.id as job_id, job.batch_id, job.line, job.document_kind, job.payload_encrypted, job.attempts,
      operator_key.id as key_id, operator_key.name, operator_key.purpose, operator_key.kinds,
      operator_key.valid_to::text as valid_to, operator_key.revoked_at`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const { job_id: jobId, batch_id: batchId, line, attempts: attempt, name, purpose } = row
  const place = { batchId, line }
  return {
    lease: { jobId, batchId, worker, attempt },
    order: orderOf(payloads, row),
    documentId: payloads.documentId(place),
    operator: {
      ...{ id: row.key_id, name, purpose, kinds: row.kinds },
      ...{ validTo: parseCalendarDay(row.valid_to), revokedAt: row.revoked_at },
    },
  }
}

function orderOf(payloads: OrderPayloads, row: ClaimedRow): ClaimedLine['order'] {
  const { batch_id: batchId, line, payload_encrypted: encrypted, document_kind: kind } = row
  try {
    return payloads.decrypt({ batchId, line }, encrypted, kind)
  } catch {
    // Thrown here, an order of another form would hold up whatever waits behind it.
    return null
  }
}

/** An instant by the database's clock. */
function fromNow(milliseconds: number) {
  return sql<Date>`now() + ${milliseconds} * interval '1 millisecond'`
}

/** The line, where this lease still holds it. */
function held(db: Kysely<Schema>, { jobId, worker, attempt }: LineLease) {
  return db
    .updateTable('job')
    .where('id', '=', jobId)
    .where('state', '=', 'running')
    .where('leased_by', '=', worker)
    .where('attempts', '=', attempt)
}

interface BatchCounted {
  readonly state: string
}

/** Counts lines that ended; the last one ends the batch, cancelled or not. A line is always changed before its batch. */
async function count(
  transaction: Kysely<Schema>,
  batchId: string,
  { done, failed }: { readonly done: number; readonly failed: number },
  at: Date,
): Promise<void> {
  const { rows } =
    await sql<BatchCounted>`update batch set done = done + ${done}, failed = failed + ${failed},
    state = case when ${isLast(done + failed)} then 'done' else state end,
    finished_at = case when ${isLast(done + failed)} then ${at}::timestamptz else finished_at end
    where id = ${batchId} returning state`.execute(transaction)
  if (rows[0]?.state === 'cancelled') await endCancelledBatch(transaction, batchId, at)
}

function isLast(ended: number) {
  return sql`state = 'running' and done + failed + ${ended} >= total`
}

async function tidy(db: Kysely<Schema>, at: Date, mostAttempts: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const expired = transaction
      .updateTable('job')
      .where('state', '=', 'running')
      .where('lease_until', '<=', fromNow(0))
    const abandoned = await expired
      .set({ ...ENDED, state: 'failed', error: 'LINE_ABANDONED' })
      .where('attempts', '>=', mostAttempts)
      .returning('batch_id')
      .execute()
    await expired.set({ ...FREE, run_after: fromNow(0) }).execute()
    await sql`update job set state = 'cancelled', payload_encrypted = null from batch
      where batch.id = job.batch_id and batch.state = 'cancelled' and job.state = 'queued'`.execute(
      transaction,
    )
    // Batches last, and in one order: whoever completes a line, or tidies elsewhere, waits and is not waited for.
    for (const id of abandoned.map(({ batch_id }) => batch_id).toSorted())
      await count(transaction, id, { done: 0, failed: 1 }, at)
    await endCancelledBatches(transaction, at)
  })
}
