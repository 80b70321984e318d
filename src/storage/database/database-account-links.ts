import { type Kysely, sql } from 'kysely'
import { type CodeLinkOutcome, decideCodeLink } from '../../core/account/decide-code-link.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { AccountLinks, CodeUses } from '../../service/account/account-ports.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { ColumnCipher } from './column-cipher.ts'
import type { DataKeys } from './data-keys.ts'
import { askedSince } from './database-accounts.ts'
import { type CodeProvenance, databaseCodeUses } from './database-code-uses.ts'
import { insertHolderNotice, noticeCipher } from './database-holder-notices.ts'
import { inTransaction } from './in-transaction.ts'
import type { Schema } from './schema.ts'

/** Keeps the links between accounts and licences, and which codes have been used for one. */
export function databaseAccountLinks(
  db: Kysely<Schema>,
  keys: DataKeys,
  provenance: CodeProvenance,
): AccountLinks {
  const ports: LinkPorts = {
    db,
    codeUses: (transaction) => databaseCodeUses(transaction, keys, provenance),
    macKey: auditMacKey(keys),
    notices: noticeCipher(keys),
  }
  return {
    redeem: (redeemed, at, line) => redeem(ports, redeemed, at, line),
    ofLicence: (neph, at) => ofLicence(db, neph, at),
    accept: (...accepted) => accept(ports, ...accepted),
    cut: (...cutting) => cut(ports, ...cutting),
  }
}

interface LinkPorts {
  readonly db: Kysely<Schema>
  readonly codeUses: (transaction: Kysely<Schema>) => CodeUses
  readonly macKey: Buffer
  readonly notices: ColumnCipher
}

function redeem(
  { db, codeUses, macKey, notices }: LinkPorts,
  { accountId, neph, code }: Parameters<AccountLinks['redeem']>[0],
  at: Date,
  line: Parameters<AccountLinks['redeem']>[2],
): Promise<CodeLinkOutcome | null> {
  return inTransaction(db, async (transaction) => {
    // A session that is not the account's latest may not know that it has a licence by now.
    const account = await transaction
      .selectFrom('account')
      .select('neph')
      .where('id', '=', accountId)
      .forUpdate()
      .executeTakeFirst()
    if (account?.neph !== null) return null
    const used = await codeUses(transaction).use(neph, code, at)
    if (used === null) return null
    const outcome = decideCodeLink({ ...used, hasIdentity: await hasIdentity(transaction, neph) })
    if (outcome !== 'letter')
      await transaction
        .updateTable('account')
        .set(outcome === 'linked' ? { neph, linked_at: at } : { asked_neph: neph, asked_at: at })
        .$if(outcome === 'linked', (query) => query.set({ asked_neph: null, asked_at: null }))
        .where('id', '=', accountId)
        .execute()
    await insertHolderNotice(transaction, notices, neph, noticeOf(outcome), at)
    await insertAuditEntries(transaction, macKey, [line(outcome)])
    return outcome
  })
}

async function hasIdentity(transaction: Kysely<Schema>, neph: Neph): Promise<boolean> {
  const identity = await transaction
    .selectFrom('franceconnect_link')
    .select('neph')
    .where('neph', '=', neph)
    .where('cut_at', 'is', null)
    .executeTakeFirst()
  return identity !== undefined
}

function noticeOf(outcome: CodeLinkOutcome) {
  return {
    code: outcome === 'linked' ? 'LICENCE_LINKED' : 'LINK_ASKED',
    details: { by: 'account', outcome },
  } as const
}

async function ofLicence(db: Kysely<Schema>, neph: Neph, at: Date) {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'email', 'linked_at', 'asked_at'])
    .where((either) =>
      either.or([
        either('neph', '=', neph),
        either.and([either('asked_neph', '=', neph), either('asked_at', '>', askedSince(at))]),
      ]),
    )
    .orderBy(sql`coalesce(linked_at, asked_at)`, 'desc')
    .execute()
  return rows.map(({ id, email, linked_at, asked_at }) => ({
    accountId: id,
    email,
    linkedAt: linked_at,
    askedAt: asked_at,
  }))
}

function accept(
  { db, macKey }: LinkPorts,
  ...[accountId, neph, at, line]: Parameters<AccountLinks['accept']>
): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('account')
      .set({ neph, linked_at: at, asked_neph: null, asked_at: null })
      .where('id', '=', accountId)
      .where('asked_neph', '=', neph)
      .where('asked_at', '>', askedSince(at))
      .where('neph', 'is', null)
      .executeTakeFirst()
    if (Number(numUpdatedRows) !== 1) return false
    await insertAuditEntries(transaction, macKey, [line])
    return true
  })
}

function cut(
  { db, macKey, notices }: LinkPorts,
  ...[accountId, neph, { by }, at, line]: Parameters<AccountLinks['cut']>
): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('account')
      .set({ neph: null, linked_at: null, asked_neph: null, asked_at: null })
      .where('id', '=', accountId)
      .where((either) => either.or([either('neph', '=', neph), either('asked_neph', '=', neph)]))
      .executeTakeFirst()
    if (Number(numUpdatedRows) !== 1) return false
    await insertHolderNotice(
      transaction,
      notices,
      neph,
      { code: 'LINK_CUT', details: { by, of: 'account' } },
      at,
    )
    await insertAuditEntries(transaction, macKey, [line])
    return true
  })
}
