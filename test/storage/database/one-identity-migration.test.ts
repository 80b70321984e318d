import { type Migration, Migrator, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseFranceConnectLinks } from '../../../src/storage/database/database-franceconnect-links.ts'
import { databaseHolderNotices } from '../../../src/storage/database/database-holder-notices.ts'
import { migrateDatabase } from '../../../src/storage/database/migrate-database.ts'
import { accountsMigration } from '../../../src/storage/database/migrations/accounts-migration.ts'
import { auditMigration } from '../../../src/storage/database/migrations/audit-migration.ts'
import { batchEndsMigration } from '../../../src/storage/database/migrations/batch-ends-migration.ts'
import { encryptionMigration } from '../../../src/storage/database/migrations/encryption-migration.ts'
import { jobsMigration } from '../../../src/storage/database/migrations/jobs-migration.ts'
import { operatorsMigration } from '../../../src/storage/database/migrations/operators-migration.ts'
import { peopleMigration } from '../../../src/storage/database/migrations/people-migration.ts'
import { registryMigration } from '../../../src/storage/database/migrations/registry-migration.ts'
import { auditedIn } from './audited.ts'
import { ENGINES, type Migrate, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
const [SHARED, OWN, CUT] = [parseNeph('051227308989'), parseNeph('960880202744'), parseNeph('120119107023')]

/** As the schema was when several identities could be linked to one licence. */
const toBefore: Migrate = async (db, place) => {
  const migrations: Record<string, Migration> = {
    '001-registry': registryMigration,
    '002-people': peopleMigration,
    '003-audit': auditMigration,
    '004-jobs': jobsMigration,
    '005-accounts': accountsMigration,
    '006-operators': operatorsMigration,
    '007-encryption': encryptionMigration((connection) => openDataKeys(connection, place)),
    '008-batch-ends': batchEndsMigration,
  }
  const provider = { getMigrations: async () => migrations }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw error
}

describe.each(ENGINES)('a %s database in which several identities were linked to one licence', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open(toBefore)
    const { db } = database
    keys = await openDataKeys(db, database)
    const rows = [
      ['\\x01', SHARED, later(0), later(1)],
      ['\\x02', SHARED, later(3), null],
      ['\\x03', SHARED, later(2), null],
      ['\\x04', SHARED, later(4), null],
      ['\\x05', OWN, later(5), null],
      ['\\x06', CUT, later(6), later(7)],
      ['\\x07', CUT, later(8), null],
    ] as const
    for (const [hash, neph, linkedAt, cutAt] of rows)
      await sql`insert into franceconnect_link values (${hash}::bytea, ${neph}, ${linkedAt}, ${cutAt})`.execute(
        db,
      )
    await sql`insert into session (token_hash, id, owner_hash, subject_encrypted, opened_at, last_seen_at, expires_at)
      values ('\\x01', 'one', '\\x01', '\\x01', ${AT}, ${AT}, ${later(60)})`.execute(db)
    const run = await migrateDatabase(db, (connection) => openDataKeys(connection, database))
    expect(run).toContain('010-one-identity-per-licence')
  })
  afterAll(() => database.close())

  it('keeps the oldest that stood, and cuts the others', async () => {
    const live = await database.db
      .selectFrom('franceconnect_link')
      .select(['sub_hash', 'neph'])
      .where('cut_at', 'is', null)
      .orderBy('sub_hash')
      .execute()
    expect(live.map(({ sub_hash, neph }) => [sub_hash.toString('hex'), neph])).toEqual([
      ['03', SHARED],
      ['05', OWN],
      ['07', CUT],
    ])
    expect(await databaseFranceConnectLinks(database.db, keys).ofLicence(SHARED)).toEqual({
      linkedAt: later(2),
    })
  })

  it('tells the holder once, and the audit of each link cut', async () => {
    const notices = databaseHolderNotices(database.db, keys)
    expect(await notices.list(SHARED)).toMatchObject([{ code: 'LINK_CUT', details: { by: 'service' } }])
    expect(await notices.list(OWN)).toEqual([])
    const line = { action: 'cut-link', role: 'system', reason: 'IDENTITY_NOT_ALONE', neph: SHARED }
    expect(await auditedIn(database)).toMatchObject([line, line])
  })

  it('has nobody signed in by a provider, whose licence it would not know', async () => {
    expect(await database.db.selectFrom('session').select('id').execute()).toEqual([])
  })
})
