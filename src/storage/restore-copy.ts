import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { DatabaseError } from './database/database-error.ts'
import { openEmbedded, restoreEmbedded } from './database/open-embedded.ts'
import { markDataFolder } from './demonstration-folder.ts'

/**
 * Puts a copy of the embedded database in a data folder that has none, with the mark of the demonstration where one
 * filled it. What is no whole copy is refused before anything is written.
 *
 * @param file name of the copy, for messages
 * @throws {DatabaseError} BACKUP_UNREADABLE, DATABASE_EXISTS or DATABASE_LOCKED
 */
export async function restoreCopy(dataDir: string, file: string, copy: Uint8Array): Promise<void> {
  const refuse = (found: string, cause?: unknown) =>
    new DatabaseError('BACKUP_UNREADABLE', `${file} ${found}`, { path: file }, { cause })
  const archive = await promisify(gunzip)(copy).catch((cause: unknown) => {
    throw refuse('is no whole .tar.gz archive: expected a copy made by permis backup', cause)
  })
  if (!holdsCluster(archive)) throw refuse('holds no database: expected a copy made by permis backup')
  const dir = join(dataDir, 'database')
  await restoreEmbedded(dir, copy).catch((cause: unknown) => {
    if (!(cause instanceof DatabaseError) || cause.code !== 'DATABASE_UNREADABLE') throw cause
    throw refuse('holds a database that does not open', cause)
  })
  if (await isOfDemonstration(dir)) await markDataFolder(dataDir)
}

const BLOCK = 512

/** Goes through the headers of the archive (POSIX ustar): the version file of a cluster stands in it, and its end too. */
function holdsCluster(archive: Buffer): boolean {
  let hasVersion = false
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK)
    if (header.every((byte) => byte === 0)) return hasVersion
    const name = header.toString('latin1', 0, 100).replace(/\0.*$/s, '')
    const size = Number.parseInt(header.toString('latin1', 124, 136), 8)
    if (!Number.isSafeInteger(size) || size < 0) return false
    if (/^(?:\.?\/)*PG_VERSION$/.test(name)) hasVersion = true
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return false
}

async function isOfDemonstration(dir: string): Promise<boolean> {
  const { pool, close } = await openEmbedded(dir)
  try {
    const { rows } = await pool.query("select 1 from setting where name = 'demonstration'")
    return rows.length > 0
  } finally {
    await close()
  }
}
