import type { AccessDecision } from './decide-access.ts'
import type { Requester } from './requester.ts'

interface RenewalRule {
  readonly rule: string
  readonly allows: (requester: Requester, neph: string) => boolean
  /** The article that gives the right. */
  readonly basis: string
}

/** Who may have the confidential code of a file replaced; what no rule allows is refused. */
export const CODE_RENEWAL_RULES: readonly RenewalRule[] = [
  {
    rule: 'holder-renews-own-code',
    allows: (requester, neph) =>
      requester.role === 'holder' && requester.signedInBy === 'franceconnect' && requester.neph === neph,
    basis: 'C. route R225-6 III',
  },
  {
    rule: 'operator-renews-code-on-request',
    allows: (requester) => requester.role === 'operator' && requester.mandate.kind !== 'none',
    basis: 'C. route R225-6',
  },
]

/**
 * Decides whether a requester may have a new confidential code sent to the holder of a file. Whoever asks, the code
 * itself goes to the registered address, never into the answer.
 */
export function decideCodeRenewal(requester: Requester, neph: string): AccessDecision {
  const rule = CODE_RENEWAL_RULES.find(({ allows }) => allows(requester, neph))
  if (rule) return { granted: true, rule: rule.rule, basis: rule.basis }
  if (requester.role === 'operator')
    return { granted: false, reason: 'MANDATE_REQUIRED', basis: 'C. route R225-4 I 2° d' }
  return requester.role === 'holder'
    ? { granted: false, reason: 'FRANCECONNECT_REQUIRED', basis: 'C. route R225-6 III' }
    : { granted: false, reason: 'POINTS_RESERVED', basis: 'C. route L223-7' }
}
