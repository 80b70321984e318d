import { createHmac } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import {
  type CodeLinkFacts,
  type CodeLinkOutcome,
  decideCodeLink,
} from '../../core/account/decide-code-link.ts'
import { normaliseConfidentialCode } from '../../core/licence/confidential-code.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { AccountLinks } from '../../service/account/account-ports.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { ColumnCipher } from './column-cipher.ts'
import type { DataKeys } from './data-keys.ts'
import { askedSince } from './database-accounts.ts'
import { insertHolderNotice, noticeCipher } from './database-holder-notices.ts'
import { inTransaction } from './in-transaction.ts'
import type { Schema } from './schema.ts'

/** Where codes that this service did not send may have been seen. */
export interface CodeProvenance {
  /**
   * Whether codes of the registry, which no letter of ours has replaced, may stand on full statements of others.
   * True of every real registry; false of the fictitious one, whose statements are all ours.
   */
  readonly registryCodesSeenElsewhere: boolean
}

/** A statement asked for shortly before its code was replaced may already bear the new one. */
const OVERLAP_MS = 3_600_000

/** Keeps the links between accounts and licences, and which codes have been used for one. */
export function databaseAccountLinks(
  db: Kysely<Schema>,
  keys: DataKeys,
  provenance: CodeProvenance,
): AccountLinks {
  const ports: LinkPorts = {
    db,
    codeKey: keys.derive('consumed confidential code'),
    macKey: auditMacKey(keys),
    notices: noticeCipher(keys),
    provenance,
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
  readonly codeKey: Buffer
  readonly macKey: Buffer
  readonly notices: ColumnCipher
  readonly provenance: CodeProvenance
}

function redeem(
  { db, codeKey, macKey, notices, provenance }: LinkPorts,
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
    if (!(await consume(transaction, codeKey, neph, code, at))) return null
    const outcome = decideCodeLink(await linkFacts(transaction, neph, provenance))
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

/** Whoever comes second waits here for the first, and finds the code used. */
async function consume(
  transaction: Kysely<Schema>,
  key: Buffer,
  neph: Neph,
  code: string,
  at: Date,
): Promise<boolean> {
  const hash = createHmac('sha256', key)
    .update(`${neph} ${normaliseConfidentialCode(code)}`)
    .digest()
  const row = { code_hash: hash, consumed_at: at }
  const consumed = await transaction
    .insertInto('consumed_code')
    .values({ neph, ...row })
    .onConflict((conflict) =>
      conflict.column('neph').doUpdateSet(row).where('consumed_code.code_hash', '<>', hash),
    )
    .returning('neph')
    .executeTakeFirst()
  return consumed !== undefined
}

async function linkFacts(
  transaction: Kysely<Schema>,
  neph: Neph,
  { registryCodesSeenElsewhere }: CodeProvenance,
): Promise<CodeLinkFacts> {
  const identity = await transaction
    .selectFrom('franceconnect_link')
    .select('neph')
    .where('neph', '=', neph)
    .where('cut_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  const posted = await transaction
    .selectFrom('confidential_code')
    .select('replaced_at')
    .where('neph', '=', neph)
    .executeTakeFirst()
  const since = posted === undefined ? new Date(0) : new Date(posted.replaced_at.getTime() - OVERLAP_MS)
  const statement = await transaction
    .selectFrom('issued_document')
    .select('id')
    .where('neph', '=', neph)
    .where('kind', '=', 'RII')
    .where('created_at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return {
    hasIdentity: identity !== undefined,
    mayBeOnStatement: statement !== undefined || (posted === undefined && registryCodesSeenElsewhere),
  }
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
    await insertHolderNotice(transaction, notices, neph, { code: 'LINK_CUT', details: { by } }, at)
    await insertAuditEntries(transaction, macKey, [line])
    return true
  })
}
