import type { Session, Sessions } from '../session.ts'
import { renewSession } from '../sign-in/sign-in-driver.ts'
import type { Account, Accounts } from './account-ports.ts'

/**
 * Opens a session of an account whose password was proved some time ago; null where the password is another one by
 * now, or the account is closed.
 *
 * Who changes a password first writes it and then ends the sessions. A session opened before that end goes with the
 * others; for one opened after it, the look at the account finds the new password.
 */
export async function openAccountSession(
  { accounts, sessions }: { readonly accounts: Accounts; readonly sessions: Sessions },
  account: Account,
  previousToken: string | null,
  at: Date,
): Promise<{ readonly token: string; readonly session: Session } | null> {
  const opened = await renewSession(sessions, accountSubject(account), previousToken, at)
  const current = await accounts.find(account.id)
  if (current?.passwordHash === account.passwordHash) return opened
  await sessions.revoke(opened.token, at)
  return null
}

/** Gives whom a session of an account belongs to. */
export function accountSubject({ id, email, neph }: Account) {
  return {
    kind: 'driver',
    signedInBy: 'account',
    accountId: id,
    displayName: email,
    neph,
  } as const
}
