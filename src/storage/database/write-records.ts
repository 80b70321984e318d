import { type Kysely, sql } from 'kysely'
import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import { insertAuditEntries } from './audit-pending.ts'
import type { RecordRows } from './record-rows.ts'
import type { Schema } from './schema.ts'

/** Imports take turns, so that none supersedes what it has not seen. */
const IMPORT_LOCK = 5_122_730_898

/**
 * Writes records of different file numbers into the registry in one transaction; gives how many were new or changed.
 *
 * What stood before and differs is superseded at `at`, and kept. The audit lines are left where something changed.
 */
export async function writeRecords(
  db: Kysely<Schema>,
  records: readonly RecordRows[],
  at: Date,
  audited: { readonly macKey: Buffer; readonly entries: readonly AuditEntry[] } | null,
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${IMPORT_LOCK}::bigint)`.execute(transaction)
    const changed = [
      ...(await writeLicences(transaction, records, at)),
      ...(await supersedeEvents(transaction, records, at)),
      ...(await writeEvents(transaction, records, at)),
    ]
    const count = new Set(changed).size
    if (count > 0 && audited !== null) await insertAuditEntries(transaction, audited.macKey, audited.entries)
    return count
  })
}

async function writeLicences(
  transaction: Kysely<Schema>,
  records: readonly RecordRows[],
  at: Date,
): Promise<readonly string[]> {
  const [nephs, digests] = [records.map(({ neph }) => neph), records.map(({ digest }) => digest)]
  await sql`
    insert into licence_past (neph, body_encrypted, code_encrypted, digest, known_from, superseded_at)
    select l.neph, l.body_encrypted, l.code_encrypted, l.digest, l.known_from, ${at}::timestamptz
    from licence l join unnest(${nephs}::text[], ${digests}::bytea[]) as i (neph, digest) using (neph)
    where l.digest <> i.digest`.execute(transaction)
  const { rows } = await sql<{ neph: string }>`
    insert into licence (neph, body_encrypted, code_encrypted, digest, known_from)
    select neph, body, code, digest, ${at}::timestamptz
    from unnest(${nephs}::text[], ${records.map(({ body }) => body)}::bytea[],
      ${records.map(({ code }) => code)}::bytea[], ${digests}::bytea[]) as i (neph, body, code, digest)
    on conflict (neph) do update
      set body_encrypted = excluded.body_encrypted, code_encrypted = excluded.code_encrypted, digest = excluded.digest,
          known_from = excluded.known_from
      where licence.digest <> excluded.digest
    returning neph`.execute(transaction)
  return rows.map(({ neph }) => neph)
}

async function supersedeEvents(
  transaction: Kysely<Schema>,
  records: readonly RecordRows[],
  at: Date,
): Promise<readonly string[]> {
  const events = records.flatMap((record) => record.events)
  const { rows } = await sql<{ neph: string }>`
    update licence_event e set superseded_at = ${at}::timestamptz
    where e.superseded_at is null and e.neph = any(${records.map(({ neph }) => neph)}::text[])
      and not exists (
        select from unnest(${events.map(({ neph }) => neph)}::text[],
          ${events.map(({ digest }) => digest)}::bytea[]) as i (neph, digest)
        where i.neph = e.neph and i.digest = e.digest)
    returning e.neph`.execute(transaction)
  return rows.map(({ neph }) => neph)
}

/** An event that is known already keeps its row; only its place among the others may change. */
async function writeEvents(
  transaction: Kysely<Schema>,
  records: readonly RecordRows[],
  at: Date,
): Promise<readonly string[]> {
  const events = records.flatMap((record) => record.events)
  const { rows } = await sql<{ neph: string }>`
    insert into licence_event
      (neph, position, body_encrypted, digest, occurred_on, recorded_on, known_from)
    select neph, position, body, digest, occurred_on, recorded_on, ${at}::timestamptz
    from unnest(${events.map(({ neph }) => neph)}::text[], ${events.map(({ position }) => position)}::integer[],
      ${events.map(({ body }) => body)}::bytea[],
      ${events.map(({ digest }) => digest)}::bytea[], ${events.map(({ occurredOn }) => occurredOn)}::date[],
      ${events.map(({ recordedOn }) => recordedOn)}::date[])
      as i (neph, position, body, digest, occurred_on, recorded_on)
    on conflict (neph, digest) where superseded_at is null
      do update set position = excluded.position where licence_event.position <> excluded.position
    returning neph`.execute(transaction)
  return rows.map(({ neph }) => neph)
}
