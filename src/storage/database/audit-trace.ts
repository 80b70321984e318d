import { type Kysely, sql } from 'kysely'
import { readAuditBody } from '../../core/audit/audit-body.ts'
import type { AuditAction, AuditEntry } from '../../core/audit/audit-entry.ts'
import { courtCase } from '../../core/audit/court-case.ts'
import type { CaseTrace } from '../../service/audit/release-case.ts'
import type { AuditTrace } from '../../service/ports.ts'
import { auditNephHash } from './audit-neph-hash.ts'
import { tracedDoings } from './audit-traced-doings.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

const RELEASE = 'release-case' satisfies AuditAction
/** What courts do for a case; nothing else names one. */
const OF_CASE = 'validate-document' satisfies AuditAction

/**
 * Counts the lines of a file by the keyed hash of its number, where those that still wait to be chained come a moment
 * later, and finds the lines of a case.
 */
export function databaseAuditTrace(db: Kysely<Schema>, keys: DataKeys): AuditTrace & CaseTrace {
  const nephHash = auditNephHash(keys)
  return {
    doingsOf: (neph, asked) => tracedDoings(db, { ...asked, neph, nephHash: nephHash(neph) }),
    linesOfCase: (siret, caseNumber) => linesOfCase(db, siret, caseNumber),
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

async function linesOfCase(
  db: Kysely<Schema>,
  siret: string,
  caseNumber: string,
): Promise<readonly AuditEntry[]> {
  const named = JSON.stringify({ caseNumber }).slice(1, -1)
  // In one statement, for a line is chained meanwhile and must be counted once.
  const { rows } = await sql<{ body: string }>`
    select body from audit_line where action = ${OF_CASE} and body is not null and position(${named} in body) > 0
    union all select body from audit_pending where position(${named} in body) > 0`.execute(db)
  const asked = courtCase({ service: siret, caseNumber })
  return rows
    .flatMap(({ body }) => readAuditBody(body) ?? [])
    .filter((entry) => entry.action === OF_CASE && courtCase(entry) === asked)
}
