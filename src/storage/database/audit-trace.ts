import type { Kysely } from 'kysely'
import { readAuditBody } from '../../core/audit/audit-body.ts'
import type { AuditAction } from '../../core/audit/audit-entry.ts'
import { courtCase } from '../../core/audit/court-case.ts'
import type { AuditTrace } from '../../service/ports.ts'
import { auditNephHash } from './audit-neph-hash.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

const MOST_LINES = 1000
const RELEASE = 'release-case' satisfies AuditAction

/** Finds the lines of a file by the keyed hash of its number; those that still wait to be chained come a moment later. */
export function databaseAuditTrace(db: Kysely<Schema>, keys: DataKeys): AuditTrace {
  const nephHash = auditNephHash(keys)
  return {
    async linesOf(neph) {
      const rows = await db
        .selectFrom('audit_line')
        .select('body')
        .where('neph_hash', '=', nephHash(neph))
        .where('body', 'is not', null)
        .orderBy('seq', 'desc')
        .limit(MOST_LINES)
        .execute()
      // The body decides, not the column beside it: nobody's line is shown to another.
      return rows
        .flatMap(({ body }) => readAuditBody(body ?? '') ?? [])
        .filter((entry) => entry.neph === neph)
    },
    async releasedCases() {
      const rows = await db
        .selectFrom('audit_line')
        .select('body')
        .where('action', '=', RELEASE)
        .where('body', 'is not', null)
        .execute()
      const released = rows
        .flatMap(({ body }) => readAuditBody(body ?? '') ?? [])
        .filter(({ action, outcome }) => action === RELEASE && outcome === 'granted')
      return new Set(released.flatMap((entry) => courtCase(entry) ?? []))
    },
  }
}
