import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { HOLDER_NOTICE_CODES } from '../../core/account/holder-notice-code.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { HolderNotice, HolderNoticeReader, HolderNotices } from '../../service/sign-in/sign-in-ports.ts'
import { type ColumnCipher, columnCipher } from './column-cipher.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

const MOST_LISTED = 100

/** Keeps the notices left for holders; those of a later version of this program, unknown here, are not listed. */
export function databaseHolderNotices(
  db: Kysely<Schema>,
  keys: DataKeys,
): HolderNotices & HolderNoticeReader {
  const cipher = noticeCipher(keys)
  return {
    leave: (neph, notice, at) => insertHolderNotice(db, cipher, neph, notice, at),
    async leaveOnce(neph, notice, at) {
      if (!(await isUnread(db, neph, notice))) await insertHolderNotice(db, cipher, neph, notice, at)
    },
    async list(neph) {
      const rows = await db
        .selectFrom('holder_notice')
        .select(['id', 'at', 'code', 'details_encrypted', 'read_at'])
        .where('neph', '=', neph)
        .orderBy('at', 'desc')
        .limit(MOST_LISTED)
        .execute()
      return rows.flatMap(({ id, at, code, details_encrypted, read_at }) => {
        const known = HOLDER_NOTICE_CODES.find((one) => one === code)
        if (known === undefined) return []
        const details = readDetails(JSON.parse(cipher.decrypt(details_encrypted, id)))
        return [{ id, at, code: known, details, readAt: read_at }]
      })
    },
    async markRead(neph, ids, at) {
      if (ids.length === 0) return
      await db
        .updateTable('holder_notice')
        .set({ read_at: at })
        .where('neph', '=', neph)
        .where('id', 'in', ids)
        .where('read_at', 'is', null)
        .execute()
    },
  }
}

/** Gives the cipher of what notices say beside their code. */
export function noticeCipher(keys: DataKeys): ColumnCipher {
  return columnCipher(keys, 'holder_notice.details')
}

/** Leaves a notice, inside the caller's transaction where `db` is one. */
export async function insertHolderNotice(
  db: Kysely<Schema>,
  cipher: ColumnCipher,
  neph: Neph,
  { code, details }: HolderNotice,
  at: Date,
): Promise<void> {
  const id = randomUUID()
  const details_encrypted = cipher.encrypt(JSON.stringify(details), id)
  await db.insertInto('holder_notice').values({ id, neph, at, code, details_encrypted }).execute()
}

async function isUnread(db: Kysely<Schema>, neph: Neph, { code }: HolderNotice): Promise<boolean> {
  const unread = await db
    .selectFrom('holder_notice')
    .select('id')
    .where('neph', '=', neph)
    .where('code', '=', code)
    .where('read_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return unread !== undefined
}

function readDetails(details: unknown): HolderNotice['details'] {
  const texts = Object.entries(Object(details)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(texts)
}
