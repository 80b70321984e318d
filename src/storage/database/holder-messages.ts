import { type Kysely, sql } from 'kysely'
import type { RequestMessage } from '../../service/driver/holder-requests.ts'
import type { ColumnCipher } from './column-cipher.ts'
import { columnCipher } from './column-cipher.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

/** A message as its row has it. */
export interface MessageRow {
  readonly message_id: number
  readonly at: Date
  readonly sender: 'holder' | 'service'
  readonly text_encrypted: Buffer
}

/** Columns of a {@link MessageRow} in a query that joins messages. */
export const MESSAGE_COLUMNS = [
  'holder_message.id as message_id',
  'holder_message.at',
  'sender',
  'text_encrypted',
] as const

/** Gives the cipher of messages between drivers and the service. */
export function messageCipher(keys: DataKeys): ColumnCipher {
  return columnCipher(keys, 'holder_message.text')
}

/** Adds a message to a request, inside the caller's transaction where `db` is one. */
export async function insertMessage(
  db: Kysely<Schema>,
  cipher: ColumnCipher,
  requestId: string,
  { at, from, text }: RequestMessage,
): Promise<void> {
  // Known before the row is: the text is bound to it.
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('holder_message', 'id')) as id`.execute(db)
  const id = rows[0]?.id ?? 0
  await db
    .insertInto('holder_message')
    .values({ id, request_id: requestId, at, sender: from, text_encrypted: cipher.encrypt(text, String(id)) })
    .execute()
}

/** Reads a message. */
export function readMessage(
  cipher: ColumnCipher,
  { message_id, at, sender, text_encrypted }: MessageRow,
): RequestMessage {
  return { at, from: sender, text: cipher.decrypt(text_encrypted, String(message_id)) }
}
