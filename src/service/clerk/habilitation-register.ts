import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import type { Habilitation, Habilitations } from '../sign-in/sign-in-ports.ts'

/** An agent as ProConnect names it: its identity provider, its name there and its service. */
export interface HabilitatedAgent {
  readonly identityProviderId: string
  readonly uid: string
  readonly siret: string
}

/** A habilitation to be given. */
export interface NewHabilitation extends Omit<Habilitation, 'revoked'>, HabilitatedAgent {
  readonly grantedBy: string
  readonly grantedAt: Date
}

/** A habilitation as it is kept; it stays on record once it has ended. */
export interface RegisteredHabilitation extends NewHabilitation, Habilitation {
  readonly revokedAt: Date | null
}

/** The habilitations that operators give and take back. */
export interface HabilitationRegister extends Habilitations {
  byId(id: string): Promise<RegisteredHabilitation | null>
  /** All that were ever given, by service and agent. */
  list(): Promise<readonly RegisteredHabilitation[]>
  /**
   * Gives a habilitation together with its audit line, or neither. False, and nothing kept, where the same agent has
   * another for some day of it: an agent acts for one court at a time.
   */
  grant(habilitation: NewHabilitation, line: AuditEntry): Promise<boolean>
  /** Takes one back together with its audit line, or neither; false where it was taken back before. */
  revoke(id: string, at: Date, line: AuditEntry): Promise<boolean>
}
