import { AccountError } from '../../core/account/account-error.ts'
import { parseEmailAddress } from '../../core/account/email-address.ts'
import { acceptPassword, normalisePassword } from '../../core/account/password-rules.ts'
import type { Account } from './account-ports.ts'
import { accountLine } from './change-account.ts'
import type { AccountPorts, Origin } from './create-account.ts'
import { drawOneTimeCode, limitCodeTries, limitResetMails } from './one-time-codes.ts'

/**
 * Sends a code to choose another password with, where the address has an account; the answer does not tell.
 *
 * @throws {AccountError} EMAIL_MALFORMED
 * @throws {SignInError} TOO_MANY_ATTEMPTS
 */
export async function askReset(
  ports: AccountPorts,
  typed: { readonly email: string },
  { range }: Pick<Origin, 'range'>,
  at: Date,
): Promise<void> {
  const email = parseEmailAddress(typed.email)
  const isToSend = await limitResetMails(ports, email.canonical, range, at)
  const account = await ports.accounts.findByEmail(email.canonical)
  if (!isToSend || account?.isVerified !== true) return
  const code = drawOneTimeCode()
  await ports.accounts.keepResetCode(account.id, code, at)
  await ports.mailer.send(account.email, 'reset-password', { code })
}

/**
 * Puts another password in force by the code sent to the address: every session ends, and nobody is signed in by it.
 * The licence stays linked, for the mailbox is the owner's; its holder is told all the same, and can cut the link.
 *
 * @throws {AccountError} ACCOUNT_CODE_REFUSED whatever is wrong with the code, or a rule of passwords
 * @throws {SignInError} TOO_MANY_ATTEMPTS
 */
export async function resetPassword(
  ports: AccountPorts,
  typed: {
    readonly email: string
    readonly code: string
    readonly password: string
    readonly passwordAgain: string
  },
  { range }: Pick<Origin, 'range'>,
  at: Date,
): Promise<{ readonly email: string }> {
  const email = parseEmailAddress(typed.email).canonical
  const password = acceptPassword(typed.password, email)
  if (normalisePassword(typed.passwordAgain) !== password)
    throw new AccountError('PASSWORDS_DIFFER', 'the two entries of the password are not the same')
  await limitCodeTries(ports, 'reset-code', { email, range }, at)
  const account = await ports.accounts.findByEmail(email)
  const passwordHash = await ports.hasher.hash(password)
  const known = account?.isVerified === true ? account : null
  const change = { code: typed.code.replace(/\s/g, ''), passwordHash }
  const isTaken = known !== null && (await putInForce(ports, known, change, at))
  if (!isTaken) throw new AccountError('ACCOUNT_CODE_REFUSED', 'the code or the address is not right')
  await ports.mailer.send(known.email, 'password-changed', {})
  return { email }
}

/** A false code ends the transaction well: the try counts. */
function putInForce(
  { atomically }: AccountPorts,
  account: Account,
  change: { readonly code: string; readonly passwordHash: string },
  at: Date,
): Promise<boolean> {
  const line = accountLine('change-account', account, at, 'PASSWORD_RESET')
  return atomically(async ({ accounts, sessions, notices }) => {
    const neph = (await accounts.hold(account.id))?.neph ?? null
    if (!(await accounts.reset(account.id, change, at, line))) return false
    await sessions.revokeAllOf({ accountId: account.id }, at)
    if (neph !== null) await notices.leave(neph, { code: 'PASSWORD_RESET', details: { by: 'account' } }, at)
    return true
  })
}
