import type { DocumentKind } from '../documents/document-kind.ts'
import { mayPursue } from './clerk-purpose.ts'
import type { OperatorMandate, Requester } from './requester.ts'

/** What may be done with a document. */
export type Action = 'read-sealed-content' | 'issue'

/** Why access is refused; the article is in the decision's `basis`. */
export type RefusalReason =
  | 'POINTS_RESERVED'
  | 'FRANCECONNECT_REQUIRED'
  | 'MANDATE_REQUIRED'
  | 'NO_RULE_ALLOWS'

/** The answer, with the rule that grants or the reason for refusing, and the article in either case. */
export type AccessDecision =
  | { readonly granted: true; readonly rule: string; readonly basis: string }
  | { readonly granted: false; readonly reason: RefusalReason; readonly basis: string }

interface AccessRule {
  readonly rule: string
  readonly action: Action
  readonly documents: readonly DocumentKind[] | 'any'
  readonly allows: (requester: Requester, document: DocumentKind) => boolean
  /** The article that gives the right. */
  readonly basis: string
}

/** Documents that tell points, infractions or sanctions: withheld whole from all but those L225-3 and L225-4 name. */
export const RESERVED_DOCUMENTS: readonly DocumentKind[] = ['RII', 'RRP', 'LETTER', 'ORDER']

const SHOWN_BY_BEARER: readonly DocumentKind[] = ['ADCS', 'RIR', 'APC', 'EXAM_CERTIFICATE', 'OTHER']

const isFranceConnectHolder = (requester: Requester) =>
  requester.role === 'holder' && requester.signedInBy === 'franceconnect'

/** A clerk reads for a purpose that the law gives to that order of courts. */
const isEntitledAuthority = (requester: Requester) =>
  requester.role === 'authority' && (requester.clerk === undefined || mayPursue(requester.clerk))

/** A program's mandate may be for some documents only. */
function covers(mandate: OperatorMandate, document: DocumentKind): boolean {
  if (mandate.kind !== 'request') return mandate.kind === 'demonstration'
  return mandate.documents === undefined || mandate.documents.includes(document)
}

/** What each requester may do, after domain matrix 3.2; what no rule allows is refused. */
export const ACCESS_RULES: readonly AccessRule[] = [
  {
    rule: 'bearer-shows-restricted-document',
    action: 'read-sealed-content',
    documents: SHOWN_BY_BEARER,
    allows: () => true,
    basis: 'C. route L225-5',
  },
  {
    rule: 'holder-reads-own-document',
    action: 'read-sealed-content',
    documents: 'any',
    allows: isFranceConnectHolder,
    basis: 'C. route L225-3',
  },
  {
    rule: 'authority-reads-document',
    action: 'read-sealed-content',
    documents: 'any',
    allows: isEntitledAuthority,
    basis: 'C. route L225-4',
  },
  {
    rule: 'holder-obtains-restricted-statement',
    action: 'issue',
    documents: ['ADCS'],
    allows: (requester) => requester.role === 'holder',
    basis: 'C. route R225-6 III 3°',
  },
  {
    rule: 'holder-obtains-full-statement',
    action: 'issue',
    documents: ['RII'],
    allows: isFranceConnectHolder,
    basis: 'C. route L225-3, R225-6 III 2°',
  },
  {
    rule: 'operator-issues-on-request',
    action: 'issue',
    documents: ['ADCS', 'RII', 'LETTER'],
    allows: (requester, document) => requester.role === 'operator' && covers(requester.mandate, document),
    basis: 'C. route R225-4 I 2° d, R225-6',
  },
]

/** Decides whether a requester may act on a document of a kind; a refusal carries its reason and article. */
export function decideAccess(requester: Requester, action: Action, document: DocumentKind): AccessDecision {
  const rule = ACCESS_RULES.find(
    (rule) =>
      rule.action === action &&
      (rule.documents === 'any' || rule.documents.includes(document)) &&
      rule.allows(requester, document),
  )
  if (rule) return { granted: true, rule: rule.rule, basis: rule.basis }
  return { granted: false, ...refusal(requester, action, document) }
}

function refusal(
  requester: Requester,
  action: Action,
  document: DocumentKind,
): { reason: RefusalReason; basis: string } {
  if (requester.role === 'operator' && action === 'issue')
    return { reason: 'MANDATE_REQUIRED', basis: 'C. route R225-4 I 2° d' }
  if (requester.role === 'holder' && document === 'RII')
    return { reason: 'FRANCECONNECT_REQUIRED', basis: 'C. route R225-6 III' }
  return RESERVED_DOCUMENTS.includes(document)
    ? { reason: 'POINTS_RESERVED', basis: 'C. route L223-7' }
    : { reason: 'NO_RULE_ALLOWS', basis: 'C. route L225-6' }
}
