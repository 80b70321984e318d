import { AccountError } from '../../core/account/account-error.ts'
import { parseEmailAddress } from '../../core/account/email-address.ts'
import { normalisePassword } from '../../core/account/password-rules.ts'
import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { type Limit, limitAttempts, WINDOW } from './account-limits.ts'
import type { Account } from './account-ports.ts'
import type { AccountPorts, OpenedAccount, Origin } from './create-account.ts'
import { deviceToken, isKnownDevice } from './known-device.ts'
import { openAccountSession } from './open-account-session.ts'

/** What somebody types, and what the browser has kept, to sign in. */
export interface AccountSignIn {
  readonly email: string
  readonly password: string
  /** What the browser was given at an earlier sign-in, see `deviceToken`. */
  readonly device: string | null
}

/**
 * Signs in to an account, under a new session token. A password hashed with less work than asked for now is hashed
 * anew. An address unknown, not verified, or of another password gets the same answer by the same work.
 *
 * Attempts are counted for each address and network, longer and longer, and for each address wherever they come from;
 * those of a network over its own limit do not count for the address, so that it takes seven networks to use its limit
 * up. A browser that signed in before is counted apart, so that nobody locks an owner out; so is the way by a new
 * password, and FranceConnect does not depend on any of it.
 *
 * @throws {AccountError} ACCOUNT_SIGN_IN_FAILED, ACCOUNTS_BUSY
 * @throws {SignInError} TOO_MANY_ATTEMPTS
 */
export async function signInAccount(
  ports: AccountPorts,
  { email: typedEmail, password: typedPassword, device }: AccountSignIn,
  { range, previousToken }: Origin,
  at: Date,
): Promise<OpenedAccount> {
  const email = parseEmailAddress(typedEmail).canonical
  const account = await ports.accounts.findByEmail(email)
  const isKnown = isKnownDevice(ports.deviceKey, account, device)
  await limitAttempts(ports, 'sign-in', isKnown ? knownLimits(email) : unknownLimits(email, range), at)
  const password = normalisePassword(typedPassword)
  const isOwn = await ports.hasher.verify(account?.passwordHash ?? null, password)
  const isOpen = account?.isVerified === true && isOwn
  const opened = isOpen ? await open(ports, account, previousToken, at) : null
  if (!isOpen) await ports.audit.append(signInLine(account, false, at))
  if (!isOpen || opened === null)
    throw new AccountError('ACCOUNT_SIGN_IN_FAILED', 'the address or the password is not right')
  return { ...opened, device: deviceToken(ports.deviceKey, await strengthen(ports, account, password)) }
}

/** Gives the account with the hash that is in force now. */
async function strengthen({ accounts, hasher }: AccountPorts, account: Account, password: string) {
  if (!hasher.isWeak(account.passwordHash)) return account
  const passwordHash = await hasher.hash(password)
  return (await accounts.setPassword(account, passwordHash, null)) ? { ...account, passwordHash } : account
}

/** Whoever replaced the password meanwhile is not to find its former owner inside. */
function open(
  { atomically }: AccountPorts,
  account: Account,
  previousToken: string | null,
  at: Date,
): ReturnType<typeof openAccountSession> {
  return atomically(async (stores) => {
    const opened = await openAccountSession(stores, account, previousToken, at)
    await stores.audit.append(signInLine(account, opened !== null, at))
    return opened
  })
}

function unknownLimits(email: string, range: string): readonly Limit[] {
  return [
    { key: `${email} ${range}`, most: 5, seconds: WINDOW.quarter },
    { key: `${email} ${range}`, most: 15, seconds: WINDOW.hour },
    { key: `${email} ${range}`, most: 30, seconds: WINDOW.day },
    { key: range, most: 60, seconds: WINDOW.hour },
    { key: email, most: 100, seconds: WINDOW.hour },
  ]
}

function knownLimits(email: string): readonly Limit[] {
  return [
    { key: `known ${email}`, most: 10, seconds: WINDOW.quarter },
    { key: `known ${email}`, most: 60, seconds: WINDOW.day },
  ]
}

/** A failure on an account with a licence is for its holder to see. */
function signInLine(account: Account | null, isOpen: boolean, at: Date) {
  const neph = account?.neph ?? null
  return composeAuditEntry({
    at,
    action: 'sign-in',
    outcome: isOpen ? 'granted' : 'refused',
    role: isOpen ? 'holder' : 'anonymous',
    requester: neph === null ? (account?.id ?? null) : null,
    reason: isOpen ? null : 'ACCOUNT_SIGN_IN_FAILED',
    kind: 'account',
    neph,
  })
}
