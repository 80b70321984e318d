import { addMonths, parisDay } from '../calendar-day.ts'
import { AUDIT_ACTIONS, type AuditAction } from './audit-entry.ts'

/** Why a body is kept that long; none of these delays is set by the code de la route. */
export type AuditRetentionReason =
  /**
   * Disclosures of a file: three years. Our choice, at the most that the CNIL takes for usual where a log serves
   * to control the agents (délibération 2021-122), and the delay of many acts that create files of the State.
   */
  | 'internal-control'
  /** Accounts and sign-ins: one year. Our choice, the most of the CNIL's six months to a year for a usual log. */
  | 'security-log'
  /**
   * Who was habilitated, what was imported or erased, and alerts: six years. Our choice, the term of limitation of
   * délits (C. pr. pén. art. 8), for these lines explain all others.
   */
  | 'accountability'

/** How many months the body of a line is kept after its instant. */
export interface AuditRetentionRow {
  readonly months: number
  readonly reason: AuditRetentionReason
}

/** A delay for each action; an operator may hand in another than ours. */
export type AuditRetention = Readonly<Record<AuditAction, AuditRetentionRow>>

const CONTROL: AuditRetentionRow = { months: 36, reason: 'internal-control' }
const SECURITY: AuditRetentionRow = { months: 12, reason: 'security-log' }
const ACCOUNT: AuditRetentionRow = { months: 72, reason: 'accountability' }

/**
 * How long each kind of line is kept: our choices all. The first two delays lie within what the CNIL recommends for
 * logs (délibération 2021-122 of 14 October 2021: six months to a year, three years for internal control); the third
 * goes beyond, which an operator has to justify in the register of processing, or shorten.
 */
export const AUDIT_RETENTION: AuditRetention = {
  issue: CONTROL,
  'read-points': CONTROL,
  'read-licence': CONTROL,
  'read-document': CONTROL,
  'read-letter': CONTROL,
  'renew-code': CONTROL,
  withdraw: CONTROL,
  'validate-document': CONTROL,
  'link-licence': CONTROL,
  'cut-link': CONTROL,
  'open-request': CONTROL,
  'answer-request': CONTROL,
  'read-requests': CONTROL,
  'sign-in': SECURITY,
  'sign-out': SECURITY,
  'create-account': SECURITY,
  'change-account': SECURITY,
  'close-account': SECURITY,
  'consult-trace': SECURITY,
  habilitate: ACCOUNT,
  'revoke-habilitation': ACCOUNT,
  'import-records': ACCOUNT,
  'release-case': ACCOUNT,
  'export-audit': ACCOUNT,
  'erase-audit': ACCOUNT,
  alert: ACCOUNT,
}

/**
 * Tells whether the body of a line may be gone: its months have run out, day for day in Europe/Paris. An action that
 * the policy does not know is never erased.
 */
export function isErasable(
  line: { readonly at: Date; readonly action: string },
  at: Date,
  policy: AuditRetention = AUDIT_RETENTION,
): boolean {
  const action = AUDIT_ACTIONS.find((known) => known === line.action)
  return action !== undefined && addMonths(parisDay(line.at), policy[action].months) <= parisDay(at)
}
