import type { Kysely } from 'kysely'
import { DatabaseError } from './database-error.ts'
import type { Schema } from './schema.ts'

const NAME = 'demonstration'

/** Marks a database as that of a demonstration, whose drivers are fictitious; for good. */
export async function markDemonstration(db: Kysely<Schema>, at: Date): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name: NAME, value: 'true', changed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Refuses a database that a demonstration filled.
 *
 * @throws {DatabaseError} DATABASE_OF_DEMONSTRATION
 */
export async function refuseDemonstration(db: Kysely<Schema>): Promise<void> {
  const mark = await db.selectFrom('setting').select('name').where('name', '=', NAME).executeTakeFirst()
  if (mark !== undefined)
    throw new DatabaseError(
      'DATABASE_OF_DEMONSTRATION',
      'a demonstration filled this database with fictitious drivers: a production has one of its own',
    )
}
