import type { Kysely, Selectable } from 'kysely'
import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import { parseNeph } from '../../core/licence/neph.ts'
import type { Account, Accounts } from '../../service/account/account-ports.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import { accountCodeKey, keepAccountCode, takeAccountCode } from './database-account-codes.ts'
import { inTransaction } from './in-transaction.ts'
import type { Schema } from './schema.ts'

const DAY_MS = 86_400_000
const ASKED_DAYS = 30

/** Keeps accounts; passwords and codes are there as hashes alone. */
export function databaseAccounts(db: Kysely<Schema>, keys: DataKeys): Accounts {
  const ports: AccountPorts = { db, codeKey: accountCodeKey(keys), macKey: auditMacKey(keys) }
  const { codeKey, macKey } = ports
  const select = () => db.selectFrom('account').selectAll()
  return {
    findByEmail: async (email) =>
      toAccount(await select().where('email_canonical', '=', email).executeTakeFirst()),
    find: async (id) => toAccount(await select().where('id', '=', id).executeTakeFirst()),
    hold: async (id) => toAccount(await select().where('id', '=', id).forUpdate().executeTakeFirst()),
    begin: (account, at, line) => begin(ports, account, at, line),
    verify: (account, code, at, line) => verify(ports, account, code, at, line),
    keepResetCode: (accountId, code, at) =>
      keepAccountCode(db, codeKey, { accountId, purpose: 'reset', code }, at),
    reset: (id, change, at, line) => reset(ports, id, change, at, line),
    setPassword: (account, hash, line) =>
      inTransaction(db, async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('account')
          .set({ password_hash: hash })
          .where('id', '=', account.id)
          .where('password_hash', '=', account.passwordHash)
          .executeTakeFirst()
        if (Number(numUpdatedRows) !== 1) return false
        if (line === null) return true
        // Whoever saw a code before the change is not to undo it.
        await transaction
          .deleteFrom('account_secret')
          .where('account_id', '=', account.id)
          .where('purpose', '=', 'reset')
          .execute()
        await insertAuditEntries(transaction, macKey, [line])
        return true
      }),
    close: (id, line) =>
      inTransaction(db, async (transaction) => {
        await transaction.deleteFrom('account').where('id', '=', id).execute()
        await insertAuditEntries(transaction, macKey, [line])
      }),
  }
}

/** Removes accounts that nobody verified within a day, and links asked for that no holder accepted within thirty. */
export async function forgetOldAccounts(db: Kysely<Schema>, at: Date): Promise<void> {
  await db
    .deleteFrom('account')
    .where('verified_at', 'is', null)
    .where('created_at', '<=', new Date(at.getTime() - DAY_MS))
    .execute()
  await db
    .updateTable('account')
    .set({ asked_neph: null, asked_at: null })
    .where('asked_at', '<=', askedSince(at))
    .execute()
}

/** Gives the instant before which a link asked for is asked for no more. */
export function askedSince(at: Date): Date {
  return new Date(at.getTime() - ASKED_DAYS * DAY_MS)
}

interface AccountPorts {
  readonly db: Kysely<Schema>
  readonly codeKey: Buffer
  readonly macKey: Buffer
}

function toAccount(row: Selectable<Schema['account']> | undefined): Account | null {
  if (row === undefined) return null
  return {
    id: row.id,
    email: row.email,
    passwordHash: row.password_hash,
    isVerified: row.verified_at !== null,
    neph: row.neph === null ? null : parseNeph(row.neph),
    linkedAt: row.linked_at,
    askedNeph: row.asked_neph === null ? null : parseNeph(row.asked_neph),
  }
}

function begin(
  { db, codeKey, macKey }: AccountPorts,
  { email, passwordHash, code }: Parameters<Accounts['begin']>[0],
  at: Date,
  line: (id: string) => AuditEntry,
): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    const row = { email: email.written, password_hash: passwordHash, created_at: at }
    const account = await transaction
      .insertInto('account')
      .values({ email_canonical: email.canonical, ...row })
      .onConflict((conflict) =>
        conflict.column('email_canonical').doUpdateSet(row).where('account.verified_at', 'is', null),
      )
      .returning('id')
      .executeTakeFirst()
    if (account === undefined) return false
    await keepAccountCode(transaction, codeKey, { accountId: account.id, purpose: 'verify', code }, at)
    await insertAuditEntries(transaction, macKey, [line(account.id)])
    return true
  })
}

function verify(
  { db, codeKey, macKey }: AccountPorts,
  { id, passwordHash }: Pick<Account, 'id' | 'passwordHash'>,
  code: string,
  at: Date,
  line: AuditEntry,
): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    if (!(await takeAccountCode(transaction, codeKey, { accountId: id, purpose: 'verify', code }, at)))
      return false
    // Somebody else may have begun the same account with another password since it was looked at.
    const { numUpdatedRows } = await transaction
      .updateTable('account')
      .set({ verified_at: at })
      .where('id', '=', id)
      .where('password_hash', '=', passwordHash)
      .executeTakeFirst()
    if (Number(numUpdatedRows) !== 1) return false
    await insertAuditEntries(transaction, macKey, [line])
    return true
  })
}

function reset(
  { db, codeKey, macKey }: AccountPorts,
  id: string,
  { code, passwordHash }: Parameters<Accounts['reset']>[1],
  at: Date,
  line: AuditEntry,
): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    if (!(await takeAccountCode(transaction, codeKey, { accountId: id, purpose: 'reset', code }, at)))
      return false
    await transaction
      .updateTable('account')
      .set({ password_hash: passwordHash })
      .where('id', '=', id)
      .execute()
    await insertAuditEntries(transaction, macKey, [line])
    return true
  })
}
