import type { Requester } from '../../core/access/requester.ts'
import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import type { CalendarDay } from '../../core/calendar-day.ts'

/** A key by which a program acts for an operator, under one mandate. */
export interface OperatorKey {
  readonly id: string
  /** The program, or whoever runs it. */
  readonly name: string
  /** The mandate: why documents are issued with it. */
  readonly purpose: string
  readonly grantedBy: string
  readonly grantedAt: Date
  /** The last day on which it opens anything. */
  readonly validTo: CalendarDay
  readonly revokedBy: string | null
  readonly revokedAt: Date | null
}

/** A key to be entered in the register, by the hash of what its holder presents. */
export type NewOperatorKey = Omit<OperatorKey, 'revokedBy' | 'revokedAt'> & { readonly keyHash: Uint8Array }

/** The keys of operators' programs; the keys themselves are not in it. */
export interface OperatorKeyRegister {
  find(keyHash: Uint8Array): Promise<OperatorKey | null>
  byId(id: string): Promise<OperatorKey | null>
  /** All that were ever given, oldest first. */
  list(): Promise<readonly OperatorKey[]>
  /** Gives a key together with its audit line, or neither. */
  grant(key: NewOperatorKey, line: AuditEntry): Promise<void>
  /** Takes one back together with its audit line, or neither; false where it was taken back before. */
  revoke(revocation: OperatorKeyRevocation, line: AuditEntry): Promise<boolean>
}

/** A key that an operator takes back. */
export interface OperatorKeyRevocation {
  readonly id: string
  readonly revokedBy: string
  readonly at: Date
}

/** Gives the requester that a program with this key is; one taken back is without a mandate. */
export function operatorRequester({
  id,
  name,
  purpose,
  revokedAt,
}: Pick<OperatorKey, 'id' | 'name' | 'purpose' | 'revokedAt'>): Requester {
  if (revokedAt !== null) return { role: 'operator', mandate: { kind: 'none' } }
  return { role: 'operator', mandate: { kind: 'request', purpose, requestedBy: `${name} (${id})` } }
}
