import type { Kysely } from 'kysely'
import { AUDIT_ACTIONS, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { AUDIT_RETENTION, type AuditRetention, isErasable } from '../../core/audit/retention-policy.ts'
import { insertAuditEntries } from './audit-pending.ts'
import type { Schema } from './schema.ts'

const MOST_LINES = 5000
const DAY_MS = 86_400_000
const SHORTEST_MONTH_DAYS = 28

/**
 * Erases the bodies whose retention has run out, and whose they were; their hashes stay, so that the chain still
 * holds. Gives how many; an erasure leaves a line of its own.
 *
 * @param macKey of lines that wait, see `auditMacKey`
 */
export async function eraseExpired(
  db: Kysely<Schema>,
  macKey: Buffer,
  at: Date,
  policy: AuditRetention = AUDIT_RETENTION,
): Promise<number> {
  let erased = 0
  for (const action of AUDIT_ACTIONS) {
    for (let seqs = await expired(db, action, at, policy); seqs.length > 0; ) {
      await erase(db, macKey, seqs, at)
      erased += seqs.length
      seqs = await expired(db, action, at, policy)
    }
  }
  return erased
}

/** The database narrows by instants; which day it is in Paris, and when its months are over, is for the policy to say. */
async function expired(
  db: Kysely<Schema>,
  action: (typeof AUDIT_ACTIONS)[number],
  at: Date,
  policy: AuditRetention,
): Promise<readonly number[]> {
  const soonest = new Date(at.getTime() - policy[action].months * SHORTEST_MONTH_DAYS * DAY_MS)
  const rows = await db
    .selectFrom('audit_line')
    .select(['seq', 'at', 'action'])
    .where('action', '=', action)
    .where('at', '<=', soonest)
    .where('body', 'is not', null)
    .orderBy('at')
    .limit(MOST_LINES)
    .execute()
  return rows.filter((row) => isErasable(row, at, policy)).map(({ seq }) => seq)
}

function erase(db: Kysely<Schema>, macKey: Buffer, seqs: readonly number[], at: Date): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('audit_line')
      .set({ body: null, neph_hash: null })
      .where('seq', 'in', seqs)
      .execute()
    const facts = {
      action: 'erase-audit',
      outcome: 'granted',
      role: 'system',
      reason: 'RETENTION_OVER',
    } as const
    await insertAuditEntries(transaction, macKey, [composeAuditEntry({ ...facts, at, kind: 'AUDIT' })])
  })
}
