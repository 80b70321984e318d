import type { Kysely } from 'kysely'
import { forgetOldAccounts } from './database-accounts.ts'
import { forgetOldAttempts } from './database-attempts.ts'
import { erasePdfs } from './database-documents.ts'
import { forgetOldRequests } from './database-idempotency.ts'
import { forgetOldBatches } from './database-issuing-batches.ts'
import { forgetOldSessions } from './database-sessions.ts'
import { forgetOldSignIns } from './database-sign-in-attempts.ts'
import type { Schema } from './schema.ts'

/** Removes everything whose time is over at `at`: PDFs kept, keys of requests, sessions, sign-ins, counts, batches. Run it daily. */
export async function forgetExpired(db: Kysely<Schema>, at: Date): Promise<void> {
  await erasePdfs(db, at)
  await forgetOldRequests(db, at)
  await forgetOldSessions(db, at)
  await forgetOldSignIns(db, at)
  await forgetOldAttempts(db, at)
  await forgetOldAccounts(db, at)
  await forgetOldBatches(db, at)
}
