import type { Kysely } from 'kysely'
import type { HolderRequest, HolderRequests } from '../../service/driver/holder-requests.ts'
import type { Schema } from './schema.ts'

/** Keeps the requests of drivers with their messages. */
export function databaseHolderRequests(db: Kysely<Schema>): HolderRequests {
  return {
    async list(neph) {
      const rows = await db
        .selectFrom('holder_request')
        .innerJoin('holder_message', 'holder_message.request_id', 'holder_request.id')
        .select(['holder_request.id', 'subject', 'progress', 'opened_at', 'at', 'sender', 'text'])
        .where('neph', '=', neph)
        .orderBy('opened_at', 'desc')
        .orderBy('holder_message.id')
        .execute()
      const requests = new Map<string, HolderRequest>()
      for (const { id, subject, progress, opened_at, at, sender, text } of rows) {
        const earlier = requests.get(id)?.messages ?? []
        const messages = [...earlier, { at, from: sender, text }]
        requests.set(id, { id, subject, progress, openedAt: opened_at, messages })
      }
      return [...requests.values()]
    },
    open: (neph, subject, text, at) =>
      db.transaction().execute(async (transaction) => {
        const { id } = await transaction
          .insertInto('holder_request')
          .values({ neph, subject, opened_at: at })
          .returning('id')
          .executeTakeFirstOrThrow()
        await transaction
          .insertInto('holder_message')
          .values({ request_id: id, at, sender: 'holder', text })
          .execute()
        return { id, subject, progress: 'received', openedAt: at, messages: [{ at, from: 'holder', text }] }
      }),
  }
}
