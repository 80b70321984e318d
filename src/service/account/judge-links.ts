import { type AuditFacts, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { Atomically, PeopleStores } from '../atomically.ts'
import type { AccountLinks, Accounts, Mailer } from './account-ports.ts'

/** What the holder of a licence needs to judge the accounts linked to it. */
export interface JudgeLinksPorts {
  readonly accounts: Accounts
  readonly links: AccountLinks
  readonly atomically: Atomically<Pick<PeopleStores, 'accountLinks' | 'sessions'>>
  readonly mailer: Mailer
}

/** One link, as judged by the holder (by FranceConnect) or given up by the owner of the account. */
export interface JudgedLink {
  readonly accountId: string
  readonly neph: Neph
  readonly by: 'franceconnect' | 'account'
}

/**
 * Cuts the link between an account and a licence, or refuses one asked for: the link goes, every session of the account
 * ends and the holder finds a notice, all or nothing. Gives whether there was a link.
 */
export async function cutAccountLink(
  { accounts, atomically, mailer }: JudgeLinksPorts,
  { accountId, neph, by }: JudgedLink,
  at: Date,
): Promise<boolean> {
  const account = await accounts.find(accountId)
  const line = composeAuditEntry(facts('cut-link', { accountId, neph, by }, at))
  const isCut = await atomically(async ({ accountLinks, sessions }) => {
    if (!(await accountLinks.cut(accountId, neph, { by }, at, line))) return false
    await sessions.revokeAllOf({ accountId }, at)
    return true
  })
  if (!isCut || account === null) return isCut
  await mailer.send(account.email, 'link-cut', {})
  return true
}

/** Accepts the link that an account asks for, in the name of the holder whom FranceConnect identified. */
export async function acceptAccountLink(
  { accounts, links, mailer }: JudgeLinksPorts,
  { accountId, neph }: Omit<JudgedLink, 'by'>,
  at: Date,
): Promise<boolean> {
  const line = composeAuditEntry(facts('link-licence', { accountId, neph, by: 'franceconnect' }, at))
  if (!(await links.accept(accountId, neph, at, line))) return false
  const account = await accounts.find(accountId)
  if (account !== null) await mailer.send(account.email, 'licence-linked', {})
  return true
}

function facts(
  action: 'cut-link' | 'link-licence',
  { accountId, neph, by }: JudgedLink,
  at: Date,
): AuditFacts {
  const who = { role: 'holder', requester: accountId, neph, signedInBy: by } as const
  return { ...who, at, action, outcome: 'granted', kind: 'account' }
}
