import type { Kysely } from 'kysely'
import { parseNeph } from '../../core/licence/neph.ts'
import type { RequestsDesk, WaitingRequest } from '../../service/answer-request.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const MOST_ROWS = 2000

/** Gives those who answer the requests of all drivers. */
export function databaseRequestsDesk(db: Kysely<Schema>, keys: DataKeys): RequestsDesk {
  const macKey = auditMacKey(keys)
  const rowsOf = () =>
    db
      .selectFrom('holder_request')
      .innerJoin('holder_message', 'holder_message.request_id', 'holder_request.id')
      .select(['holder_request.id', 'neph', 'subject', 'progress', 'opened_at', 'at', 'sender', 'text'])
      .orderBy('opened_at')
      .orderBy('holder_message.id')
      .limit(MOST_ROWS)
  return {
    waiting: async () => gathered(await rowsOf().where('progress', '!=', 'closed').execute()),
    find: async (id) =>
      UUID.test(id)
        ? (gathered(await rowsOf().where('holder_request.id', '=', id).execute())[0] ?? null)
        : null,
    answer: ({ id, progress, text, at }, line) =>
      db.transaction().execute(async (transaction) => {
        await transaction.updateTable('holder_request').set({ progress }).where('id', '=', id).execute()
        const words = text?.trim() ?? ''
        if (words !== '')
          await transaction
            .insertInto('holder_message')
            .values({ request_id: id, at, sender: 'service', text: words })
            .execute()
        await insertAuditEntries(transaction, macKey, [line])
      }),
  }
}

interface Row extends Pick<WaitingRequest, 'id' | 'subject' | 'progress'> {
  readonly neph: string
  readonly opened_at: Date
  readonly at: Date
  readonly sender: 'holder' | 'service'
  readonly text: string
}

function gathered(rows: readonly Row[]): readonly WaitingRequest[] {
  const requests = new Map<string, WaitingRequest>()
  for (const { id, neph, subject, progress, opened_at, at, sender, text } of rows) {
    const messages = [...(requests.get(id)?.messages ?? []), { at, from: sender, text }]
    requests.set(id, { id, neph: parseNeph(neph), subject, progress, openedAt: opened_at, messages })
  }
  return [...requests.values()]
}
