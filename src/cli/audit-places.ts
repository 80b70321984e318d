import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import type { Database } from '../storage/database/open-database.ts'

/** Where heads are kept outside the database, one a line. */
export function auditHeadsFile({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return join(dataDir, 'audit-heads.ndjson')
}

/** Lends the database of the settings; null where the embedded one was never made, for none is made to be looked at. */
export async function withAuditDatabase<Result>(
  { dataDir }: Pick<Settings, 'dataDir'>,
  use: (database: Database | null) => Promise<Result>,
): Promise<Result> {
  const url = process.env.DATABASE_URL || null
  if (url === null && !existsSync(join(dataDir, 'database'))) return use(null)
  const { openDatabase } = await import('../storage/database/open-database.ts')
  const database = await openDatabase({ url, dir: dataDir })
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}
