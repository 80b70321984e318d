import { AccountError } from '../../core/account/account-error.ts'
import { parseEmailAddress } from '../../core/account/email-address.ts'
import { acceptPassword, normalisePassword } from '../../core/account/password-rules.ts'
import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { Atomically } from '../atomically.ts'
import type { AttemptCounter } from '../attempt-counter.ts'
import type { AuditLog } from '../ports.ts'
import type { Session } from '../session.ts'
import type { Account, Accounts, Mailer, PasswordHasher } from './account-ports.ts'
import { deviceToken } from './known-device.ts'
import { drawOneTimeCode, limitCodeTries, limitFirstMails } from './one-time-codes.ts'
import { openAccountSession } from './open-account-session.ts'

/** What accounts need to be made, opened and changed. */
export interface AccountPorts {
  readonly accounts: Accounts
  readonly hasher: PasswordHasher
  readonly mailer: Mailer
  readonly atomically: Atomically
  readonly attempts: AttemptCounter
  readonly audit: AuditLog
  /** Makes what a browser keeps that has signed in to an account. */
  readonly deviceKey: Buffer
}

/** From where somebody asks. */
export interface Origin {
  /** Address of the network, or the range that one customer has of it. */
  readonly range: string
  /** Of a session that the browser still has; it ends when another begins. */
  readonly previousToken: string | null
}

/** An account that is open, in a session of a new token. */
export interface OpenedAccount {
  readonly token: string
  readonly session: Session
  /** What the browser keeps from now on, see `deviceToken`. */
  readonly device: string
}

/**
 * Begins an account: its password waits for the code sent to the address. What is answered, and the work done, say
 * nothing of whether the address has an account: its owner is told by mail.
 *
 * Whoever begins an account for an address of somebody else gains nothing: the code goes to its owner, and verifying
 * asks for the password again, which the owner does not know and which the owner's own attempt replaces.
 *
 * @throws {AccountError} for an address or a password that is none, ACCOUNTS_BUSY
 * @throws {SignInError} TOO_MANY_ATTEMPTS
 */
export async function createAccount(
  ports: AccountPorts,
  typed: { readonly email: string; readonly password: string; readonly passwordAgain: string },
  { range }: Pick<Origin, 'range'>,
  at: Date,
): Promise<void> {
  const email = parseEmailAddress(typed.email)
  const password = acceptPassword(typed.password, email.canonical)
  if (normalisePassword(typed.passwordAgain) !== password)
    throw new AccountError('PASSWORDS_DIFFER', 'the two entries of the password are not the same')
  await limitFirstMails(ports, email.canonical, range, at)
  const [passwordHash, code] = [await ports.hasher.hash(password), drawOneTimeCode()]
  const facts = { at, action: 'create-account', role: 'anonymous', kind: 'account' } as const
  const isBegun = await ports.accounts.begin({ email, passwordHash, code }, at, (id) =>
    composeAuditEntry({ ...facts, outcome: 'granted', requester: id }),
  )
  if (isBegun) return await ports.mailer.send(email.written, 'verify-address', { code })
  await ports.audit.append(composeAuditEntry({ ...facts, outcome: 'refused', reason: 'ACCOUNT_EXISTS' }))
  await ports.mailer.send(email.written, 'account-exists', {})
}

/**
 * Verifies the address of an account by its code and its password, and signs in.
 *
 * @throws {AccountError} ACCOUNT_CODE_REFUSED whatever is wrong
 * @throws {SignInError} TOO_MANY_ATTEMPTS
 */
export async function verifyAccount(
  ports: AccountPorts,
  typed: { readonly email: string; readonly password: string; readonly code: string },
  { range, previousToken }: Origin,
  at: Date,
): Promise<OpenedAccount> {
  const email = parseEmailAddress(typed.email).canonical
  await limitCodeTries(ports, 'verify', { email, range }, at)
  const account = await ports.accounts.findByEmail(email)
  const waiting = account?.isVerified === false ? account : null
  const isOwn = await ports.hasher.verify(waiting?.passwordHash ?? null, normalisePassword(typed.password))
  const opened =
    waiting !== null && isOwn
      ? await ports.atomically(async (stores) =>
          // A false code ends the transaction well: the try counts.
          (await redeem(stores, waiting, typed.code, at))
            ? await openAccountSession(stores, waiting, previousToken, at)
            : null,
        )
      : null
  if (waiting === null || opened === null)
    throw new AccountError('ACCOUNT_CODE_REFUSED', 'the code, the password or the address is not right')
  return { ...opened, device: deviceToken(ports.deviceKey, waiting) }
}

function redeem(
  { accounts }: Pick<AccountPorts, 'accounts'>,
  account: Account,
  code: string,
  at: Date,
): Promise<boolean> {
  const line = composeAuditEntry({
    at,
    action: 'create-account',
    outcome: 'granted',
    role: 'holder',
    requester: account.id,
    kind: 'account',
    reason: 'ADDRESS_VERIFIED',
  })
  return accounts.verify(account, code.replace(/\s/g, ''), at, line)
}
