import { type Kysely, type Selectable, sql } from 'kysely'
import type { CalendarDay } from '../../core/calendar-day.ts'
import type {
  HabilitatedAgent,
  HabilitationRegister,
  NewHabilitation,
  RegisteredHabilitation,
} from '../../service/clerk/habilitation-register.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

/** Keeps who may validate documents for which court; nothing is ever removed. */
export function databaseHabilitations(db: Kysely<Schema>, keys: DataKeys): HabilitationRegister {
  const macKey = auditMacKey(keys)
  return {
    find: (agent, day) => findOne(db, agent, day),
    async byId(id) {
      const row = await habilitations(db).where(sql`id::text`, '=', id).executeTakeFirst()
      return row === undefined ? null : habilitationOf(row)
    },
    async list() {
      const inOrder = habilitations(db).orderBy('siret').orderBy('uid').orderBy('valid_from')
      return (await inOrder.orderBy('granted_at').execute()).map(habilitationOf)
    },
    grant: (habilitation, line) =>
      db.transaction().execute(async (transaction) => {
        // Two grants at once would not see each other; they are rare enough to wait.
        await sql`lock table habilitation in share row exclusive mode`.execute(transaction)
        if (await overlaps(transaction, habilitation)) return false
        await transaction.insertInto('habilitation').values(rowOf(habilitation)).execute()
        await insertAuditEntries(transaction, macKey, [line])
        return true
      }),
    revoke: (id, at, line) =>
      db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('habilitation')
          .set({ revoked_at: at })
          .where(sql`id::text`, '=', id)
          .where('revoked_at', 'is', null)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        await insertAuditEntries(transaction, macKey, [line])
        return true
      }),
  }
}

function habilitations(db: Kysely<Schema>) {
  return db.selectFrom('habilitation').selectAll()
}

async function findOne(
  db: Kysely<Schema>,
  { identityProviderId, uid, siret }: HabilitatedAgent,
  day: CalendarDay,
): Promise<RegisteredHabilitation | null> {
  const row = await habilitations(db)
    .where('provider_id', '=', identityProviderId)
    .where('uid', '=', uid)
    .where('siret', '=', siret)
    .orderBy(sql`revoked_at is null and ${day}::date between valid_from and valid_to`, 'desc')
    .orderBy('granted_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : habilitationOf(row)
}

async function overlaps(transaction: Kysely<Schema>, wanted: NewHabilitation): Promise<boolean> {
  const other = await transaction
    .selectFrom('habilitation')
    .select('id')
    .where('provider_id', '=', wanted.identityProviderId)
    .where('uid', '=', wanted.uid)
    .where('siret', '=', wanted.siret)
    .where('revoked_at', 'is', null)
    .where('valid_from', '<=', wanted.validTo)
    .where('valid_to', '>=', wanted.validFrom)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

function rowOf(habilitation: NewHabilitation) {
  const { id, identityProviderId, uid, siret, jurisdiction, court } = habilitation
  return {
    ...{ id, provider_id: identityProviderId, uid, siret, jurisdiction, court },
    valid_from: habilitation.validFrom,
    valid_to: habilitation.validTo,
    granted_by: habilitation.grantedBy,
    granted_at: habilitation.grantedAt,
  }
}

function habilitationOf(row: Selectable<Schema['habilitation']>): RegisteredHabilitation {
  const { id, provider_id: identityProviderId, uid, siret, jurisdiction, court } = row
  return {
    ...{ id, identityProviderId, uid, siret, jurisdiction, court },
    // A column of type date holds no other text.
    validFrom: row.valid_from as CalendarDay,
    validTo: row.valid_to as CalendarDay,
    grantedBy: row.granted_by,
    grantedAt: row.granted_at,
    revoked: row.revoked_at !== null,
    revokedAt: row.revoked_at,
  }
}
