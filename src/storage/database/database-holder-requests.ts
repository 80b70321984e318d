import { type Kysely, sql } from 'kysely'
import type { Neph } from '../../core/licence/neph.ts'
import type { HolderRequest, HolderRequests, RequestBounds } from '../../service/driver/holder-requests.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import { insertMessage, MESSAGE_COLUMNS, messageCipher, readMessage } from './holder-messages.ts'
import { inTransaction } from './in-transaction.ts'
import type { Schema } from './schema.ts'

/** Keeps the requests of drivers with their messages, whose words are encrypted. */
export function databaseHolderRequests(db: Kysely<Schema>, keys: DataKeys): HolderRequests {
  const [cipher, macKey] = [messageCipher(keys), auditMacKey(keys)]
  return {
    async list(neph) {
      const rows = await db
        .selectFrom('holder_request')
        .innerJoin('holder_message', 'holder_message.request_id', 'holder_request.id')
        .select(['holder_request.id', 'subject', 'progress', 'opened_at', ...MESSAGE_COLUMNS])
        .where('neph', '=', neph)
        .orderBy('opened_at', 'desc')
        .orderBy('holder_message.id')
        .execute()
      const requests = new Map<string, HolderRequest>()
      for (const { id, subject, progress, opened_at, ...message } of rows) {
        const messages = [...(requests.get(id)?.messages ?? []), readMessage(cipher, message)]
        requests.set(id, { id, subject, progress, openedAt: opened_at, messages })
      }
      return [...requests.values()]
    },
    open: (neph, { subject, text }, at, line, bounds) =>
      inTransaction(db, async (transaction) => {
        if (bounds !== undefined && (await hasAsManyAs(transaction, bounds, neph, at))) return null
        const { id } = await transaction
          .insertInto('holder_request')
          .values({ neph, subject, opened_at: at })
          .returning('id')
          .executeTakeFirstOrThrow()
        const message = { at, from: 'holder', text } as const
        await insertMessage(transaction, cipher, id, message)
        if (line !== null) await insertAuditEntries(transaction, macKey, [line])
        return { id, subject, progress: 'received', openedAt: at, messages: [message] }
      }),
  }
}

const DAY_MS = 86_400_000

/** What nobody has answered yet; an answer is an end unless the driver asks again. */
const WAITING: ReadonlySet<string> = new Set(['received', 'under-examination'])

/** Counts while no other request of the same driver is being opened. */
async function hasAsManyAs(
  transaction: Kysely<Schema>,
  bounds: RequestBounds,
  neph: Neph,
  at: Date,
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`requests of ${neph}`}, 0))`.execute(transaction)
  const rows = await transaction
    .selectFrom('holder_request')
    .select(['progress', 'opened_at'])
    .where('neph', '=', neph)
    .execute()
  const yesterday = new Date(at.getTime() - DAY_MS)
  return (
    rows.filter(({ progress }) => WAITING.has(progress)).length >= bounds.open ||
    rows.filter(({ opened_at }) => opened_at > yesterday).length >= bounds.inADay
  )
}
