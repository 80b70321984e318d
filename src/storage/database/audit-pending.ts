import { createHmac, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { auditBody } from '../../core/audit/audit-body.ts'
import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

/** A line of the audit that waits to be chained. */
export interface PendingAuditRow {
  /** The bytes that will be hashed: text, since jsonb would order its keys anew. */
  readonly body: string
  /** Shows whether the body was changed before it was chained. */
  readonly mac: Buffer
}

/** Writes the row of an entry, with the key of {@link auditMacKey}. */
export function pendingAuditRow(entry: AuditEntry, macKey: Buffer): PendingAuditRow {
  const body = auditBody(entry, randomBytes(16).toString('base64url'))
  return { body, mac: createHmac('sha256', macKey).update(body).digest() }
}

/** Gives the key that authenticates lines until they are chained. */
export function auditMacKey(keys: DataKeys): Buffer {
  return keys.derive('audit pending')
}

/** Leaves lines in the outbox, in their order and inside the caller's transaction where `db` is one. */
export async function insertAuditEntries(
  db: Kysely<Schema>,
  macKey: Buffer,
  entries: readonly AuditEntry[],
): Promise<void> {
  const rows = entries.map((entry) => pendingAuditRow(entry, macKey))
  const [bodies, macs] = [rows.map(({ body }) => body), rows.map(({ mac }) => mac)]
  await sql`insert into audit_pending (body, mac)
    select body, mac from unnest(${bodies}::text[], ${macs}::bytea[]) with ordinality as line (body, mac, place)
    order by place`.execute(db)
}
