import { randomInt } from 'node:crypto'
import { isWithin, type Limit, type LimitPorts, limitAttempts, WINDOW } from './account-limits.ts'

const DIGITS = 8

/** Draws a code of eight digits, every one equally likely. */
export function drawOneTimeCode(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')
}

/** Mails of one kind to one address that one network may ask for, and those that one network may ask for at all. */
function ownLimits(email: string, range: string): readonly Limit[] {
  return [
    { key: `${email} ${range}`, most: 3, seconds: WINDOW.hour },
    { key: `${email} ${range}`, most: 6, seconds: WINDOW.day },
    { key: range, most: 20, seconds: WINDOW.hour },
  ]
}

/**
 * Limits the mails by which an account begins: each is a chance to guess its code, and a nuisance to whoever did not
 * ask for it.
 *
 * @throws {SignInError} TOO_MANY_ATTEMPTS
 */
export async function limitFirstMails(
  ports: LimitPorts,
  email: string,
  range: string,
  at: Date,
): Promise<void> {
  const all = { key: email, most: 12, seconds: WINDOW.hour }
  await limitAttempts(ports, 'create', [...ownLimits(email, range), all], at)
}

/**
 * Limits the mails by which a password is replaced, and tells whether another one is to be sent. Beyond two in a
 * quarter of an hour, whoever asks, none is, and the answer is the same: the last one is in the mailbox, and its code,
 * good for a quarter of an hour, outlives the window in which it was sent. So nobody who asks often leaves the owner
 * without a code that works.
 *
 * @throws {SignInError} TOO_MANY_ATTEMPTS for a network that asks too often
 */
export async function limitResetMails(
  ports: LimitPorts,
  email: string,
  range: string,
  at: Date,
): Promise<boolean> {
  await limitAttempts(ports, 'reset', ownLimits(email, range), at)
  return await isWithin(ports, 'reset', [{ key: email, most: 2, seconds: WINDOW.quarter }], at)
}

/**
 * Limits the codes typed: five for an address in a quarter of an hour from one network, whether right or not. Those
 * of a network over its limit do not reach the code, so that it takes ten networks to use up the fifty tries that each
 * code is good for.
 *
 * What all networks of the world together may guess in a day, of 10^8 codes: of one address 192 codes to replace a
 * password (two in each quarter), or 288 to verify it (twelve an hour), with 50 tries each: 9,600 or 14,400 tries, one
 * chance in some 7,000 at most, with a mail to the owner for every code. One network alone: 6 codes, each in two
 * quarters at most, with 5 tries in each: one chance in a million.
 *
 * @throws {SignInError} TOO_MANY_ATTEMPTS
 */
export async function limitCodeTries(
  ports: LimitPorts,
  kind: 'verify' | 'reset-code',
  { email, range }: { readonly email: string; readonly range: string },
  at: Date,
): Promise<void> {
  const limits = [
    { key: `${email} ${range}`, most: 5, seconds: WINDOW.quarter },
    { key: range, most: 60, seconds: WINDOW.hour },
  ]
  await limitAttempts(ports, kind, limits, at)
}
