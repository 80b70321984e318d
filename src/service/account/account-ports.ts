import type { CodeLinkOutcome } from '../../core/account/decide-code-link.ts'
import type { EmailAddress } from '../../core/account/email-address.ts'
import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { HolderRequests } from '../driver/holder-requests.ts'

/** An account of this service. */
export interface Account {
  readonly id: string
  readonly email: string
  readonly passwordHash: string
  readonly isVerified: boolean
  readonly neph: Neph | null
  readonly linkedAt: Date | null
  /** A link that the holder has still to accept. */
  readonly askedNeph: Neph | null
}

/** Accounts; each change is written together with its audit line, or neither. */
export interface Accounts {
  /** @param canonical as `parseEmailAddress` gives it */
  findByEmail(canonical: string): Promise<Account | null>
  find(id: string): Promise<Account | null>
  /** Finds it, and lets nobody change it before the end of the transaction. */
  hold(id: string): Promise<Account | null>
  /** Makes an account that waits to be verified, or makes such a one anew; false where a verified one stands. */
  begin(
    account: { readonly email: EmailAddress; readonly passwordHash: string; readonly code: string },
    at: Date,
    line: (id: string) => AuditEntry,
  ): Promise<boolean>
  /** Takes the code, once; false where it is not the code, or the account was made anew in between. */
  verify(
    account: Pick<Account, 'id' | 'passwordHash'>,
    code: string,
    at: Date,
    line: AuditEntry,
  ): Promise<boolean>
  keepResetCode(id: string, code: string, at: Date): Promise<void>
  /** Takes the code, once, and puts the password in force; false where it is not the code. */
  reset(
    id: string,
    change: { readonly code: string; readonly passwordHash: string },
    at: Date,
    line: AuditEntry,
  ): Promise<boolean>
  /**
   * Puts a password in the place of the one that was looked at, and forgets a code to choose another with; false where
   * it is another one by now.
   *
   * @param line null where the same password is hashed anew
   */
  setPassword(
    account: Pick<Account, 'id' | 'passwordHash'>,
    passwordHash: string,
    line: AuditEntry | null,
  ): Promise<boolean>
  close(id: string, line: AuditEntry): Promise<void>
}

/** An account that is linked to a licence, or asks to be. */
export interface LinkedAccount {
  readonly accountId: string
  readonly email: string
  /** Null while the holder has not accepted. */
  readonly linkedAt: Date | null
  readonly askedAt: Date | null
}

/** Links between accounts and licences; each change is written with its audit line and its notice, or none. */
export interface AccountLinks {
  /** Consumes the code and does what it is good for; null where the code was consumed before. */
  redeem(
    redeemed: { readonly accountId: string; readonly neph: Neph; readonly code: string },
    at: Date,
    line: (outcome: CodeLinkOutcome) => AuditEntry,
  ): Promise<CodeLinkOutcome | null>
  ofLicence(neph: Neph, at: Date): Promise<readonly LinkedAccount[]>
  /** False where the account does not ask any more. */
  accept(accountId: string, neph: Neph, at: Date, line: AuditEntry): Promise<boolean>
  /** Cuts a link, or refuses one asked for; false where there is none. */
  cut(
    accountId: string,
    neph: Neph,
    cut: { readonly by: 'franceconnect' | 'account' },
    at: Date,
    line: AuditEntry,
  ): Promise<boolean>
}

/** What a confidential code proves that has just been used. */
export interface UsedCode {
  /** It may stand on a full statement or a letter that others have seen. */
  readonly mayHaveBeenSeen: boolean
}

/** Which confidential codes have been used: each is good once. */
export interface CodeUses {
  /** Uses a right code up; null where it was used before. */
  use(neph: Neph, code: string, at: Date): Promise<UsedCode | null>
}

/** What is written to the address of an account, and what stands in it. */
export interface MailValues {
  'verify-address': { readonly code: string }
  'account-exists': Record<never, never>
  'reset-password': { readonly code: string }
  'password-changed': Record<never, never>
  'link-asked': Record<never, never>
  'licence-linked': Record<never, never>
  'link-cut': Record<never, never>
}

/** Sends mail. Ends once the mail is taken for sending, and never tells whether it arrives: nobody is to learn of accounts by it. */
export interface Mailer {
  send<Kind extends keyof MailValues>(to: string, kind: Kind, values: MailValues[Kind]): Promise<void>
}

/** Asks the operator, where requests are kept, to send a new confidential code to the registered address. */
export type AskNewCode = (requests: Pick<HolderRequests, 'open'>, neph: Neph, at: Date) => Promise<void>

/** Hashes passwords, slowly and for few at a time. */
export interface PasswordHasher {
  /** @throws {AccountError} ACCOUNTS_BUSY */
  hash(password: string): Promise<string>
  /** With null the work is the same, and the answer false. */
  verify(hash: string | null, password: string): Promise<boolean>
  /** Tells whether the hash was made with less work than is asked for now. */
  isWeak(hash: string): boolean
}
