import { type AuditFacts, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { AuditLog } from '../ports.ts'
import { isInForce, type OperatorKey, type OperatorKeyRegister } from './operator-key.ts'
import { OperatorKeyError, type OperatorKeyErrorCode } from './operator-key-error.ts'
import { operatorKeyHash } from './operator-secret.ts'

/** What knows a program by its key. */
export interface IdentifyOperatorPorts {
  readonly keys: Pick<OperatorKeyRegister, 'find'>
  readonly audit: AuditLog
}

/**
 * Finds whose key a program presents. A refusal leaves its audit line; a key taken in leaves none, for what is done with
 * it does.
 *
 * @throws {OperatorKeyError} OPERATOR_KEY_REFUSED, OPERATOR_KEY_NOT_IN_FORCE
 */
export async function identifyOperator(
  { keys, audit }: IdentifyOperatorPorts,
  secret: string,
  at: Date,
): Promise<OperatorKey> {
  const keyHash = operatorKeyHash(secret)
  const key = keyHash === null ? null : await keys.find(keyHash)
  if (key === null) {
    await audit.append(refusal('OPERATOR_KEY_REFUSED', at, { role: 'anonymous' }))
    throw new OperatorKeyError('OPERATOR_KEY_REFUSED', 'expected a key of this service, found another one')
  }
  if (isInForce(key, at)) return key
  const { id, name, purpose } = key
  await audit.append(
    refusal('OPERATOR_KEY_NOT_IN_FORCE', at, { role: 'operator', requester: name, purpose, documentId: id }),
  )
  throw new OperatorKeyError(
    'OPERATOR_KEY_NOT_IN_FORCE',
    key.revokedAt === null ? `the last day of this key was ${key.validTo}` : 'this key was taken back',
  )
}

function refusal(
  reason: OperatorKeyErrorCode,
  at: Date,
  who: Pick<AuditFacts, 'role' | 'requester' | 'purpose' | 'documentId'>,
) {
  return composeAuditEntry({
    ...who,
    at,
    action: 'sign-in',
    outcome: 'refused',
    kind: 'OPERATOR_KEY',
    reason,
  })
}
