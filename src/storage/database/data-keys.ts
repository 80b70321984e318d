import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import {
  DEMONSTRATION_MARK,
  FILE_MODE,
  isOfDemonstration,
  PrivateFileError,
  readPrivateFile,
  refuseDemonstrationSecret,
  writeNew,
} from '../../private-file.ts'
import { DatabaseError } from './database-error.ts'
import type { Schema } from './schema.ts'

/** The secret of a database, from which each use has a key of its own; whoever has a copy of the rows lacks it. */
export interface DataKeys {
  /** A key of 32 bytes for one use. */
  derive(use: string): Buffer
}

const KEY_BYTES = 32

/** Where the key of a database stands, and who asks for it. */
export interface DataKeyPlace {
  readonly keysDir: string
  readonly production: boolean
}

/**
 * Reads the key of a database, `data.key` of the folder of keys. A demonstration makes it with the database's first
 * use, and marks it as its own; a production is handed its own, and refuses one so marked.
 *
 * Where the database knows a key, another one or none at all is refused, never replaced: what is stored would be
 * lost. Instances that share a database share this file.
 *
 * @throws {DatabaseError} DATA_KEY_MISMATCH
 * @throws {PrivateFileError} KEY_FILE_EXPOSED, KEY_UNREADABLE, DEMONSTRATION_SECRET
 */
export async function openDataKeys(db: Kysely<Schema>, place: DataKeyPlace): Promise<DataKeys> {
  const { keysDir, production } = place
  const known = await knownKeyId(db)
  if (known === undefined && !production) await makeKey(keysDir)
  const key = await readKey(place)
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

async function readKey({ keysDir, production }: DataKeyPlace): Promise<Buffer> {
  const path = keyPath(keysDir)
  const content = await readPrivateFile(path)
  refuseDemonstrationSecret(path, content, production)
  const key = isOfDemonstration(content) ? Buffer.from(lastLine(content), 'base64') : content
  if (key.length === KEY_BYTES) return key
  throw new PrivateFileError('KEY_UNREADABLE', `${path} has ${key.length} bytes, ${KEY_BYTES} expected`, {
    path,
  })
}

/** A key that stands there is never replaced: of two makers the first one wins. */
async function makeKey(keysDir: string): Promise<void> {
  const key = randomBytes(KEY_BYTES).toString('base64')
  await writeNew(keyPath(keysDir), `${DEMONSTRATION_MARK}${key}\n`, FILE_MODE.private)
}

function lastLine(content: Buffer): string {
  return content.toString('latin1').trim().split('\n').at(-1) ?? ''
}

function keyPath(keysDir: string): string {
  return join(keysDir, 'data.key')
}
