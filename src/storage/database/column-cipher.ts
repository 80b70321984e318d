import type { DataKeys } from './data-keys.ts'
import { decryptBytes, encryptBytes } from './encrypted-bytes.ts'

/** Columns that hold what a copy of the database must not tell. */
export type EncryptedColumn =
  | 'holder_message.text'
  | 'holder_notice.details'
  | 'idempotency.response'
  | 'job.payload'
  | 'licence.body'
  | 'licence_event.body'
  | 'session.subject'
  | 'sign_in_attempt.body'

/** Encrypts and decrypts the texts of one column. */
export interface ColumnCipher {
  /** @param row what names the row; moved to another one, or to another column, the value does not decrypt */
  encrypt(text: string, row: string): Buffer
  /** @throws {DatabaseError} DATA_UNREADABLE */
  decrypt(encrypted: Uint8Array, row: string): string
}

/** Gives the cipher of a column, with a key of its own. */
export function columnCipher(keys: DataKeys, column: EncryptedColumn): ColumnCipher {
  const key = keys.derive(column)
  return {
    encrypt: (text, row) => encryptBytes(key, Buffer.from(text), `${column} ${row}`),
    decrypt: (encrypted, row) => decryptBytes(key, encrypted, `${column} ${row}`).toString('utf8'),
  }
}
