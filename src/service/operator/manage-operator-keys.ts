import { randomUUID } from 'node:crypto'
import { type AuditFacts, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type {
  NewOperatorKey,
  OperatorKey,
  OperatorKeyRegister,
  OperatorKeyRevocation,
} from './operator-key.ts'
import { OperatorKeyError } from './operator-key-error.ts'
import { newOperatorSecret, operatorKeyHash } from './operator-secret.ts'

/** A key that an operator gives to a program. */
export type OperatorKeyGrant = Pick<OperatorKey, 'name' | 'purpose' | 'kinds' | 'grantedBy' | 'validTo'> & {
  readonly at: Date
}

/** A key just given, with its text, which is told this once. */
export interface GrantedOperatorKey {
  readonly key: OperatorKey
  readonly secret: string
}

/** Gives a program the right to have documents issued under a mandate, until a day; leaves its audit line. */
export async function grantOperatorKey(
  register: OperatorKeyRegister,
  { at, ...grant }: OperatorKeyGrant,
): Promise<GrantedOperatorKey> {
  const secret = newOperatorSecret()
  const key = { ...grant, id: randomUUID(), grantedAt: at }
  const keyHash = operatorKeyHash(secret)
  if (keyHash === null) throw new TypeError('a key that was drawn has not the form of a key')
  await register.grant({ ...key, keyHash }, line(key, 'habilitate', key.grantedBy, at))
  return { key: { ...key, revokedBy: null, revokedAt: null }, secret }
}

/**
 * Takes a key back at once: its next request is refused, and so is each line that it had ordered and that is not issued
 * yet. Leaves its audit line.
 *
 * @throws {OperatorKeyError} OPERATOR_KEY_UNKNOWN
 */
export async function revokeOperatorKey(
  register: OperatorKeyRegister,
  revocation: OperatorKeyRevocation,
): Promise<OperatorKey> {
  const { id, revokedBy, at } = revocation
  const key = await register.byId(id)
  if (key === null || !(await register.revoke(revocation, line(key, 'revoke-habilitation', revokedBy, at))))
    throw new OperatorKeyError('OPERATOR_KEY_UNKNOWN', 'no key in force in the register has this id')
  return { ...key, revokedBy, revokedAt: at }
}

function line(
  { id, name, purpose, kinds, validTo }: Omit<NewOperatorKey, 'keyHash'>,
  action: AuditFacts['action'],
  requester: string,
  at: Date,
) {
  return composeAuditEntry({
    ...{ at, action, requester, outcome: 'granted', role: 'operator' },
    purpose: `${name}, ${purpose}, ${kinds.join('+')}, /${validTo}`,
    basis: 'C. route R225-4 I 2° d, R225-6',
    kind: 'OPERATOR_KEY',
    documentId: id,
  })
}
