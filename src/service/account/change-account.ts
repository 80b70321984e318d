import { AccountError } from '../../core/account/account-error.ts'
import { acceptPassword, normalisePassword } from '../../core/account/password-rules.ts'
import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { limitAttempts, WINDOW } from './account-limits.ts'
import type { Account } from './account-ports.ts'
import type { AccountPorts, OpenedAccount } from './create-account.ts'
import { deviceToken } from './known-device.ts'
import { openAccountSession } from './open-account-session.ts'

/**
 * Changes the password of an account that is open: every session ends, and this one goes on under a new token. Other
 * browsers are no more known for having signed in.
 *
 * @throws {AccountError} PASSWORD_WRONG, or a rule of passwords
 * @throws {SignInError} TOO_MANY_ATTEMPTS
 */
export async function changePassword(
  ports: AccountPorts,
  account: Account,
  typed: { readonly password: string; readonly newPassword: string; readonly newPasswordAgain: string },
  at: Date,
): Promise<OpenedAccount> {
  const password = acceptPassword(typed.newPassword, account.email.toLowerCase())
  if (normalisePassword(typed.newPasswordAgain) !== password)
    throw new AccountError('PASSWORDS_DIFFER', 'the two entries of the password are not the same')
  await provePassword(ports, account, typed.password, at)
  const line = accountLine('change-account', account, at)
  const passwordHash = await ports.hasher.hash(password)
  const opened = await ports.atomically(async (stores) => {
    if (!(await stores.accounts.setPassword(account, passwordHash, line))) return null
    await stores.sessions.revokeAllOf({ accountId: account.id }, at)
    return await openAccountSession(stores, { ...account, passwordHash }, null, at)
  })
  if (opened === null)
    throw new AccountError('PASSWORD_WRONG', 'the password was replaced while it was being changed')
  await ports.mailer.send(account.email, 'password-changed', {})
  return { ...opened, device: deviceToken(ports.deviceKey, { ...account, passwordHash }) }
}

/**
 * Closes an account for good: its link with a licence goes, and its sessions end. Its audit lines stay for their time.
 *
 * @throws {AccountError} PASSWORD_WRONG
 * @throws {SignInError} TOO_MANY_ATTEMPTS
 */
export async function closeAccount(
  ports: AccountPorts,
  account: Account,
  typed: { readonly password: string },
  at: Date,
): Promise<void> {
  await provePassword(ports, account, typed.password, at)
  await ports.atomically(async ({ accounts, sessions, notices }) => {
    const neph = (await accounts.hold(account.id))?.neph ?? null
    await accounts.close(account.id, accountLine('close-account', { ...account, neph }, at))
    await sessions.revokeAllOf({ accountId: account.id }, at)
    if (neph !== null) await notices.leave(neph, { code: 'LINK_CUT', details: { by: 'account' } }, at)
  })
}

/** Composes the line of something that the owner of an account does with it. */
export function accountLine(
  action: 'change-account' | 'close-account',
  { id, neph }: Account,
  at: Date,
  reason: string | null = null,
) {
  const requester = neph === null ? id : null
  return composeAuditEntry({
    at,
    action,
    outcome: 'granted',
    role: 'holder',
    requester,
    reason,
    kind: 'account',
    neph,
  })
}

async function provePassword(ports: AccountPorts, account: Account, typed: string, at: Date): Promise<void> {
  const limits = [
    { key: account.id, most: 10, seconds: WINDOW.quarter },
    { key: account.id, most: 30, seconds: WINDOW.day },
  ]
  await limitAttempts(ports, 'prove', limits, at)
  if (!(await ports.hasher.verify(account.passwordHash, normalisePassword(typed))))
    throw new AccountError('PASSWORD_WRONG', 'the password in force is not the one typed')
}
