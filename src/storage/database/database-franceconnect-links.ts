import { createHmac } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import { type Neph, parseNeph } from '../../core/licence/neph.ts'
import type { FranceConnectLinks, LinkedIdentity } from '../../service/sign-in/sign-in-ports.ts'
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
    ofLicence: (neph) => ofLicence(db, neph),
    bind: (sub, neph, at, line) =>
      inTransaction(db, (transaction) => bind(transaction, macKey, { hash: subHash(sub), neph, at, line })),
    cut: (sub, at, line) =>
      inTransaction(db, async (transaction) => {
        const cut = await cutLive(transaction, at).where('sub_hash', '=', subHash(sub)).executeTakeFirst()
        // A link that somebody else has just cut is not cut twice in the audit.
        if (cut !== undefined) await insertAuditEntries(transaction, macKey, [line])
      }),
    cutOfLicence: (neph, at, line) =>
      inTransaction(db, async (transaction) => {
        const cut = await cutLive(transaction, at).where('neph', '=', neph).executeTakeFirst()
        if (cut === undefined) return null
        await insertAuditEntries(transaction, macKey, [line])
        return { linkedAt: cut.linked_at }
      }),
  }
}

async function ofLicence(db: Kysely<Schema>, neph: Neph): Promise<LinkedIdentity | null> {
  const row = await db
    .selectFrom('franceconnect_link')
    .select('linked_at')
    .where('neph', '=', neph)
    .where('cut_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { linkedAt: row.linked_at }
}

interface Binding {
  readonly hash: Buffer
  readonly neph: Neph
  readonly at: Date
  readonly line: AuditEntry
}

async function bind(
  transaction: Kysely<Schema>,
  macKey: Buffer,
  { hash, neph, at, line }: Binding,
): Promise<boolean> {
  // Of two identities that come at the same time the second waits here, and finds the licence taken.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity of ${neph}`}, 0))`.execute(transaction)
  const other = await transaction
    .selectFrom('franceconnect_link')
    .select('neph')
    .where('neph', '=', neph)
    .where('cut_at', 'is', null)
    .where('sub_hash', '<>', hash)
    .executeTakeFirst()
  if (other !== undefined) return false
  const row = { neph, linked_at: at, cut_at: null }
  await transaction
    .insertInto('franceconnect_link')
    .values({ sub_hash: hash, ...row })
    .onConflict((conflict) => conflict.column('sub_hash').doUpdateSet(row))
    .execute()
  await insertAuditEntries(transaction, macKey, [line])
  return true
}

function cutLive(transaction: Kysely<Schema>, at: Date) {
  return transaction
    .updateTable('franceconnect_link')
    .set({ cut_at: at })
    .where('cut_at', 'is', null)
    .returning('linked_at')
}
