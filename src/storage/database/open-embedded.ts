import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { DatabaseError } from './database-error.ts'
import { lockDirectory } from './directory-lock.ts'
import { SyncedFileSystem } from './synced-file-system.ts'
import { valueParsers } from './value-parsers.ts'

/** A pool of connections to one engine, with what has to be given back after it. */
export interface OpenPool {
  readonly pool: pg.Pool
  /** Copies all files as of one instant, as a compressed archive; null where the server's own tools do that. */
  readonly backUp: (() => Promise<Uint8Array>) | null
  close(): Promise<void>
}

/** PGlite's own list (0.5.16, pinned) without its `-F`, which turns fsync off. */
const START_PARAMETERS = ['--single', '-O', '-j'].concat(
  [
    'search_path=public',
    'exit_on_error=false',
    'log_checkpoints=false',
    'max_worker_processes=0',
    'max_parallel_workers=0',
    'max_parallel_workers_per_gather=0',
    'io_method=sync',
    'max_parallel_maintenance_workers=0',
    'fsync=on',
    'wal_sync_method=fsync',
  ].flatMap((setting) => ['-c', setting]),
)

/** Named after the major version: no later one opens these files, a dump has to be taken across. */
const VERSION_DIR = 'pg18'

/**
 * Opens the embedded database of a folder, made where there is none, for this process alone.
 *
 * A commit is on the disk when it is acknowledged. One heavy statement holds up the whole process, and no time
 * limit stops it: this engine is for one instance with modest work.
 *
 * @param told called once for each file flushed to the disk
 * @throws {DatabaseError} DATABASE_LOCKED, DATABASE_UNREADABLE, DATABASE_UNSAFE
 */
export async function openEmbedded(dir: string, told?: () => void): Promise<OpenPool> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const lock = await lockDirectory(dir)
  try {
    const path = join(dir, VERSION_DIR)
    if (!existsSync(path)) await makeCluster(dir, path)
    const engine = await startEngine(path, told)
    const pool = new pg.Pool({
      ...createPgConfig(engine),
      max: 1,
      idleTimeoutMillis: 0,
      // Whoever asks for a second connection inside a transaction must fail rather than wait for ever.
      connectionTimeoutMillis: 10_000,
      types: valueParsers,
    })
    return {
      pool,
      backUp: () => copyOf(engine, pool),
      close: async () => {
        await pool.end()
        await engine.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/**
 * Puts a copy made by `backUp` where no database is yet.
 *
 * @throws {DatabaseError} DATABASE_EXISTS, DATABASE_LOCKED, DATABASE_UNREADABLE
 */
export async function restoreEmbedded(dir: string, copy: Uint8Array): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const lock = await lockDirectory(dir)
  try {
    const path = join(dir, VERSION_DIR)
    if (existsSync(path))
      throw new DatabaseError('DATABASE_EXISTS', `a database stands in ${path}: move it away first`, { path })
    await makeCluster(dir, path, copy)
  } finally {
    await lock.release()
  }
}

/** The only connection is taken meanwhile, so that nothing is written while files are read. */
async function copyOf(engine: PGlite, pool: pg.Pool): Promise<Uint8Array> {
  const client = await pool.connect()
  try {
    await client.query('checkpoint')
    const archive = await engine.dumpDataDir('gzip')
    return new Uint8Array(await archive.arrayBuffer())
  } finally {
    client.release()
  }
}

async function startEngine(path: string, told?: () => void, copy?: Uint8Array): Promise<PGlite> {
  const engine = await PGlite.create({
    ...(copy ? { loadDataDir: new Blob([Uint8Array.from(copy)]) } : {}),
    fs: new SyncedFileSystem(path, told),
    startParams: START_PARAMETERS,
  }).catch((cause: unknown) => {
    throw new DatabaseError(
      'DATABASE_UNREADABLE',
      `the database in ${path} does not open`,
      { path },
      { cause },
    )
  })
  const { rows } = await engine.query<{ fsync: string }>('show fsync')
  if (rows[0]?.fsync !== 'on') {
    await engine.close()
    throw new DatabaseError('DATABASE_UNSAFE', 'the embedded database runs without fsync')
  }
  return giveWay(engine)
}

/** Makes a cluster beside its place and flushes it whole, so that what stands in its place is always complete. */
async function makeCluster(dir: string, path: string, copy?: Uint8Array): Promise<void> {
  const beside = `${path}.new`
  await rm(beside, { recursive: true, force: true })
  const engine = await startEngine(beside, undefined, copy).catch(async (error: unknown) => {
    await rm(beside, { recursive: true, force: true })
    throw error
  })
  await engine.close()
  await syncTree(beside)
  await rename(beside, path)
  await syncPath(dir)
}

async function syncTree(dir: string): Promise<void> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  for (const entry of entries) await syncPath(join(entry.parentPath, entry.name))
  await syncPath(dir)
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** PGlite goes on through microtasks only: without a pause no timer and no socket would be served meanwhile. */
function giveWay(engine: PGlite): PGlite {
  const run = engine.execProtocolStream.bind(engine)
  let last = performance.now()
  engine.execProtocolStream = async (...message) => {
    const answer = await run(...message)
    if (performance.now() - last > 5) {
      await new Promise((resolve) => setImmediate(resolve))
      last = performance.now()
    }
    return answer
  }
  return engine
}
