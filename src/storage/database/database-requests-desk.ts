import { type Kysely, sql } from 'kysely'
import { parseNeph } from '../../core/licence/neph.ts'
import type { RequestsDesk, WaitingRequest } from '../../service/answer-request.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { ColumnCipher } from './column-cipher.ts'
import type { DataKeys } from './data-keys.ts'
import {
  insertMessage,
  MESSAGE_COLUMNS,
  type MessageRow,
  messageCipher,
  readMessage,
} from './holder-messages.ts'
import type { Schema } from './schema.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Each with all its messages. */
const MOST_ON_PAGE = 200

/** Gives those who answer the requests of all drivers. */
export function databaseRequestsDesk(db: Kysely<Schema>, keys: DataKeys): RequestsDesk {
  const [cipher, macKey] = [messageCipher(keys), auditMacKey(keys)]
  const rowsOf = () =>
    db
      .selectFrom('holder_request')
      .innerJoin('holder_message', 'holder_message.request_id', 'holder_request.id')
      .select(['holder_request.id', 'neph', 'subject', 'progress', 'opened_at', ...MESSAGE_COLUMNS])
      .orderBy('opened_at')
      .orderBy('holder_request.id')
      .orderBy('holder_message.id')
  return {
    async waiting(after) {
      const ids = await idsAfter(db, after)
      if (ids.length === 0) return { requests: [], next: null }
      const requests = gathered(cipher, await rowsOf().where('holder_request.id', 'in', ids).execute())
      return { requests, next: ids.length < MOST_ON_PAGE ? null : (ids.at(-1) ?? null) }
    },
    find: async (id) =>
      UUID.test(id)
        ? (gathered(cipher, await rowsOf().where('holder_request.id', '=', id).execute())[0] ?? null)
        : null,
    answer: ({ id, progress, text, at }, line) =>
      db.transaction().execute(async (transaction) => {
        await transaction.updateTable('holder_request').set({ progress }).where('id', '=', id).execute()
        const words = text?.trim() ?? ''
        if (words !== '') await insertMessage(transaction, cipher, id, { at, from: 'service', text: words })
        await insertAuditEntries(transaction, macKey, [line])
      }),
  }
}

/** The ids of a page of requests that are not closed, oldest first. */
async function idsAfter(db: Kysely<Schema>, after: string | null): Promise<readonly string[]> {
  const place = sql<boolean>`(opened_at, id) > (select opened_at, id from holder_request where id = ${after})`
  const rows = await db
    .selectFrom('holder_request')
    .select('id')
    .where('progress', '!=', 'closed')
    .$if(after !== null, (query) => query.where(place))
    .orderBy('opened_at')
    .orderBy('id')
    .limit(MOST_ON_PAGE)
    .execute()
  return rows.map(({ id }) => id)
}

interface Row extends Pick<WaitingRequest, 'id' | 'subject' | 'progress'>, MessageRow {
  readonly neph: string
  readonly opened_at: Date
}

function gathered(cipher: ColumnCipher, rows: readonly Row[]): readonly WaitingRequest[] {
  const requests = new Map<string, WaitingRequest>()
  for (const { id, neph, subject, progress, opened_at, ...message } of rows) {
    const messages = [...(requests.get(id)?.messages ?? []), readMessage(cipher, message)]
    requests.set(id, { id, neph: parseNeph(neph), subject, progress, openedAt: opened_at, messages })
  }
  return [...requests.values()]
}
