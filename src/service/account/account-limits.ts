import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { SignInError } from '../../core/identity/sign-in-error.ts'
import type { AttemptCounter } from '../attempt-counter.ts'
import type { AuditLog } from '../ports.ts'

/** At most so many attempts under a key in each window. */
export interface Limit {
  readonly key: string
  readonly most: number
  readonly seconds: number
}

/** Lengths of windows, in seconds. */
export const WINDOW = { quarter: 900, hour: 3600, day: 86_400 } as const

/**
 * Counts an attempt under every key, and refuses it where one is beyond its limit; the first attempt beyond leaves an
 * alert.
 *
 * @throws {SignInError} TOO_MANY_ATTEMPTS
 */
export async function limitAttempts(
  { attempts, audit }: { readonly attempts: AttemptCounter; readonly audit: AuditLog },
  kind: string,
  limits: readonly Limit[],
  at: Date,
): Promise<void> {
  const beyond: number[] = []
  for (const { key, most, seconds } of limits)
    beyond.push((await attempts.count(`account ${kind} ${key}`, seconds, at)) - most)
  if (beyond.every((excess) => excess <= 0)) return
  if (beyond.includes(1))
    await audit.append(
      composeAuditEntry({
        at,
        action: 'alert',
        outcome: 'refused',
        role: 'anonymous',
        reason: 'TOO_MANY_ATTEMPTS',
        kind: `account ${kind}`,
      }),
    )
  throw new SignInError('TOO_MANY_ATTEMPTS', 'more attempts than are taken in this time')
}

/** Draws a code of six digits, every one equally likely. */
export function drawOneTimeCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** Gives what a browser keeps that has signed in to an account: nobody else's attempts lock it out (OWASP, device cookies). */
export function deviceToken(key: Buffer, email: string): string {
  return createHmac('sha256', key).update(email).digest('base64url')
}

/** Tells whether a browser has signed in to this account before. */
export function isKnownDevice(key: Buffer, email: string, token: string | null): boolean {
  const [expected, found] = [Buffer.from(deviceToken(key, email)), Buffer.from(token ?? '')]
  return expected.length === found.length && timingSafeEqual(expected, found)
}
