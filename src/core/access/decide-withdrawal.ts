import type { WithdrawalReason } from '../documents/withdrawal-reason.ts'
import type { AccessDecision } from './decide-access.ts'
import type { Requester } from './requester.ts'

const OPERATOR = 'C. route R225-4 I 2° d'

/**
 * What each reason rests on; every one on the competence of whoever keeps the registry. RGPD art. 5 § 1: accuracy (d) and
 * confidentiality (f); CRPA art. L241-2: what fraud obtained may be withdrawn at any time.
 */
const BASES: Readonly<Record<WithdrawalReason, string>> = {
  'wrong-person': `${OPERATOR}, RGPD art. 5 § 1 d et f`,
  'wrong-content': `${OPERATOR}, RGPD art. 5 § 1 d`,
  'fraudulent-request': `${OPERATOR}, CRPA art. L241-2`,
  'licence-obtained-by-fraud': `${OPERATOR}, CRPA art. L241-2`,
  'decision-of-authority': OPERATOR,
}

/**
 * Decides whether a requester may withdraw a document that was issued: an operator with a mandate, nobody else. A holder
 * may ask for it, in a request.
 */
export function decideWithdrawal(requester: Requester, reason: WithdrawalReason): AccessDecision {
  if (requester.role !== 'operator')
    return { granted: false, reason: 'NO_RULE_ALLOWS', basis: 'C. route L225-6' }
  if (requester.mandate.kind === 'none')
    return { granted: false, reason: 'MANDATE_REQUIRED', basis: OPERATOR }
  return { granted: true, rule: 'operator-withdraws-document', basis: BASES[reason] }
}
