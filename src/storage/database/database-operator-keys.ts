import { type Kysely, type Selectable, sql } from 'kysely'
import { parseCalendarDay } from '../../core/calendar-day.ts'
import type { OperatorKey, OperatorKeyRegister } from '../../service/operator/operator-key.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

const FACTS = [
  ...(['id', 'name', 'purpose', 'kinds', 'granted_by', 'granted_at', 'valid_to'] as const),
  ...(['revoked_by', 'revoked_at'] as const),
] as const

/** Keeps which programs may order documents, by the hashes of their keys; nothing is ever removed. */
export function databaseOperatorKeys(db: Kysely<Schema>, keys: DataKeys): OperatorKeyRegister {
  const macKey = auditMacKey(keys)
  const all = () => db.selectFrom('operator_key').select(FACTS)
  return {
    async find(keyHash) {
      const row = await all().where('key_hash', '=', Buffer.from(keyHash)).executeTakeFirst()
      return row === undefined ? null : operatorKeyOf(row)
    },
    async byId(id) {
      const row = await all().where(sql`id::text`, '=', id).executeTakeFirst()
      return row === undefined ? null : operatorKeyOf(row)
    },
    list: async () => (await all().orderBy('granted_at').orderBy('id').execute()).map(operatorKeyOf),
    grant: ({ id, keyHash, name, purpose, kinds, grantedBy, grantedAt, validTo }, line) =>
      db.transaction().execute(async (transaction) => {
        const row = { id, key_hash: Buffer.from(keyHash), name, purpose, granted_by: grantedBy }
        await transaction
          .insertInto('operator_key')
          .values({ ...row, kinds: [...kinds], granted_at: grantedAt, valid_to: validTo })
          .execute()
        await insertAuditEntries(transaction, macKey, [line])
      }),
    revoke: ({ id, revokedBy, at }, line) =>
      db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('operator_key')
          .set({ revoked_by: revokedBy, revoked_at: at })
          .where(sql`id::text`, '=', id)
          .where('revoked_at', 'is', null)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        await insertAuditEntries(transaction, macKey, [line])
        return true
      }),
  }
}

function operatorKeyOf(row: Pick<Selectable<Schema['operator_key']>, (typeof FACTS)[number]>): OperatorKey {
  const { id, name, purpose, kinds, granted_by: grantedBy, granted_at: grantedAt } = row
  return {
    ...{ id, name, purpose, kinds, grantedBy, grantedAt },
    validTo: parseCalendarDay(row.valid_to),
    revokedBy: row.revoked_by,
    revokedAt: row.revoked_at,
  }
}
