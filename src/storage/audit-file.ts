import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuditLog } from '../service/ports.ts'

/**
 * Keeps the audit as lines of JSON in one file of the data folder, readable by its owner only, flushed before
 * the document leaves. Lines are only appended; chaining and signing them is for the database.
 */
export function auditFile(dataDir: string): AuditLog {
  return {
    async append(entry) {
      await mkdir(dataDir, { recursive: true, mode: 0o700 })
      const file = await open(join(dataDir, 'audit.ndjson'), 'a', 0o600)
      try {
        await file.writeFile(`${JSON.stringify(entry)}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
  }
}
