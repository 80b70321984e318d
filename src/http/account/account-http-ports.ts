import type { Request, Response } from 'express'
import { CodedError } from '../../errors.ts'
import type { Account } from '../../service/account/account-ports.ts'
import type { Origin } from '../../service/account/create-account.ts'
import type { CodeLinkPorts } from '../../service/account/link-by-code.ts'
import type { FranceConnectLinks, HolderNoticeReader } from '../../service/sign-in/sign-in-ports.ts'
import { sessionCookie } from '../sign-in/session-cookie.ts'
import { driverOf, openSessionOf } from '../sign-in/session-of.ts'
import { clientRange } from './client-range.ts'

/** What the pages of accounts need to answer. */
export interface AccountHttpPorts extends CodeLinkPorts {
  readonly publicUrl: string
  readonly notices: HolderNoticeReader
  readonly identities: Pick<FranceConnectLinks, 'ofLicence'>
  /** Whether codes are written to the log instead of being mailed, which the pages then say. */
  readonly mailIsLogged: boolean
  readonly now: () => Date
}

/** An account whose session is open, with the token of it. */
export interface OpenAccount {
  readonly account: Account
  readonly token: string
}

/**
 * Gives the account in whose session somebody asks, as it is now.
 *
 * @throws {CodedError} SIGN_IN_REQUIRED for a session of FranceConnect, or an account that was closed
 */
export async function openAccountOf(
  { accounts }: Pick<AccountHttpPorts, 'accounts'>,
  response: Response,
): Promise<OpenAccount> {
  const driver = driverOf(response)
  const token = openSessionOf(response)?.token
  const account = driver.signedInBy === 'account' ? await accounts.find(driver.accountId) : null
  if (account === null || token === undefined)
    throw new CodedError('SIGN_IN_REQUIRED', 'expected a session opened with an account')
  return { account, token }
}

/** Gives from where a request comes, and the session that it still has. */
export function originOf(request: Request, publicUrl: string): Origin {
  return { range: clientRange(request), previousToken: sessionCookie(publicUrl).read(request) }
}
