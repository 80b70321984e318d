import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Settings } from '../settings.ts'
import type { DataKeys } from '../storage/database/data-keys.ts'
import type { Database } from '../storage/database/open-database.ts'

/** Where heads are kept outside the database, one a line. */
export function auditHeadsFile({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return join(dataDir, 'audit-heads.ndjson')
}

/** Lends the database of the settings; null where it was never made or used, for none is made to be looked at. */
export async function withAuditDatabase<Result>(
  { dataDir, databaseUrl: url }: Pick<Settings, 'dataDir' | 'databaseUrl'>,
  use: (database: Database | null) => Promise<Result>,
): Promise<Result> {
  if (url === null && !existsSync(join(dataDir, 'database'))) return use(null)
  const { openDatabase } = await import('../storage/database/open-database.ts')
  const database = await openDatabase({ url, dir: dataDir })
  try {
    return await use((await hasAudit(database)) ? database : null)
  } finally {
    await database.close()
  }
}

/** Opens the key of a database whose audit is looked at: that of a demonstration may be looked at from anywhere. */
export async function openAuditDataKeys(db: Database['db'], keysDir: string): Promise<DataKeys> {
  const { openDataKeys } = await import('../storage/database/data-keys.ts')
  return openDataKeys(db, { keysDir, production: false })
}

async function hasAudit({ db }: Database): Promise<boolean> {
  const { rows } = await sql<{
    found: boolean
  }>`select to_regclass('audit_line') is not null as found`.execute(db)
  return rows[0]?.found === true
}
