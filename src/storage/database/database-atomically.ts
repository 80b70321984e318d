import type { Kysely } from 'kysely'
import type { Atomically } from '../../service/atomically.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import { databaseAccountLinks } from './database-account-links.ts'
import { databaseAccounts } from './database-accounts.ts'
import { type CodeProvenance, databaseCodeUses } from './database-code-uses.ts'
import { databaseFranceConnectLinks } from './database-franceconnect-links.ts'
import { databaseHolderNotices } from './database-holder-notices.ts'
import { databaseHolderRequests } from './database-holder-requests.ts'
import { databaseSessions } from './database-sessions.ts'
import type { Schema } from './schema.ts'

/** Lends the stores about people for one transaction at a time. */
export function databaseAtomically(
  db: Kysely<Schema>,
  keys: DataKeys,
  provenance: CodeProvenance,
): Atomically {
  const macKey = auditMacKey(keys)
  return (work) =>
    db.transaction().execute((transaction) =>
      work({
        accounts: databaseAccounts(transaction, keys),
        accountLinks: databaseAccountLinks(transaction, keys, provenance),
        codeUses: databaseCodeUses(transaction, keys, provenance),
        identityLinks: databaseFranceConnectLinks(transaction, keys),
        sessions: databaseSessions(transaction, keys),
        notices: databaseHolderNotices(transaction, keys),
        requests: databaseHolderRequests(transaction, keys),
        audit: { append: (entry) => insertAuditEntries(transaction, macKey, [entry]) },
      }),
    )
}
