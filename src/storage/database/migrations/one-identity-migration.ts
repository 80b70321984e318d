import { type Kysely, type Migration, sql } from 'kysely'
import { composeAuditEntry } from '../../../core/audit/audit-entry.ts'
import { parseNeph } from '../../../core/licence/neph.ts'
import { auditMacKey, insertAuditEntries } from '../audit-pending.ts'
import { insertHolderNotice, noticeCipher } from '../database-holder-notices.ts'
import type { OpenKeys } from '../migrate-database.ts'
import type { Schema } from '../schema.ts'

const ONE_IDENTITY = sql`
  create unique index franceconnect_link_live on franceconnect_link (neph) where cut_at is null;

  -- Whoever a provider signed in signs in again, so that every session can be found by its licence.
  delete from session where owner_hash is not null;
  alter table session add column licence_hash bytea check (licence_hash is null or owner_hash is not null);
  create index session_licence on session (licence_hash) where licence_hash is not null;
`

/**
 * Lets one identity of FranceConnect at a time be linked to a licence. Of several the oldest stays: whoever came later
 * was matched by a name and a date that two people may share. The others are cut, and the holder is told.
 *
 * @param openKeys gives the keys of the database that is being migrated
 */
export function oneIdentityMigration(openKeys: OpenKeys): Migration {
  return {
    up: async (db) => {
      await cutLaterIdentities(db, openKeys, new Date())
      await ONE_IDENTITY.execute(db)
    },
  }
}

async function cutLaterIdentities(db: Kysely<Schema>, openKeys: OpenKeys, at: Date): Promise<void> {
  const { rows } = await sql<{ neph: string }>`
    update franceconnect_link link set cut_at = ${at}
    from (select sub_hash, row_number() over (partition by neph order by linked_at, sub_hash) as place
      from franceconnect_link where cut_at is null) ranked
    where ranked.sub_hash = link.sub_hash and ranked.place > 1
    returning link.neph`.execute(db)
  if (rows.length === 0) return
  const keys = await openKeys(db)
  const facts = { at, action: 'cut-link', outcome: 'granted', role: 'system', kind: 'franceconnect' } as const
  const why = { rule: 'service-keeps-one-identity-of-a-licence', reason: 'IDENTITY_NOT_ALONE' }
  const lines = rows.map(({ neph }) => composeAuditEntry({ ...facts, ...why, neph }))
  await insertAuditEntries(db, auditMacKey(keys), lines)
  const notice = { code: 'LINK_CUT', details: { by: 'service' } } as const
  for (const neph of new Set(rows.map((row) => row.neph)))
    await insertHolderNotice(db, noticeCipher(keys), parseNeph(neph), notice, at)
}
