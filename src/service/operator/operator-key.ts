import type { Requester } from '../../core/access/requester.ts'
import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import { type CalendarDay, parisDay } from '../../core/calendar-day.ts'

/** What a key may be given for. */
export const OPERATOR_KEY_KINDS = ['ADCS', 'RII'] as const

/** A key by which a program acts for an operator, under one mandate. */
export interface OperatorKey {
  readonly id: string
  /** The program, or whoever runs it. */
  readonly name: string
  /** The mandate: why documents are issued with it. */
  readonly purpose: string
  /** What may be ordered with it. */
  readonly kinds: readonly (typeof OPERATOR_KEY_KINDS)[number][]
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

/** What of a key makes its mandate. */
export type OperatorMandateFacts = Pick<
  OperatorKey,
  'id' | 'name' | 'purpose' | 'kinds' | 'validTo' | 'revokedAt'
>

/** Gives the requester that a program with this key is; one taken back, or past its last day, is without a mandate. */
export function operatorRequester(key: OperatorMandateFacts, at: Date): Requester {
  if (!isInForce(key, at)) return { role: 'operator', mandate: { kind: 'none' } }
  const { id, name, purpose, kinds } = key
  return {
    role: 'operator',
    mandate: { kind: 'request', purpose, requestedBy: `${name} (${id})`, documents: kinds },
  }
}

/** Tells whether a key opens anything at an instant; its last day ends in Paris. */
export function isInForce(
  { validTo, revokedAt }: Pick<OperatorKey, 'validTo' | 'revokedAt'>,
  at: Date,
): boolean {
  return revokedAt === null && parisDay(at) <= validTo
}
