import { AccountError } from './account-error.ts'

/** An e-mail address: as mail is sent to it, and as accounts are told apart by it. */
export interface EmailAddress {
  readonly written: string
  /** Small letters throughout: no provider gives two people addresses that differ by capitals alone. */
  readonly canonical: string
}

const LONGEST = 254
/** RFC 5322 dot-atom in ASCII, so that no other script passes for a letter of it; names in quotes are not taken. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/

/**
 * Parses an e-mail address as typed. Nothing but its form is checked: only a code sent to it shows whose it is.
 *
 * @throws {AccountError} EMAIL_MALFORMED
 */
export function parseEmailAddress(typed: string): EmailAddress {
  const written = typed.trim()
  const at = written.lastIndexOf('@')
  const canonical = written.toLowerCase()
  const [local, domain] = [canonical.slice(0, Math.max(at, 0)), canonical.slice(at + 1)]
  if (written.length > LONGEST || local.length > 64 || !LOCAL.test(local) || !DOMAIN.test(domain))
    throw new AccountError('EMAIL_MALFORMED', 'expected an address of the form name@example.org')
  return { written, canonical }
}

/** Shows enough of an address to those who know it, and not the whole of it to others. */
export function maskEmailAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, 1)}•••${address.slice(Math.max(at, 0))}`
}
