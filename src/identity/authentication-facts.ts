import type { IDToken } from 'openid-client'
import { SignInError } from '../core/identity/sign-in-error.ts'
import { refused } from './tell-protocol-fault.ts'

/** Levels of assurance in rising order (regulation EU 910/2014, article 8, as the French providers write it). */
const LEVELS = ['eidas0', 'eidas1', 'eidas2', 'eidas3'] as const

/** Level that is asked of FranceConnect: `eidas1` of FranceConnect, the others of FranceConnect+. */
export type AssuranceLevel = Exclude<(typeof LEVELS)[number], 'eidas0'>

const CLOCK_TOLERANCE_SECONDS = 60

/**
 * Refuses an authentication weaker than asked for: the provider answers with the level it reached, which need not be
 * the one of the request.
 *
 * @throws {SignInError} ASSURANCE_TOO_LOW
 */
export function requireLevel({ acr }: IDToken, asked: AssuranceLevel): void {
  const reached = LEVELS.indexOf(LEVELS.find((level) => level === acr) ?? 'eidas0')
  if (reached < LEVELS.indexOf(asked))
    throw new SignInError('ASSURANCE_TOO_LOW', `expected at least level ${asked}, found ${tellAcr(acr)}`, {
      asked,
    })
}

/**
 * Refuses an authentication without a second factor: the level must be one of those that have two, and where the means
 * are told (`amr`), `mfa` must be among them.
 *
 * @throws {SignInError} SECOND_FACTOR_MISSING
 */
export function requireSecondFactor({ acr, amr }: IDToken, levels: readonly string[]): void {
  const saysTwo = amr === undefined || (Array.isArray(amr) && amr.includes('mfa'))
  if (typeof acr !== 'string' || !levels.includes(acr) || !saysTwo)
    throw new SignInError('SECOND_FACTOR_MISSING', `expected two factors, found level ${tellAcr(acr)}`)
}

/**
 * Refuses an authentication that took place too long ago, or in the future.
 *
 * @param longestSeconds how old it may be
 * @throws {SignInError} SIGN_IN_REFUSED with AUTHENTICATION_TOO_OLD
 */
export function requireFreshness(
  { auth_time }: IDToken,
  longestSeconds: number,
  whenUntold: 'refuse' | 'accept',
  at: Date,
): void {
  if (auth_time === undefined && whenUntold === 'accept') return
  const age = auth_time === undefined ? Number.POSITIVE_INFINITY : at.getTime() / 1000 - auth_time
  if (age > longestSeconds + CLOCK_TOLERANCE_SECONDS || age < -CLOCK_TOLERANCE_SECONDS)
    throw refused('AUTHENTICATION_TOO_OLD')
}

function tellAcr(acr: unknown): string {
  return typeof acr === 'string' ? JSON.stringify(acr.slice(0, 60)) : 'none'
}
