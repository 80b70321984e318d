import { type Kysely, type Migration, Migrator, sql } from 'kysely'
import type { DataKeys } from './data-keys.ts'
import { DatabaseError } from './database-error.ts'
import { accountsMigration } from './migrations/accounts-migration.ts'
import { auditMigration } from './migrations/audit-migration.ts'
import { batchEndsMigration } from './migrations/batch-ends-migration.ts'
import { encryptionMigration } from './migrations/encryption-migration.ts'
import { jobsMigration } from './migrations/jobs-migration.ts'
import { oneIdentityMigration } from './migrations/one-identity-migration.ts'
import { operatorKindsMigration } from './migrations/operator-kinds-migration.ts'
import { operatorsMigration } from './migrations/operators-migration.ts'
import { peopleMigration } from './migrations/people-migration.ts'
import { registryMigration } from './migrations/registry-migration.ts'
import { withdrawalsMigration } from './migrations/withdrawals-migration.ts'
import type { Schema } from './schema.ts'

/** Gives the keys of the database that is being migrated. */
export type OpenKeys = (db: Kysely<Schema>) => Promise<DataKeys>

/** In their order; one that was released is never changed, the next one mends it. */
const migrations = (openKeys: OpenKeys): Readonly<Record<string, Migration>> => ({
  '001-registry': registryMigration,
  '002-people': peopleMigration,
  '003-audit': auditMigration,
  '004-jobs': jobsMigration,
  '005-accounts': accountsMigration,
  '006-operators': operatorsMigration,
  '007-encryption': encryptionMigration(openKeys),
  '008-batch-ends': batchEndsMigration,
  '009-withdrawals': withdrawalsMigration,
  '010-one-identity-per-licence': oneIdentityMigration(openKeys),
  '011-operator-kinds': operatorKindsMigration,
})

/**
 * Brings the schema of a database up to that of this program, forward only, all or nothing.
 *
 * Of several instances that start together one migrates and the others wait for it (an advisory lock). Gives the
 * names of the migrations run.
 *
 * @throws {DatabaseError} DATABASE_UNSUPPORTED when a later version of this program has been here
 */
export async function migrateDatabase(db: Kysely<Schema>, openKeys: OpenKeys): Promise<readonly string[]> {
  return db.connection().execute(async (connection) => {
    // A migration, or the wait for that of another instance, may take longer than a request.
    await sql`set statement_timeout = 0`.execute(connection)
    try {
      return await migrate(connection, openKeys)
    } finally {
      await sql`reset statement_timeout`.execute(connection)
    }
  })
}

async function migrate(db: Kysely<Schema>, openKeys: OpenKeys): Promise<readonly string[]> {
  const provider = { getMigrations: async () => migrations(openKeys) }
  const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest()
  if (error === undefined) return results.map(({ migrationName }) => migrationName)
  if (error instanceof Error && error.message.startsWith('corrupted migrations'))
    throw new DatabaseError(
      'DATABASE_UNSUPPORTED',
      'the database was migrated by a later version',
      {},
      { cause: error },
    )
  throw error
}
