import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Account } from './account-ports.ts'

/**
 * Gives what a browser keeps that has signed in to an account: nobody else's attempts lock it out (OWASP, device
 * cookies). It says nothing of the account, opens nothing, and ends with the password in force.
 */
export function deviceToken(key: Buffer, { id, passwordHash }: Pick<Account, 'id' | 'passwordHash'>): string {
  return createHmac('sha256', key).update(`${id} ${passwordHash}`).digest('base64url')
}

/** Tells whether a browser has signed in to this account before, with the password that is in force. */
export function isKnownDevice(key: Buffer, account: Account | null, token: string | null): boolean {
  if (account === null || token === null) return false
  const [expected, found] = [Buffer.from(deviceToken(key, account)), Buffer.from(token)]
  return expected.length === found.length && timingSafeEqual(expected, found)
}
