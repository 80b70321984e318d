import type { HolderNoticeCode } from '../../core/account/holder-notice-code.ts'
import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import type { CalendarDay } from '../../core/calendar-day.ts'
import type { PivotIdentity } from '../../core/identity/pivot-identity.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { SignInAttempt } from '../session.ts'

/** A provider of identities, with which people sign in (OpenID Connect). */
export interface IdentityProvider<SignedIn> {
  /** Draws what binds the answer to the request, and gives the address to which the browser is sent. */
  begin(): Promise<{
    readonly url: URL
    readonly secrets: Pick<SignInAttempt, 'state' | 'nonce' | 'codeVerifier'>
  }>
  /**
   * Takes the answer that the browser brings back, and proves it.
   *
   * @throws {SignInError}
   */
  complete(answer: URL, secrets: Pick<SignInAttempt, 'state' | 'nonce' | 'codeVerifier'>): Promise<SignedIn>
  /** Gives the address at which the person leaves the provider, too; the provider brings `state` back. */
  signOutUrl(idToken: string, state: string): Promise<URL>
}

/** What FranceConnect proves of a person. */
export interface FranceConnectSignIn {
  readonly sub: string
  readonly idToken: string
  readonly identity: PivotIdentity
}

/** What ProConnect proves of an agent. */
export interface ProConnectSignIn {
  /** Unique for one identity provider only. */
  readonly sub: string
  readonly idToken: string
  readonly uid: string
  readonly siret: string
  readonly identityProviderId: string
  readonly displayName: string
}

/** The identity of FranceConnect that is linked to a licence; whose it is stays unknown. */
export interface LinkedIdentity {
  readonly linkedAt: Date
}

/** Which licence belongs to which identity of FranceConnect, one at a time; subjects are kept as hashes. */
export interface FranceConnectLinks {
  /** Null where there is no link, or one that was cut. In a transaction nobody cuts it before the end. */
  find(sub: string): Promise<Neph | null>
  ofLicence(neph: Neph): Promise<LinkedIdentity | null>
  /** Links together with the audit line; false, and neither, where another identity is linked to the licence. */
  bind(sub: string, neph: Neph, at: Date, line: AuditEntry): Promise<boolean>
  /** Cuts together with the audit line, or neither; the cut link stays on record. */
  cut(sub: string, at: Date, line: AuditEntry): Promise<void>
  /** Cuts the link of a licence, whosever it is, together with the audit line; null where there is none. */
  cutOfLicence(neph: Neph, at: Date, line: AuditEntry): Promise<LinkedIdentity | null>
}

/** What a holder is told at the next visit. */
export interface HolderNotice {
  readonly code: HolderNoticeCode
  readonly details: Readonly<Record<string, string>>
}

/** Notices left for holders. */
export interface HolderNotices {
  leave(neph: Neph, notice: HolderNotice, at: Date): Promise<void>
  /** Leaves it unless one of the same code is still to be read: what is done often must not push the rest out of sight. */
  leaveOnce(neph: Neph, notice: HolderNotice, at: Date): Promise<void>
}

/** A notice as it is kept. */
export interface KeptNotice extends HolderNotice {
  readonly id: string
  readonly at: Date
  /** Null until its holder has seen it. */
  readonly readAt: Date | null
}

/** Notices as their holder reads them. */
export interface HolderNoticeReader {
  /** Newest first. */
  list(neph: Neph): Promise<readonly KeptNotice[]>
  /** For sessions of FranceConnect alone: whoever took an account would else hide the notice of it. */
  markRead(neph: Neph, ids: readonly string[], at: Date): Promise<void>
}

/** The right of one agent in one court to be here, given by an operator for some time. */
export interface Habilitation {
  readonly id: string
  readonly jurisdiction: string
  readonly court: 'judicial' | 'administrative'
  readonly validFrom: CalendarDay
  /** The last day. */
  readonly validTo: CalendarDay
  readonly revoked: boolean
}

/** Habilitations of agents. */
export interface Habilitations {
  /** The one in force on the day, else the latest that is not, else null. */
  find(
    agent: { readonly identityProviderId: string; readonly uid: string; readonly siret: string },
    day: CalendarDay,
  ): Promise<Habilitation | null>
}

/** From where clerks may come. */
export interface AllowedAgents {
  /** Courts, by SIRET. */
  readonly sirets: ReadonlySet<string>
  /** Identity providers behind ProConnect, by `idp_id`. */
  readonly identityProviders: ReadonlySet<string>
}
