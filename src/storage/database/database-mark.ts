import { type Kysely, sql } from 'kysely'
import { DatabaseError } from './database-error.ts'
import type { Schema } from './schema.ts'

/** Whose drivers a database holds: those of a demonstration, who are fictitious, or real ones. For good. */
type Mark = 'demonstration' | 'production'

/** Marks a database as that of a demonstration. */
export async function markDemonstration(db: Kysely<Schema>, at: Date): Promise<void> {
  await leaveMark(db, 'demonstration', at)
}

/**
 * Marks a database as that of a production.
 *
 * @throws {DatabaseError} DATABASE_OF_DEMONSTRATION when one filled it
 */
export async function claimForProduction(db: Kysely<Schema>, at: Date): Promise<void> {
  if (await bears(db, 'demonstration'))
    throw new DatabaseError(
      'DATABASE_OF_DEMONSTRATION',
      'a demonstration filled this database with fictitious drivers: a production has one of its own',
    )
  await leaveMark(db, 'production', at)
}

/**
 * Refuses a production's database to a demonstration, before anything of it is read or changed: a command that takes
 * itself for a demonstration is asked for no purpose and for nobody who wished it, so it must never reach real drivers.
 * Drivers that no demonstration brought in are taken for real: their database is from before there were marks.
 *
 * @throws {DatabaseError} DATABASE_OF_PRODUCTION
 */
export async function refuseProduction(db: Kysely<Schema>): Promise<void> {
  if (!(await hasTables(db)) || (await bears(db, 'demonstration'))) return
  const driver = await db.selectFrom('licence').select('neph').limit(1).executeTakeFirst()
  if (driver !== undefined || (await bears(db, 'production')))
    throw new DatabaseError(
      'DATABASE_OF_PRODUCTION',
      'this database is that of a production: a demonstration must not touch it',
    )
}

async function leaveMark(db: Kysely<Schema>, name: Mark, at: Date): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name, value: 'true', changed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function bears(db: Kysely<Schema>, name: Mark): Promise<boolean> {
  const mark = await db.selectFrom('setting').select('name').where('name', '=', name).executeTakeFirst()
  return mark !== undefined
}

/** A database that nobody has migrated yet has none. */
async function hasTables(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select
    to_regclass('setting') is not null and to_regclass('licence') is not null as found`.execute(db)
  return rows[0]?.found === true
}
