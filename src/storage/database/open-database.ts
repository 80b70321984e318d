import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { openEmbedded } from './open-embedded.ts'
import { openServer } from './open-server.ts'
import type { Schema } from './schema.ts'

/** An open database; the same SQL runs on both engines. */
export interface Database {
  readonly db: Kysely<Schema>
  readonly engine: 'embedded' | 'server'
  /** Copies the embedded database as of one instant; null for a server, whose own tools do that. */
  readonly backUp: (() => Promise<Uint8Array>) | null
  /** Gives back connections, engine and lock; to be awaited before the process leaves. */
  close(): Promise<void>
}

/** Where the database is. */
export interface DatabasePlace {
  /** Address of a PostgreSQL server; null for the embedded database. */
  readonly url: string | null
  /** Data folder, in which the embedded database has its own. */
  readonly dir: string
}

/**
 * Opens the database: the server at `url`, or the embedded one in `dir`/database.
 *
 * Inside a transaction use only its own handle: the embedded engine has a single connection, and whoever asks for
 * another one there fails after ten seconds. Compare errors of the engine by their `code`, never by class.
 *
 * @param told called once for each file that the embedded engine flushes to the disk
 * @throws {DatabaseError}
 */
export async function openDatabase({ url, dir }: DatabasePlace, told?: () => void): Promise<Database> {
  const { pool, close, backUp } =
    url === null ? await openEmbedded(join(dir, 'database'), told) : await openServer(url)
  return {
    db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
    engine: url === null ? 'embedded' : 'server',
    backUp,
    close,
  }
}
