import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { FILE_MODE, PrivateFileError, readPrivateFile, writeWhole } from '../../private-file.ts'
import { DatabaseError } from './database-error.ts'
import type { Schema } from './schema.ts'

/** The secret of a database, from which each use has a key of its own; whoever has a copy of the rows lacks it. */
export interface DataKeys {
  /** A key of 32 bytes for one use. */
  derive(use: string): Buffer
}

const KEY_BYTES = 32

/**
 * Reads the key of a database, `data.key` of the folder of keys; it is made with the database's first use.
 *
 * Where the database knows a key, another one or none at all is refused, never replaced: what is stored would be
 * lost. Instances that share a database share this file.
 *
 * @throws {DatabaseError} DATA_KEY_MISMATCH
 * @throws {PrivateFileError} KEY_FILE_EXPOSED, KEY_UNREADABLE
 */
export async function openDataKeys(db: Kysely<Schema>, keysDir: string): Promise<DataKeys> {
  const known = await knownKeyId(db)
  if (known === undefined) await makeKey(keysDir)
  const key = await readKey(keysDir)
  const id = createHmac('sha256', key).update('permis-cachet data key id').digest('base64url').slice(0, 16)
  if (known === undefined)
    await db
      .insertInto('data_key')
      .values({ name: 'data', key_id: id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  // Of two instances that came first with a key each, one finds here that it is not the one.
  const expected = known ?? (await knownKeyId(db))
  if (expected !== id)
    throw new DatabaseError('DATA_KEY_MISMATCH', `expected data key ${expected}, found ${id} in ${keysDir}`, {
      expected,
      found: id,
    })
  return { derive: (use) => Buffer.from(hkdfSync('sha256', key, '', `permis-cachet ${use}`, KEY_BYTES)) }
}

async function knownKeyId(db: Kysely<Schema>): Promise<string | undefined> {
  const row = await db.selectFrom('data_key').select('key_id').where('name', '=', 'data').executeTakeFirst()
  return row?.key_id
}

async function readKey(keysDir: string): Promise<Buffer> {
  const path = keyPath(keysDir)
  const key = await readPrivateFile(path)
  if (key.length === KEY_BYTES) return key
  throw new PrivateFileError('KEY_UNREADABLE', `${path} has ${key.length} bytes, ${KEY_BYTES} expected`, {
    path,
  })
}

/** A key that stands there is never replaced. */
async function makeKey(keysDir: string): Promise<void> {
  await mkdir(keysDir, { recursive: true })
  const path = keyPath(keysDir)
  const beside = `${path}.${randomBytes(6).toString('hex')}`
  await writeWhole(beside, randomBytes(KEY_BYTES), FILE_MODE.private)
  try {
    // A link, unlike a rename, fails where a file stands: of two makers the first one wins.
    await link(beside, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(beside, { force: true })
  }
}

function keyPath(keysDir: string): string {
  return join(keysDir, 'data.key')
}
