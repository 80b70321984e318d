import type { Kysely } from 'kysely'
import { parseCalendarDay } from '../../core/calendar-day.ts'
import type { OwnDocumentRegister } from '../../service/driver/own-documents.ts'
import type { DataKeys } from './data-keys.ts'
import { documentKey, sealRow } from './database-documents.ts'
import { decryptBytes } from './encrypted-bytes.ts'
import { readWithdrawal, WITHDRAWAL_COLUMNS } from './read-withdrawal.ts'
import type { Schema } from './schema.ts'

/**
 * The statements of a driver that are still kept; one that was erased is no longer listed, and one that was withdrawn
 * gives no file.
 */
export function databaseOwnDocuments(db: Kysely<Schema>, keys: DataKeys): OwnDocumentRegister {
  const key = documentKey(keys)
  return {
    async list(neph) {
      const rows = await db
        .selectFrom('issued_document')
        .select(['id', 'kind', 'emitted_on', 'expires_on', 'recipient_siren', 'created_at', 'seal_encrypted'])
        .select(WITHDRAWAL_COLUMNS)
        .where('neph', '=', neph)
        .where('pdf_encrypted', 'is not', null)
        .orderBy('created_at', 'desc')
        .limit(200)
        .execute()
      return rows.flatMap((row) => {
        if (row.kind === 'LETTER' || row.seal_encrypted === null) return []
        return {
          id: row.id,
          kind: row.kind,
          issuedAt: row.created_at,
          emittedOn: parseCalendarDay(row.emitted_on),
          expiresOn: row.expires_on === null ? null : parseCalendarDay(row.expires_on),
          recipientSiren: row.recipient_siren,
          payload: decryptBytes(key, row.seal_encrypted, sealRow(row.id)).toString('latin1'),
          withdrawal: readWithdrawal(row),
        }
      })
    },
    async pdf(neph, id) {
      const row = await db
        .selectFrom('issued_document')
        .select('pdf_encrypted')
        .where('id', '=', id)
        .where('neph', '=', neph)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst()
      return row?.pdf_encrypted ? decryptBytes(key, row.pdf_encrypted, id) : null
    },
  }
}
