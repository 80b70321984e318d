import type { RefusalReason } from '../access/decide-access.ts'
import type { OperatorMandate, Requester } from '../access/requester.ts'
import { parisDateTime } from '../calendar-day.ts'
import { auditRight, OWN_FILE } from './audit-rights.ts'

/** Everything that leaves a line; an ordinary verification of a document does not, for nobody's presentations are followed. */
export const AUDIT_ACTIONS = [
  'issue',
  'read-points',
  'read-licence',
  'read-document',
  'read-letter',
  'renew-code',
  'withdraw',
  'sign-in',
  'sign-out',
  'create-account',
  'change-account',
  'close-account',
  'link-licence',
  'cut-link',
  'validate-document',
  'habilitate',
  'revoke-habilitation',
  'import-records',
  'open-request',
  'answer-request',
  'read-requests',
  'consult-trace',
  'release-case',
  'export-audit',
  'erase-audit',
  'alert',
] as const

export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** What became of it: done, refused by a rule, or begun and not done. */
export type AuditOutcome = 'granted' | 'refused' | 'failed'

/** Who acts: a requester's role, or the service by itself. */
export type AuditRole = Requester['role'] | 'system'

/** By what a holder signs in. */
export type SignInMeans = Extract<Requester, { role: 'holder' }>['signedInBy']

/** One disclosure, refusal, issue or sign-in: who, why, by what right, about what, with what outcome. */
export interface AuditEntry {
  /** Instant in Europe/Paris, ISO 8601 with its offset. */
  readonly at: string
  readonly action: AuditAction
  readonly outcome: AuditOutcome
  readonly role: AuditRole
  /** Names the requester: an agent's uid, an account's id, an operator's own words; null where `neph` says who it is. */
  readonly requester: string | null
  /** The court or administration of an agent, or whose case it is: its SIRET. */
  readonly service: string | null
  /** A code: of the closed list for clerks, of `AUDIT_RIGHTS` for all others; an operator's own words. */
  readonly purpose: string | null
  readonly caseNumber: string | null
  /** The rule of access that granted. */
  readonly rule: string | null
  /** The article that grants or refuses. */
  readonly basis: string | null
  /** Why it was refused or failed, as a code; of a withdrawal granted, for what reason, or that the document was withdrawn before. */
  readonly reason: string | null
  /** The kind of document or information. */
  readonly kind: string | null
  readonly documentId: string | null
  /** The file that it is about. */
  readonly neph: string | null
  /** By what a holder was signed in; null for all others, and in lines older than this key. */
  readonly signedInBy: SignInMeans | null
}

/** What must be told of every line; the rest is null unless told. */
export type AuditFacts = Pick<AuditEntry, 'action' | 'outcome' | 'role'> &
  Partial<Omit<AuditEntry, 'at' | 'action' | 'outcome' | 'role'>> & { readonly at: Date }

/**
 * Writes an entry out of what is known; what does not concern it is null, so that every line has the same keys. Rule,
 * article and purpose are those of `AUDIT_RIGHTS` unless told, and what is refused without a reason is what no rule allows.
 */
export function composeAuditEntry({ at, ...facts }: AuditFacts): AuditEntry {
  const right = auditRight(facts.action, facts.role)
  const reason = facts.outcome === 'refused' ? NOT_ALLOWED : null
  return {
    at: parisDateTime(at),
    action: facts.action,
    outcome: facts.outcome,
    role: facts.role,
    requester: facts.requester ?? null,
    service: facts.service ?? null,
    purpose: facts.purpose ?? right.purpose,
    caseNumber: facts.caseNumber ?? null,
    rule: facts.rule ?? (facts.outcome === 'granted' ? right.rule : null),
    basis: facts.basis ?? right.basis,
    reason: facts.reason ?? reason,
    kind: facts.kind ?? null,
    documentId: facts.documentId ?? null,
    neph: facts.neph ?? null,
    signedInBy: facts.signedInBy ?? null,
  }
}

const NOT_ALLOWED = 'NO_RULE_ALLOWS' satisfies RefusalReason

/** What a line says of a requester by itself. */
export type AuditedRequester = Pick<AuditEntry, 'role' | 'requester' | 'purpose' | 'signedInBy'>

/**
 * Gives what a line says of a requester: the role; of a holder, by what the person signed in; of an operator's mandate,
 * who asked and why.
 */
export function auditedRequester(requester: Requester): AuditedRequester {
  const mandate = requester.role === 'operator' ? requester.mandate : null
  const isHolder = requester.role === 'holder'
  return {
    role: requester.role,
    requester: mandate?.kind === 'request' ? mandate.requestedBy : null,
    purpose: isHolder ? OWN_FILE : mandate === null ? null : purposeOf(mandate),
    signedInBy: isHolder ? requester.signedInBy : null,
  }
}

function purposeOf(mandate: OperatorMandate): string | null {
  if (mandate.kind === 'request') return mandate.purpose
  return mandate.kind === 'demonstration' ? mandate.kind : null
}
