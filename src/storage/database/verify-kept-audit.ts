import type { Kysely } from 'kysely'
import type { SignedAuditHead } from '../../core/audit/audit-head.ts'
import { verifyAudit } from '../../core/audit/verify-audit.ts'
import type { AuditEvidence, KeptAuditVerdict } from '../../service/audit/kept-audit.ts'
import { nodeDigest } from '../node-digest.ts'
import { auditNephHash } from './audit-neph-hash.ts'
import { withAuditSnapshot } from './audit-reading.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

/** Verifies the audit of a database as it stands now, whatever is chained meanwhile; heads are to be read before. */
export async function verifyKeptAudit(
  db: Kysely<Schema>,
  keys: DataKeys,
  evidence: AuditEvidence,
): Promise<KeptAuditVerdict> {
  const signedTo = lastSeq(evidence.heads)
  const verdict = await withAuditSnapshot(db, async (snapshot) =>
    verifyAudit(snapshot.pages(), {
      ...evidence,
      innerHeads: await snapshot.headsAfter(signedTo),
      nephHash: auditNephHash(keys),
      digest: nodeDigest,
    }),
  )
  const { waiting } = await db
    .selectFrom('audit_pending')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow()
  return { ...verdict, waiting }
}

function lastSeq(heads: readonly SignedAuditHead[]): number {
  return heads.reduce((most, { seq }) => Math.max(most, seq), 0)
}
