import pg from 'pg'
import { DatabaseError } from './database-error.ts'
import type { OpenPool } from './open-embedded.ts'
import { valueParsers } from './value-parsers.ts'

const OLDEST_VERSION = 150_000

/**
 * Opens a pool on a PostgreSQL server, 15 or later.
 *
 * A statement that takes more than 15 seconds is stopped, and so is a transaction that says nothing for 30.
 *
 * @throws {DatabaseError} DATABASE_UNREACHABLE, DATABASE_UNSUPPORTED, DATABASE_UNSAFE
 */
export async function openServer(url: string): Promise<OpenPool> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'permis-cachet',
    max: 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    types: valueParsers,
  })
  // A connection lost while nobody uses it: the pool makes another one when it is asked.
  pool.on('error', () => {})
  try {
    await refuseUnfit(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return { pool, backUp: null, close: () => pool.end() }
}

async function refuseUnfit(pool: pg.Pool): Promise<void> {
  const { rows } = await pool
    .query<{ version: string; fsync: string; commit: string }>(
      `select current_setting('server_version_num') as version, current_setting('fsync') as fsync,
              current_setting('synchronous_commit') as commit`,
    )
    .catch((cause: unknown) => {
      throw new DatabaseError(
        'DATABASE_UNREACHABLE',
        `the database server does not answer: ${kindOf(cause)}`,
        { cause: kindOf(cause) },
        { cause },
      )
    })
  const found = rows[0]
  if (found === undefined || Number(found.version) < OLDEST_VERSION)
    throw new DatabaseError(
      'DATABASE_UNSUPPORTED',
      `expected PostgreSQL 15 or later, found ${found?.version}`,
      { found: found?.version },
    )
  if (found.fsync !== 'on' || found.commit === 'off')
    throw new DatabaseError('DATABASE_UNSAFE', 'expected fsync on, and synchronous_commit not off')
}

/** The code of the failure; the driver's message may hold the name of the user. */
function kindOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no code'
}
