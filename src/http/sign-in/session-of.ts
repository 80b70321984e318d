import type { Response } from 'express'
import type { Neph } from '../../core/licence/neph.ts'
import { CodedError } from '../../errors.ts'
import type { ClerkSubject, DriverSubject, Session } from '../../service/session.ts'

/** A session with the token that names it, for the one procedure that changes or ends it. */
export interface OpenSession {
  readonly token: string
  readonly session: Session
}

/** Kept beside the responses rather than in `locals`, which has no type. */
const sessions = new WeakMap<Response, OpenSession>()

/** Remembers for the handlers of a request whose session it belongs to. */
export function rememberSession(response: Response, open: OpenSession): void {
  sessions.set(response, open)
}

/** Gives the session of whoever asks, with its token; null where nobody is signed in. */
export function openSessionOf(response: Response): OpenSession | null {
  return sessions.get(response) ?? null
}

/** Gives the session of whoever asks; null where nobody is signed in. */
export function sessionOf(response: Response): Session | null {
  return openSessionOf(response)?.session ?? null
}

/**
 * Gives the driver signed in.
 *
 * @throws {CodedError} SIGN_IN_REQUIRED or DRIVERS_ONLY where `requireDriver` does not stand before
 */
export function driverOf(response: Response): DriverSubject {
  const subject = sessionOf(response)?.subject
  if (subject === undefined) throw new CodedError('SIGN_IN_REQUIRED', 'expected a session, found none')
  if (subject.kind === 'driver') return subject
  throw new CodedError('DRIVERS_ONLY', 'expected the session of a driver, found that of a clerk')
}

/**
 * Gives the driver signed in with the licence linked to the sign-in.
 *
 * @throws {CodedError} as {@link driverOf}, or LICENCE_NOT_LINKED
 */
export function linkedDriverOf(response: Response): DriverSubject & { readonly neph: Neph } {
  const driver = driverOf(response)
  const { neph } = driver
  if (neph === null) throw new CodedError('LICENCE_NOT_LINKED', 'no licence is linked to this sign-in')
  return { ...driver, neph }
}

/**
 * Gives the clerk signed in.
 *
 * @throws {CodedError} SIGN_IN_REQUIRED or CLERKS_ONLY where `requireClerk` does not stand before
 */
export function clerkOf(response: Response): ClerkSubject {
  const subject = sessionOf(response)?.subject
  if (subject === undefined) throw new CodedError('SIGN_IN_REQUIRED', 'expected a session, found none')
  if (subject.kind === 'clerk') return subject
  throw new CodedError('CLERKS_ONLY', 'expected the session of a clerk, found that of a driver')
}
