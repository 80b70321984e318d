import type { Kysely } from 'kysely'
import type { SignedAuditHead } from '../../core/audit/audit-head.ts'
import { hex } from '../../core/trust/hex.ts'
import type { Schema } from './schema.ts'

/** Writes the head of a batch inside the caller's transaction. */
export async function insertAuditHead(db: Kysely<Schema>, head: SignedAuditHead): Promise<void> {
  await db
    .insertInto('audit_head')
    .values({
      seq: head.seq,
      hash: Buffer.from(head.hash, 'hex'),
      root: Buffer.from(head.root, 'hex'),
      at: new Date(head.at),
      signature: Buffer.from(head.signature, 'base64url'),
      key_id: head.keyId,
    })
    .execute()
}

/** Reads the heads of the lines after `seq`, in their order; a batch begins where the one before ended. */
export async function auditHeadsAfter(db: Kysely<Schema>, seq: number): Promise<readonly SignedAuditHead[]> {
  const before = await db
    .selectFrom('audit_head')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('seq', '<=', seq)
    .executeTakeFirst()
  const rows = await db.selectFrom('audit_head').selectAll().where('seq', '>', seq).orderBy('seq').execute()
  return rows.map((row, index) => ({
    from: (rows[index - 1]?.seq ?? before?.seq ?? 0) + 1,
    seq: row.seq,
    hash: hex(row.hash),
    root: hex(row.root),
    at: row.at.toISOString(),
    keyId: row.key_id,
    signature: row.signature.toString('base64url'),
  }))
}
