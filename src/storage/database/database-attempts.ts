import { createHmac } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { AttemptCounter } from '../../service/attempt-counter.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

/**
 * Counts attempts in windows that follow each other, aligned to the clock; what a crash of the server forgets is
 * counted anew. Keys are kept as keyed hashes, since few file numbers are enough to try them all.
 */
export function databaseAttempts(db: Kysely<Schema>, keys: DataKeys): AttemptCounter {
  const hashKey = keys.derive('attempt key')
  return {
    async count(key, windowSeconds, at) {
      const windowMs = windowSeconds * 1000
      const start = Math.floor(at.getTime() / windowMs) * windowMs
      const row = await db
        .insertInto('attempt_count')
        .values({
          // Windows of different lengths that start together count apart.
          key_hash: createHmac('sha256', hashKey).update(`${windowSeconds} ${key}`).digest(),
          window_start: new Date(start),
          window_end: new Date(start + windowMs),
          n: 1,
        })
        .onConflict((conflict) =>
          conflict.columns(['key_hash', 'window_start']).doUpdateSet({ n: sql`attempt_count.n + 1` }),
        )
        .returning('n')
        .executeTakeFirstOrThrow()
      return row.n
    },
  }
}

/** Removes counts whose window is over. */
export async function forgetOldAttempts(db: Kysely<Schema>, at: Date): Promise<void> {
  await db.deleteFrom('attempt_count').where('window_end', '<=', at).execute()
}
