import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import { parseNeph } from '../../core/licence/neph.ts'
import type { FranceConnectLinks } from '../../service/sign-in/sign-in-ports.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import { inTransaction } from './in-transaction.ts'
import type { Schema } from './schema.ts'

/**
 * Keeps which licence belongs to which identity of FranceConnect; a subject is kept as a keyed hash, so that a copy
 * of the rows does not tell who it is. A link that was cut stays on record until the same identity is linked again.
 */
export function databaseFranceConnectLinks(db: Kysely<Schema>, keys: DataKeys): FranceConnectLinks {
  const hashKey = keys.derive('franceconnect subject')
  const macKey = auditMacKey(keys)
  const subHash = (sub: string) => createHmac('sha256', hashKey).update(sub).digest()
  return {
    async find(sub) {
      const row = await db
        .selectFrom('franceconnect_link')
        .select('neph')
        .where('sub_hash', '=', subHash(sub))
        .where('cut_at', 'is', null)
        .$if(db.isTransaction, (query) => query.forUpdate())
        .executeTakeFirst()
      return row === undefined ? null : parseNeph(row.neph)
    },
    bind: (sub, neph, at, line) =>
      inTransaction(db, async (transaction) => {
        const row = { neph, linked_at: at, cut_at: null }
        await transaction
          .insertInto('franceconnect_link')
          .values({ sub_hash: subHash(sub), ...row })
          .onConflict((conflict) => conflict.column('sub_hash').doUpdateSet(row))
          .execute()
        await insertAuditEntries(transaction, macKey, [line])
      }),
    cut: (sub, at, line) =>
      inTransaction(db, async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('franceconnect_link')
          .set({ cut_at: at })
          .where('sub_hash', '=', subHash(sub))
          .where('cut_at', 'is', null)
          .executeTakeFirst()
        // A link that somebody else has just cut is not cut twice in the audit.
        if (Number(numUpdatedRows) > 0) await insertAuditEntries(transaction, macKey, [line])
      }),
  }
}
