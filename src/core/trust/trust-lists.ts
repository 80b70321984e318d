import { type CalendarDay, parisDay } from '../calendar-day.ts'
import type { Authority } from './issued-certificate.ts'
import type { TrustPart } from './trust-part.ts'

/** A list the trust rests on, for the report. */
export interface TrustListSummary {
  readonly issuer: string
  readonly issuedOn: CalendarDay
}

/** Lists, for the report, the signed lists and the newest proved revocation list of each authority. */
export function summariseLists(
  parts: readonly TrustPart[],
  authorities: readonly Authority[],
): readonly TrustListSummary[] {
  const signed = parts.flatMap(({ origin }) =>
    origin.kind === 'pinned-list' ? [{ issuer: origin.issuer, issuedOn: origin.issuedOn }] : [],
  )
  const revocation = authorities.flatMap(({ id, revocationLists: [newest] }) =>
    newest ? [{ issuer: id, issuedOn: parisDay(newest.thisUpdate) }] : [],
  )
  return [...signed, ...revocation]
}
