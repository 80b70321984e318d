import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DataKeyPlace, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { migrateDatabase } from '../../../src/storage/database/migrate-database.ts'
import { type Database, openDatabase } from '../../../src/storage/database/open-database.ts'
import { hasPostgres, startPostgres } from './postgres-server.ts'
import { prepareCluster } from './prepared-cluster.ts'

/** An empty, migrated database on one engine, with the folder of its keys. */
export interface TestDatabase extends Database {
  readonly keysDir: string
  readonly production: false
  /** Of the data, and of the keys in it. */
  readonly dir: string
  /** Address for another connection; null for the embedded engine, which takes no second one. */
  readonly url: string | null
}

/** Opens a {@link TestDatabase}, migrated to the latest schema unless told otherwise; `close` removes it. */
export type OpenTestDatabase = (migrate?: Migrate) => Promise<TestDatabase>

/** Brings the schema of a new database to where a test begins. */
export type Migrate = (db: Database['db'], place: DataKeyPlace) => Promise<unknown>

const toLatest: Migrate = (db, place) => migrateDatabase(db, (connection) => openDataKeys(connection, place))

/** The engines on which every contract holds: the embedded one, and a server really started where there is one. */
export const ENGINES: readonly (readonly [name: string, open: OpenTestDatabase])[] = [
  ['embedded', openEmbeddedTest],
  ...(hasPostgres() ? ([['server', openServerTest]] as const) : []),
]

async function openEmbeddedTest(migrate = toLatest): Promise<TestDatabase> {
  const dir = mkdtempSync(join(tmpdir(), 'embedded-'))
  await prepareCluster(dir)
  return prepared(await openDatabase({ url: null, dir }), migrate, dir, null, async () => {})
}

async function openServerTest(migrate = toLatest): Promise<TestDatabase> {
  const dir = mkdtempSync(join(tmpdir(), 'server-'))
  const server = await startPostgres()
  const url = await server.newDatabase()
  return prepared(await openDatabase({ url, dir }), migrate, dir, url, server.stop)
}

async function prepared(
  database: Database,
  migrate: Migrate,
  dir: string,
  url: string | null,
  stop: () => Promise<void>,
): Promise<TestDatabase> {
  const place = { keysDir: join(dir, 'keys'), production: false } as const
  await migrate(database.db, place)
  return {
    ...database,
    ...{ ...place, dir },
    url,
    close: async () => {
      await database.close()
      await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
