import { addDays, type CalendarDay, parisDay } from '../calendar-day.ts'
import type { AuditAction, AuditEntry } from './audit-entry.ts'
import { courtCase } from './court-case.ts'

/** One line of what a holder is shown. Of an authority there is nothing but the day. */
export type HolderTraceLine =
  | ({ readonly by: 'holder' | 'unknown' } & Pick<
      AuditEntry,
      'at' | 'action' | 'outcome' | 'kind' | 'documentId' | 'reason'
    >)
  | { readonly by: 'authority'; readonly on: CalendarDay }

/** When accesses of authorities are shown. */
export interface HolderTracePolicy {
  /** Days after which an access of an authority is shown: earlier, it might warn the person of an inquiry. */
  readonly authorityDelayDays: number
  /** Cases whose accesses were released before, each as `courtCase` names it. */
  readonly releasedCases: ReadonlySet<string>
}

/** Days after which an access of an authority is shown, unless an operator sets others: our choice, for no text read here sets a delay. */
export const AUTHORITY_TRACE_DAYS = 183

/** What a holder sees of one's own doings and of attempts in one's name; the rest is not shown. */
const SHOWN: ReadonlySet<AuditAction> = new Set([
  'issue',
  'renew-code',
  'sign-in',
  'create-account',
  'change-account',
  'close-account',
  'link-licence',
  'cut-link',
  'read-document',
  'open-request',
] as const)

/** Attempts by nobody known that a holder must learn of: someone tries to take the account or the licence. */
const ATTEMPTS: ReadonlySet<AuditAction> = new Set(['sign-in', 'link-licence', 'renew-code'] as const)

/** Accesses of anti-terrorism and intelligence services: never shown. */
const SECRET_BASIS = /\bR225-4 II\b/

/**
 * Selects what the holder of a file is shown of its lines: own issues, sign-ins and links at once; accesses of
 * judicial and administrative authorities, operators included, as such only and after a delay; those of C. route
 * R225-4 II never. What nothing here shows is not shown.
 *
 * @param lines all of the same file, in any order; the latest comes first in the answer
 */
export function holderTrace(
  lines: readonly AuditEntry[],
  policy: HolderTracePolicy,
  at: Date,
): readonly HolderTraceLine[] {
  return lines
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .flatMap((line) => shown(line, policy, at) ?? [])
}

function shown(line: AuditEntry, policy: HolderTracePolicy, at: Date): HolderTraceLine | null {
  if (line.basis !== null && SECRET_BASIS.test(line.basis)) return null
  switch (line.role) {
    case 'holder':
      return SHOWN.has(line.action) ? told('holder', line) : null
    case 'authority':
    case 'operator':
      return accessOfAuthority(line, policy, at)
    case 'anonymous':
      return ATTEMPTS.has(line.action) ? told('unknown', line) : null
    case 'employer':
    case 'insurer':
    case 'system':
      return null
  }
}

/** A refusal or a failure disclosed nothing. */
function accessOfAuthority(line: AuditEntry, policy: HolderTracePolicy, at: Date): HolderTraceLine | null {
  if (line.outcome !== 'granted') return null
  const on = parisDay(new Date(line.at))
  const named = courtCase(line)
  const isReleased = named !== null && policy.releasedCases.has(named)
  return isReleased || addDays(on, policy.authorityDelayDays) <= parisDay(at) ? { by: 'authority', on } : null
}

function told(by: 'holder' | 'unknown', line: AuditEntry): HolderTraceLine {
  const { at, action, outcome, kind, documentId, reason } = line
  return { by, at, action, outcome, kind, documentId, reason }
}
