import type { Kysely } from 'kysely'
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
const MOST_ROWS = 2000

/** Gives those who answer the requests of all drivers. */
export function databaseRequestsDesk(db: Kysely<Schema>, keys: DataKeys): RequestsDesk {
  const [cipher, macKey] = [messageCipher(keys), auditMacKey(keys)]
  const rowsOf = () =>
    db
      .selectFrom('holder_request')
      .innerJoin('holder_message', 'holder_message.request_id', 'holder_request.id')
      .select(['holder_request.id', 'neph', 'subject', 'progress', 'opened_at', ...MESSAGE_COLUMNS])
      .orderBy('opened_at')
      .orderBy('holder_message.id')
      .limit(MOST_ROWS)
  return {
    waiting: async () => gathered(cipher, await rowsOf().where('progress', '!=', 'closed').execute()),
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
