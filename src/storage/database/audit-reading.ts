import type { Kysely, Transaction } from 'kysely'
import type { SignedAuditHead } from '../../core/audit/audit-head.ts'
import type { AuditLine } from '../../core/audit/audit-line.ts'
import { auditHeadsAfter } from './audit-heads.ts'
import type { Schema } from './schema.ts'

/** The audit as it stood at one moment. */
export interface AuditSnapshot {
  /** The heads of the lines after `seq`. */
  headsAfter(seq: number): Promise<readonly SignedAuditHead[]>
  /** All lines in order; one page is in memory at a time. */
  pages(): AsyncGenerator<readonly AuditLine[]>
}

const PAGE = 10_000

/** Lends the audit as it stands now, whatever is chained meanwhile. */
export function withAuditSnapshot<Result>(
  db: Kysely<Schema>,
  use: (snapshot: AuditSnapshot) => Promise<Result>,
): Promise<Result> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((transaction) =>
      use({
        headsAfter: (seq) => auditHeadsAfter(transaction, seq),
        pages: () => linePages(transaction),
      }),
    )
}

async function* linePages(transaction: Transaction<Schema>): AsyncGenerator<readonly AuditLine[]> {
  let last: number | null = null
  for (;;) {
    const rows = await transaction
      .selectFrom('audit_line')
      .selectAll()
      .$if(last !== null, (query) => query.where('seq', '>', last ?? 0))
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    yield rows.map(({ seq, at, action, body, body_hash, hash, neph_hash }) => ({
      ...{ seq, at, action, body, hash },
      bodyHash: body_hash,
      nephHash: neph_hash,
    }))
    const end = rows.at(-1)
    if (end === undefined || rows.length < PAGE) return
    last = end.seq
  }
}
