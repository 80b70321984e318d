import type { AccessDecision } from './decide-access.ts'
import type { Requester } from './requester.ts'

interface PointsRule {
  readonly rule: string
  readonly allows: (requester: Requester, neph: string) => boolean
  /** The article that gives the right. */
  readonly basis: string
}

/** Who may read balance, history and calendar of a file; what no rule allows is refused (domain matrix 3.2). */
export const POINTS_RULES: readonly PointsRule[] = [
  {
    rule: 'holder-reads-own-points',
    allows: (requester, neph) => requester.role === 'holder' && requester.neph === neph,
    basis: 'C. route R225-6 III 1°',
  },
  {
    rule: 'authority-reads-points',
    // A clerk sees what the document presented seals, and nothing of the registry.
    allows: (requester) => requester.role === 'authority' && requester.clerk === undefined,
    basis: 'C. route L225-4, L223-7',
  },
  {
    rule: 'operator-reads-points-on-request',
    allows: (requester) => requester.role === 'operator' && requester.mandate.kind !== 'none',
    basis: 'C. route R225-4 I 2° d',
  },
]

/**
 * Decides whether a requester may read the points of a file in the registry. Employers, insurers and all others are
 * refused (C. route L223-7); so is a holder who asks for another's file.
 */
export function decidePointsAccess(requester: Requester, neph: string): AccessDecision {
  const rule = POINTS_RULES.find(({ allows }) => allows(requester, neph))
  if (rule) return { granted: true, rule: rule.rule, basis: rule.basis }
  return requester.role === 'operator'
    ? { granted: false, reason: 'MANDATE_REQUIRED', basis: 'C. route R225-4 I 2° d' }
    : { granted: false, reason: 'POINTS_RESERVED', basis: 'C. route L223-7' }
}
