import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Works inside the caller's transaction where `db` is one, else in one of its own. */
export function inTransaction<Result>(
  db: Kysely<Schema>,
  work: (transaction: Kysely<Schema>) => Promise<Result>,
): Promise<Result> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
