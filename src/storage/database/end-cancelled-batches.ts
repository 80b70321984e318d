import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * Ends a batch that was cancelled, unless a line of it is still under way; whoever ends the last line calls it then.
 *
 * The transaction must have changed the batch before: only while it holds that row does it see what others ended.
 */
export async function endCancelledBatch(transaction: Kysely<Schema>, id: string, at: Date): Promise<void> {
  await sql`update batch set finished_at = ${at} where id = ${id} and ${isOver}`.execute(transaction)
}

/** Ends whatever was cancelled and has no line under way any more; batches that others have in hand wait for next time. */
export async function endCancelledBatches(transaction: Kysely<Schema>, at: Date): Promise<void> {
  await sql`update batch set finished_at = ${at} where id in (
    select id from batch where ${isOver} for update skip locked)`.execute(transaction)
}

const isOver = sql`state = 'cancelled' and finished_at is null and not exists (
  select from job where job.batch_id = batch.id and job.state in ('queued', 'running'))`
