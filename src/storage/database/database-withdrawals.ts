import { type Kysely, sql } from 'kysely'
import { parisDay, parseCalendarDay } from '../../core/calendar-day.ts'
import { endOfUse } from '../../core/documents/end-of-use.ts'
import type { DocumentWithdrawal } from '../../core/documents/withdrawal-reason.ts'
import { parseNeph } from '../../core/licence/neph.ts'
import type {
  PublishedWithdrawals,
  WithdrawalRegister,
  WithdrawnEntries,
} from '../../service/withdrawal/withdrawal-register.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import { insertHolderNotice, noticeCipher } from './database-holder-notices.ts'
import { readWithdrawal, WITHDRAWAL_COLUMNS } from './read-withdrawal.ts'
import type { Schema } from './schema.ts'

/** Keeps which documents were withdrawn, and the lists that were published of them. */
export function databaseWithdrawals(db: Kysely<Schema>, keys: DataKeys): WithdrawalRegister {
  const [cipher, macKey] = [noticeCipher(keys), auditMacKey(keys)]
  return {
    async find(id) {
      const row = await db
        .selectFrom('issued_document')
        .select(['id', 'kind', 'neph', ...WITHDRAWAL_COLUMNS])
        .where('id', '=', id)
        .executeTakeFirst()
      if (row === undefined) return null
      return { id: row.id, kind: row.kind, neph: parseNeph(row.neph), withdrawal: readWithdrawal(row) }
    },
    withdraw: ({ id, neph }, withdrawal, { line, notice }) =>
      db.transaction().execute(async (transaction) => {
        if (!(await markWithdrawn(transaction, id, withdrawal))) return false
        await insertAuditEntries(transaction, macKey, [line])
        await insertHolderNotice(transaction, cipher, neph, notice, withdrawal.at)
        return true
      }),
    edition: () => readEdition(db),
    entries: (at) => readEntries(db, at),
    published: async (issuer) => {
      const row = await db
        .selectFrom('withdrawal_list')
        .selectAll()
        .where('ca_id', '=', issuer)
        .executeTakeFirst()
      if (row === undefined) return null
      const { ca_id, expires_at, ...list } = row
      return { ...list, issuer: ca_id, expiresAt: expires_at }
    },
    publish: (list, replaced) => replaceList(db, list, replaced),
  }
}

/** The edition increases in the transaction of the withdrawal, so that nobody sees the one without the other. */
async function markWithdrawn(
  transaction: Kysely<Schema>,
  id: string,
  { at, reason }: DocumentWithdrawal,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('issued_document')
    .set({ withdrawn_at: at, withdrawal_reason: reason })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await transaction.updateTable('withdrawal_edition').set({ edition: sql`edition + 1` }).execute()
  return true
}

async function readEdition(db: Kysely<Schema>): Promise<number> {
  const { edition } = await db.selectFrom('withdrawal_edition').select('edition').executeTakeFirstOrThrow()
  return edition
}

/** The edition is read first: what is withdrawn between the two is then read again at the next look. */
async function readEntries(db: Kysely<Schema>, at: Date): Promise<WithdrawnEntries> {
  const edition = await readEdition(db)
  const rows = await db
    .selectFrom('issued_document')
    .select(['seal_identity', 'expires_on'])
    .where('withdrawn_at', 'is not', null)
    .where((of) => of.or([of('expires_on', 'is', null), of('expires_on', '>=', parisDay(at))]))
    .execute()
  const entries = rows.map(
    ({ seal_identity, expires_on }) =>
      [
        seal_identity.toString('hex'),
        expires_on === null ? null : endOfUse(parseCalendarDay(expires_on)),
      ] as const,
  )
  return { edition, entries: new Map(entries) }
}

/** Of two instances that publish at once one finds the number that it means to replace gone. */
async function replaceList(
  db: Kysely<Schema>,
  { issuer, sequence, edition, expiresAt, text }: PublishedWithdrawals,
  replaced: number | null,
): Promise<boolean> {
  const row = { sequence, edition, expires_at: expiresAt, text }
  if (replaced === null) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('withdrawal_list')
      .values({ ca_id: issuer, ...row })
      .onConflict((conflict) => conflict.column('ca_id').doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db
    .updateTable('withdrawal_list')
    .set(row)
    .where('ca_id', '=', issuer)
    .where('sequence', '=', replaced)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
