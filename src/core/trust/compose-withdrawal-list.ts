import { WITHDRAWAL_LIST_TYPE, type Withdrawals } from './withdrawal-list.ts'

/** How many days a withdrawal list of ours answers: as a revocation list of ours does. */
export const WITHDRAWAL_LIST_DAYS = 7

const DAY_MS = 86_400_000

/** Tells when a list that ends at an instant is to be made anew: at a third of its life. */
export function withdrawalListRenewal(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() - (WITHDRAWAL_LIST_DAYS * DAY_MS * 2) / 3)
}

/** A withdrawal list that waits for its signature. */
export interface ComposedWithdrawalList {
  /** What is signed: ES256 over these bytes. */
  readonly toBeSigned: Uint8Array<ArrayBuffer>
  /** Gives the list as it is published. */
  attach(signature: Uint8Array): string
}

/**
 * Composes a withdrawal list as {@link readWithdrawalList} reads it, with the certificate (DER) of whoever will sign it.
 *
 * Identities stand in their own order, so that their places tell nothing of when or why. Instants lose their fraction
 * of a second.
 */
export function composeWithdrawalList(
  { issuer, sequence, issuedAt, expiresAt, entries }: Withdrawals,
  certificate: Uint8Array,
): ComposedWithdrawalList {
  const header = { alg: 'ES256', typ: WITHDRAWAL_LIST_TYPE, x5c: [btoa(binaryOf(certificate))] }
  const withdrawn = [...entries]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, end]) => (end === null ? { id } : { id, exp: seconds(end) }))
  const payload = { iss: issuer, iat: seconds(issuedAt), exp: seconds(expiresAt), seq: sequence, withdrawn }
  const text = [header, payload].map((part) => base64Url(JSON.stringify(part))).join('.')
  return {
    toBeSigned: new TextEncoder().encode(text),
    attach: (signature) => `${text}.${base64Url(binaryOf(signature))}`,
  }
}

function seconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000)
}

/** Everything here is ASCII, or bytes. */
function base64Url(binary: string): string {
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function binaryOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
