import { type CalendarDay, parisDay } from '../calendar-day.ts'
import type { Certificate } from './certificate.ts'
import type { IssuedCertificate, RevocationData } from './issued-certificate.ts'
import type { RevocationList } from './revocation-list.ts'

/** Whether a certificate is revoked, as far as the lists at hand tell, with the list that tells it. */
export type RevocationStatus =
  | { readonly status: 'good'; readonly list: RevocationList }
  | {
      readonly status: 'revoked'
      readonly list: RevocationList
      readonly revokedAt: Date
      /** CRLReason of RFC 5280, 5.3.1. */
      readonly reason: number
    }
  /** The newest proved list promised a successor before `at`, or promised none at all. */
  | { readonly status: 'stale'; readonly list: RevocationList }
  /** No list of the issuer is at hand. */
  | { readonly status: 'unknown' }
  /** The list of the issuer was asked for and not had. */
  | { readonly status: 'unreachable'; readonly address: string }
  /** A list is at hand that no key proves. */
  | {
      readonly status: 'unverified'
      readonly reason: Extract<RevocationData, { state: 'unverified' }>['reason']
    }

/**
 * Tells the revocation status of a certificate at an instant (D18; 2D-Doc specification, 5.1).
 *
 * A revoked certificate is revoked for every seal it made, whatever the date, and a stale list that names it
 * still revokes it. A list published after `at` answers too: what was not revoked later was not revoked then.
 * A list that an authority has purged of expired certificates cannot be told from one that never named them.
 */
export function revocationStatus(
  { certificate, revocation }: Pick<IssuedCertificate, 'certificate' | 'revocation'>,
  at: Date,
): RevocationStatus {
  if (revocation.state === 'none') return { status: 'unknown' }
  if (revocation.state === 'unreachable') return { status: 'unreachable', address: revocation.address }
  if (revocation.state === 'unverified') return { status: 'unverified', reason: revocation.reason }
  const [newest] = revocation.lists
  if (!newest) return { status: 'unknown' }
  for (const list of revocation.lists) {
    const entry = list.revoked.get(certificate.serial)
    // A hold may be lifted, so only the newest list tells it; every other reason is for good.
    if (entry && (list === newest || entry.reason !== CERTIFICATE_HOLD))
      return { status: 'revoked', list, revokedAt: entry.revokedAt, reason: entry.reason }
  }
  const holds = newest.nextUpdate !== null && at.getTime() <= newest.nextUpdate.getTime()
  return { status: holds ? 'good' : 'stale', list: newest }
}

/**
 * Tells whether a certificate covers a calendar day in Europe/Paris, its first and last day included.
 *
 * A seal bears the day of its signature, not the hour: a certificate that begins or ends during that day covers it.
 * What matters is the signature day; the certificate may have expired since.
 */
export function validOn(day: CalendarDay, certificate: Certificate): 'valid' | 'not-yet-valid' | 'expired' {
  // Paris is less than a day from UTC: far from both ends its clock need not be asked, which costs more than this.
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const { notBefore, notAfter } = certificate
  if (notBefore.getTime() < midnight - DAY_MS && notAfter.getTime() > midnight + 2 * DAY_MS) return 'valid'
  if (day < parisDay(notBefore)) return 'not-yet-valid'
  return day > parisDay(notAfter) ? 'expired' : 'valid'
}

const CERTIFICATE_HOLD = 6
const DAY_MS = 86_400_000
