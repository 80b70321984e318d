import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../../src/storage/database/open-database.ts'
import { openDatabase } from '../../../src/storage/database/open-database.ts'

/** Reads the audit as it was written: the lines chained, then those that wait. */
export async function auditedIn({ db }: Pick<Database, 'db'>): Promise<readonly Record<string, unknown>[]> {
  const chained = await db.selectFrom('audit_line').select('body').orderBy('seq').execute()
  const pending = await db.selectFrom('audit_pending').select('body').orderBy('id').execute()
  return [...chained, ...pending].map(({ body }) => {
    const { salt: _, ...entry }: Record<string, unknown> = JSON.parse(body ?? '{}')
    return entry
  })
}

/** The same from a data folder that no process has open; nothing where there is no database yet. */
export async function auditedInFolder(dataDir: string): Promise<readonly Record<string, unknown>[]> {
  if (!existsSync(join(dataDir, 'database'))) return []
  const database = await openDatabase({ url: null, dir: dataDir })
  try {
    return await auditedIn(database)
  } finally {
    await database.close()
  }
}
