import type { Session, Sessions } from '../session.ts'
import { renewSession } from '../sign-in/sign-in-driver.ts'
import type { Account, Accounts } from './account-ports.ts'

/**
 * Opens a session of an account whose password was proved some time ago; null where the password is another one by
 * now, or the account is closed. To be called inside a transaction.
 *
 * Who changes a password first writes it and then ends the sessions, in one transaction. The account is held here:
 * either that change waits, and ends this session with the others, or this waits, and finds the new password.
 */
export async function openAccountSession(
  { accounts, sessions }: { readonly accounts: Accounts; readonly sessions: Sessions },
  account: Pick<Account, 'id' | 'passwordHash'>,
  previousToken: string | null,
  at: Date,
): Promise<{ readonly token: string; readonly session: Session } | null> {
  const current = await accounts.hold(account.id)
  if (current?.passwordHash !== account.passwordHash) return null
  return await renewSession(sessions, accountSubject(current), previousToken, at)
}

/** Gives whom a session of an account belongs to. */
function accountSubject({ id, email, neph }: Account) {
  return {
    kind: 'driver',
    signedInBy: 'account',
    accountId: id,
    displayName: email,
    neph,
  } as const
}
