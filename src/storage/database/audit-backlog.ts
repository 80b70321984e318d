import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Counts the lines of the audit that wait to be chained; the database answers, or this throws. */
export async function auditBacklog(db: Kysely<Schema>): Promise<number> {
  const { lines } = await db
    .selectFrom('audit_pending')
    .select(({ fn }) => fn.countAll().as('lines'))
    .executeTakeFirstOrThrow()
  return Number(lines)
}
