import type { AccountLinks, Accounts, CodeUses } from './account/account-ports.ts'
import type { HolderRequests } from './driver/holder-requests.ts'
import type { AuditLog } from './ports.ts'
import type { Sessions } from './session.ts'
import type { FranceConnectLinks, HolderNotices } from './sign-in/sign-in-ports.ts'

/** What is kept about people, as one transaction sees and changes it. */
export interface PeopleStores {
  readonly accounts: Accounts
  readonly accountLinks: AccountLinks
  readonly codeUses: CodeUses
  readonly identityLinks: FranceConnectLinks
  readonly sessions: Sessions
  readonly notices: HolderNotices
  readonly requests: HolderRequests
  /** Lines are there once the transaction is, with what they tell of. */
  readonly audit: AuditLog
}

/**
 * Does a piece of work in one transaction: what it writes in the stores lent to it is there whole once it ends, and
 * nothing of it where it throws. Other stores than those must not be asked meanwhile, and nothing be waited for.
 */
export type Atomically<Stores = PeopleStores> = <Result>(
  work: (stores: Stores) => Promise<Result>,
) => Promise<Result>
