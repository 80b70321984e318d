import type { Kysely } from 'kysely'
import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import type { AuditLog } from '../../service/ports.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

/**
 * Leaves lines of the audit in the outbox, committed before what they tell of is shown; the sequencer chains them.
 *
 * Lines that come while others are being committed wait and are committed together, in their order. What is done
 * in a transaction leaves its line there, by {@link insertAuditEntries}, and not here.
 */
export function databaseAuditOutbox(db: Kysely<Schema>, keys: DataKeys): AuditLog {
  const macKey = auditMacKey(keys)
  let waiting: AuditEntry[] = []
  let last: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  const insertWaiting = () => {
    const entries = waiting
    waiting = []
    next = null
    return insertAuditEntries(db, macKey, entries)
  }
  return {
    append(entry) {
      waiting.push(entry)
      next ??= last = last.then(insertWaiting, insertWaiting)
      return next
    },
  }
}
