import type { Logger } from 'pino'
import { eraseExpired } from '../storage/database/audit-erasing.ts'
import { auditMacKey } from '../storage/database/audit-pending.ts'
import { erasePdfs } from '../storage/database/database-documents.ts'
import { forgetExpired } from '../storage/database/forget-expired.ts'
import type { Registry } from '../storage/database/open-registry.ts'

const EVERY_MS = 86_400_000

/** Forgets what is past its time, at the start and then daily: files of documents, sessions, lines of the audit. */
export function keepHouse({ db, keys }: Registry, log: Logger): { stop(): Promise<void> } {
  let round = Promise.resolve()
  const forget = async () => {
    const at = new Date()
    await erasePdfs(db, at)
    await forgetExpired(db, at)
    await eraseExpired(db, auditMacKey(keys), at)
  }
  const start = () => {
    round = round.then(forget).catch((error: unknown) => {
      log.error({ cause: error instanceof Error ? error.name : 'unknown' }, 'housekeeping failed')
    })
  }
  start()
  const timer = setInterval(start, EVERY_MS).unref()
  return {
    stop: () => {
      clearInterval(timer)
      return round
    },
  }
}
