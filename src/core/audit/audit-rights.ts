import type { AuditAction, AuditRole } from './audit-entry.ts'

/** Why and by what right something is done, where no rule of core/access is asked. */
export interface AuditRight {
  /** Named as core/access names its rules; null where core/access decides, and tells its own. */
  readonly rule: string | null
  /** The article; null under the same condition. */
  readonly basis: string | null
  /** Null where each requester tells one: clerks of a closed list, operators in their own words. */
  readonly purpose: string | null
}

interface AuditRightRow extends AuditRight {
  /** What is otherwise for some roles. */
  readonly of?: Partial<Readonly<Record<AuditRole, Partial<AuditRight>>>>
}

/** Purpose of what holders do with the own file. */
export const OWN_FILE = 'own-file'

/** Purpose of whoever hands in a document to know what it proves. */
export const DOCUMENT_PRESENTED = 'document-presented'

/** Purpose of lines that protect accounts and files from others. */
const SECURITY = 'account-security'
const REGISTRY = 'registry-keeping'
const CONTROL = 'internal-control'
const VALIDATION = 'document-validation'

/** Where core/access decides, by what it is handed. */
const DECIDED = { rule: null, basis: null, purpose: null } as const
const DECIDED_FOR_HOLDER = { ...DECIDED, purpose: OWN_FILE } as const

const OWN_ACCESS = { purpose: OWN_FILE, basis: 'C. route L225-3, R225-6 III' } as const
/** Keeping accounts safe is a duty of whoever keeps data. */
const SAFETY = 'RGPD art. 32'
const NEED_TO_KNOW = 'C. route L225-4, R225-4'
const OPERATOR = 'C. route R225-4 I 2° d'

/**
 * The rule, the article and the purpose of each kind of line. A test holds every action against it: what is granted
 * has a rule and an article.
 */
export const AUDIT_RIGHTS: Readonly<Record<AuditAction, AuditRightRow>> = {
  issue: DECIDED_FOR_HOLDER,
  'read-points': DECIDED_FOR_HOLDER,
  'read-licence': DECIDED_FOR_HOLDER,
  'read-document': DECIDED_FOR_HOLDER,
  'read-letter': { ...OWN_ACCESS, rule: 'holder-reads-own-letter' },
  'renew-code': DECIDED_FOR_HOLDER,
  withdraw: { rule: 'operator-withdraws-document', basis: OPERATOR, purpose: REGISTRY },
  'sign-in': {
    ...OWN_ACCESS,
    rule: 'holder-signs-in-to-own-file',
    of: {
      authority: { rule: 'habilitated-clerk-signs-in', basis: NEED_TO_KNOW, purpose: VALIDATION },
      operator: { rule: 'operator-key-in-force', basis: OPERATOR, purpose: null },
    },
  },
  'sign-out': {
    ...{ rule: 'holder-ends-own-session', basis: SAFETY, purpose: SECURITY },
    of: { authority: { rule: 'clerk-ends-own-session' } },
  },
  'create-account': { rule: 'anybody-opens-account', basis: 'C. route R225-6 III', purpose: OWN_FILE },
  'change-account': { rule: 'owner-changes-own-account', basis: SAFETY, purpose: SECURITY },
  'close-account': { rule: 'owner-closes-own-account', basis: 'RGPD art. 17', purpose: SECURITY },
  'link-licence': { ...OWN_ACCESS, rule: 'holder-links-own-licence' },
  'cut-link': {
    ...{ rule: 'holder-cuts-own-link', basis: SAFETY, purpose: SECURITY },
    of: { system: { rule: 'service-cuts-link-that-no-longer-matches' } },
  },
  'validate-document': DECIDED,
  habilitate: {
    ...{ rule: 'operator-habilitates-agent', basis: NEED_TO_KNOW, purpose: VALIDATION },
    of: { system: { rule: 'demonstration-habilitates-agent' } },
  },
  'revoke-habilitation': { rule: 'operator-revokes-habilitation', basis: NEED_TO_KNOW, purpose: VALIDATION },
  'import-records': { rule: 'operator-imports-records', basis: 'C. route L225-1', purpose: REGISTRY },
  'open-request': { rule: 'holder-opens-own-request', basis: 'RGPD art. 15, 16', purpose: OWN_FILE },
  'answer-request': {
    ...{ rule: 'operator-answers-request', basis: `RGPD art. 12, ${OPERATOR}`, purpose: 'holder-request' },
  },
  'read-requests': {
    ...{ rule: 'operator-reads-requests', basis: `RGPD art. 12, ${OPERATOR}`, purpose: 'holder-request' },
  },
  'consult-trace': { rule: 'holder-reads-own-trace', basis: 'RGPD art. 15', purpose: OWN_FILE },
  'release-case': {
    ...{ rule: 'operator-releases-case-on-request', basis: 'RGPD art. 15, C. route R225-4' },
    purpose: CONTROL,
  },
  'export-audit': { rule: 'operator-exports-audit-on-request', basis: OPERATOR, purpose: CONTROL },
  'erase-audit': { rule: 'service-erases-at-term', basis: 'RGPD art. 5, 1, e', purpose: CONTROL },
  alert: { rule: 'service-raises-alert', basis: SAFETY, purpose: SECURITY },
}

/** Gives the right of an action as somebody in that role does it; nobody else acts for the own file. */
export function auditRight(action: AuditAction, role: AuditRole): AuditRight {
  const { of, ...row } = AUDIT_RIGHTS[action]
  const right = { ...row, ...of?.[role] }
  const isOwner = role === 'holder' || role === 'anonymous'
  return isOwner || right.purpose !== OWN_FILE ? right : { ...right, purpose: null }
}
