import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateDatabase } from '../../../src/storage/database/migrate-database.ts'
import { type Database, openDatabase } from '../../../src/storage/database/open-database.ts'
import { hasPostgres, startPostgres } from './postgres-server.ts'
import { prepareCluster } from './prepared-cluster.ts'

/** An empty, migrated database on one engine, with the folder of its keys. */
export interface TestDatabase extends Database {
  readonly keysDir: string
  /** Address for another connection; null for the embedded engine, which takes no second one. */
  readonly url: string | null
}

/** Opens a {@link TestDatabase}; `close` removes it. */
export type OpenTestDatabase = () => Promise<TestDatabase>

/** The engines on which every contract holds: the embedded one, and a server really started where there is one. */
export const ENGINES: readonly (readonly [name: string, open: OpenTestDatabase])[] = [
  ['embedded', openEmbeddedTest],
  ...(hasPostgres() ? ([['server', openServerTest]] as const) : []),
]

async function openEmbeddedTest(): Promise<TestDatabase> {
  const dir = mkdtempSync(join(tmpdir(), 'embedded-'))
  await prepareCluster(dir)
  return prepared(await openDatabase({ url: null, dir }), dir, null, async () => {})
}

async function openServerTest(): Promise<TestDatabase> {
  const dir = mkdtempSync(join(tmpdir(), 'server-'))
  const server = await startPostgres()
  const url = await server.newDatabase()
  return prepared(await openDatabase({ url, dir }), dir, url, server.stop)
}

async function prepared(
  database: Database,
  dir: string,
  url: string | null,
  stop: () => Promise<void>,
): Promise<TestDatabase> {
  await migrateDatabase(database.db)
  return {
    ...database,
    keysDir: join(dir, 'keys'),
    url,
    close: async () => {
      await database.close()
      await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
