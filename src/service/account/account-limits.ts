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

/** What counts attempts, and is told of those that are too many. */
export interface LimitPorts {
  readonly attempts: AttemptCounter
  readonly audit: AuditLog
}

/**
 * Counts an attempt under each key in turn, and tells whether it is within all limits; the first attempt beyond one
 * leaves an alert. Nothing is counted after the first limit that is exceeded: limits of one's own come first, so that
 * whoever is over them uses nothing up that belongs to others.
 */
export async function isWithin(
  { attempts, audit }: LimitPorts,
  kind: string,
  limits: readonly Limit[],
  at: Date,
): Promise<boolean> {
  for (const { key, most, seconds } of limits) {
    const count = await attempts.count(`account ${kind} ${key}`, seconds, at)
    if (count <= most) continue
    if (count === most + 1) await audit.append(alertLine(kind, at))
    return false
  }
  return true
}

/**
 * Counts an attempt as {@link isWithin} does, and refuses it beyond a limit.
 *
 * @throws {SignInError} TOO_MANY_ATTEMPTS
 */
export async function limitAttempts(
  ports: LimitPorts,
  kind: string,
  limits: readonly Limit[],
  at: Date,
): Promise<void> {
  if (await isWithin(ports, kind, limits, at)) return
  throw new SignInError('TOO_MANY_ATTEMPTS', 'more attempts than are taken in this time')
}

function alertLine(kind: string, at: Date) {
  const facts = {
    action: 'alert',
    outcome: 'refused',
    role: 'anonymous',
    reason: 'TOO_MANY_ATTEMPTS',
  } as const
  return composeAuditEntry({ ...facts, at, kind: `account ${kind}` })
}
