import { type Kysely, type Selectable, sql } from 'kysely'
import { parseCalendarDay } from '../../core/calendar-day.ts'
import { CodedError } from '../../errors.ts'
import type {
  BatchLine,
  IssuingBatch,
  IssuingBatches,
  NewIssuingBatch,
} from '../../service/batch/issuing-batches.ts'
import type { DataKeys } from './data-keys.ts'
import { completeRequest, requestSecrets } from './database-idempotency.ts'
import { endCancelledBatch } from './end-cancelled-batches.ts'
import { type OrderPayloads, orderPayloads } from './order-payload.ts'
import type { Schema } from './schema.ts'

/** How long a batch that has ended can be asked about; an RII is kept as long. */
const DAYS_KEPT = 30
const KEPT_MS = DAYS_KEPT * 86_400_000

/** Keeps the batches of programs; what a line orders is encrypted, and cleared once it is done. */
export function databaseIssuingBatches(db: Kysely<Schema>, keys: DataKeys): IssuingBatches {
  const [payloads, secrets] = [orderPayloads(keys), requestSecrets(keys)]
  return {
    create: (batch, completed, mostWaiting) =>
      db.transaction().execute(async (transaction) => {
        await requireRoom(transaction, batch, mostWaiting)
        const row = await insertBatch(transaction, batch)
        await insertLines(transaction, payloads, batch)
        await completeRequest(transaction, secrets, completed)
        return batchOf(row)
      }),
    async find(operatorKeyId, id) {
      const row = await db
        .selectFrom('batch')
        .selectAll()
        .where(sql`id::text`, '=', id)
        .where('operator_key_id', '=', operatorKeyId)
        .executeTakeFirst()
      return row === undefined ? null : batchOf(row)
    },
    async lines(id, after, most) {
      const rows = await selectLines(db)
        .where('batch_id', '=', id)
        .where('line', '>', after)
        .limit(most)
        .execute()
      return rows.map(lineOf)
    },
    async holds(id, documentId) {
      const found = db.selectFrom('job').select('id').where('batch_id', '=', id)
      return (await found.where('document_id', '=', documentId).executeTakeFirst()) !== undefined
    },
    cancel: (id, at) => db.transaction().execute((transaction) => cancelBatch(transaction, id, at)),
  }
}

/** Removes the batches that ended long enough ago; gives how many. Their documents remain. */
export async function forgetOldBatches(db: Kysely<Schema>, at: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('batch')
    .where('finished_at', '<=', new Date(at.getTime() - KEPT_MS))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/**
 * Has two posts of one key follow each other, so that each counts what the other adds; those of other keys do not wait.
 *
 * @throws {CodedError} QUEUE_FULL
 */
async function requireRoom(
  transaction: Kysely<Schema>,
  { operatorKeyId, lines }: NewIssuingBatch,
  most: number,
): Promise<void> {
  const lock = sql`select pg_advisory_xact_lock(hashtextextended(${`batches of ${operatorKeyId}`}, 0))`
  await lock.execute(transaction)
  // Only a statement begun under the lock sees what its former holder added.
  const waiting = await countWaiting(transaction, operatorKeyId)
  if (waiting + lines.filter(({ error }) => error === null).length > most)
    throw new CodedError('QUEUE_FULL', `${waiting} lines of this key wait, ${most} may`)
}

function insertBatch(transaction: Kysely<Schema>, { id, operatorKeyId, createdAt, lines }: NewIssuingBatch) {
  const failed = lines.filter(({ error }) => error !== null).length
  const isDone = failed === lines.length
  return transaction
    .insertInto('batch')
    .values({
      ...{ id, operator_key_id: operatorKeyId, total: lines.length, failed, created_at: createdAt },
      state: isDone ? 'done' : 'running',
      finished_at: isDone ? createdAt : null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** All in one statement: ten thousand of their own would take many times as long. */
async function insertLines(
  transaction: Kysely<Schema>,
  payloads: OrderPayloads,
  { id: batchId, lines }: NewIssuingBatch,
): Promise<void> {
  const orders = lines.map(({ order }) => order)
  const numbers = lines.map(({ line }) => line)
  const kinds = orders.map((order) => order?.kind ?? null)
  const errors = lines.map(({ error }) => error)
  const encrypted = lines.map(({ line, order }) =>
    order === null ? null : payloads.encrypt({ batchId, line }, order),
  )
  await sql`insert into job (batch_id, line, document_kind, payload_encrypted, error, state, run_after)
    select ${batchId}, line, kind, payload, error, case when error is null then 'queued' else 'failed' end, now()
    from unnest(${numbers}::integer[], ${kinds}::text[], ${encrypted}::bytea[], ${errors}::text[])
      as ordered (line, kind, payload, error)`.execute(transaction)
}

/** The lines before their batch, as whoever completes a line has it: in the other order the two wait for each other. */
async function cancelBatch(transaction: Kysely<Schema>, id: string, at: Date): Promise<void> {
  await transaction
    .updateTable('job')
    .set({ state: 'cancelled', payload_encrypted: null })
    .where('batch_id', '=', id)
    .where('state', '=', 'queued')
    .execute()
  await transaction
    .updateTable('batch')
    .set({ state: 'cancelled' })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
  await endCancelledBatch(transaction, id, at)
}

async function countWaiting(db: Kysely<Schema>, operatorKeyId: string): Promise<number> {
  const { waiting } = await db
    .selectFrom('batch')
    .select(sql<number>`coalesce(sum(total - done - failed), 0)::int`.as('waiting'))
    .where('operator_key_id', '=', operatorKeyId)
    .where('state', '=', 'running')
    .executeTakeFirstOrThrow()
  return waiting
}

function selectLines(db: Kysely<Schema>) {
  return db
    .selectFrom('job')
    .leftJoin('issued_document', 'issued_document.id', 'job.document_id')
    .select(['line', 'document_kind', 'state', 'document_id', 'warnings', 'error'])
    .select(['emitted_on', 'expires_on', 'recipient_siren'])
    .orderBy('line')
}

type LineRow = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number]

function lineOf(row: LineRow): BatchLine {
  const { line, document_kind: kind, state, document_id: id, emitted_on: emittedOn, error } = row
  const isWaiting = state === 'queued' || state === 'running'
  return {
    ...{ line, kind, error: state === 'failed' ? error : null },
    state: isWaiting ? 'waiting' : state,
    document:
      id === null || emittedOn === null
        ? null
        : {
            id,
            emittedOn: parseCalendarDay(emittedOn),
            expiresOn: row.expires_on === null ? null : parseCalendarDay(row.expires_on),
            recipientSiren: row.recipient_siren,
            warnings: row.warnings.filter((warning) => warning === 'STATE_WORSE_THAN_RECORD'),
          },
  }
}

function batchOf(row: Selectable<Schema['batch']>): IssuingBatch {
  const { id, state, total, done, failed, created_at: createdAt, finished_at: finishedAt } = row
  const deletedAt = finishedAt === null ? null : new Date(finishedAt.getTime() + KEPT_MS)
  return { id, state, total, done, failed, createdAt, finishedAt, deletedAt }
}
