import { addDays, type CalendarDay, parisDay } from '../calendar-day.ts'
import type { AuditAction, AuditEntry } from './audit-entry.ts'
import { courtCase } from './court-case.ts'

/**
 * What was done of one kind in one calendar day in Europe/Paris, by one means: what the trace is made of, so that
 * nothing done often pushes the rest out of sight.
 */
export interface TracedDoing
  extends Pick<
    AuditEntry,
    'action' | 'outcome' | 'role' | 'service' | 'caseNumber' | 'basis' | 'kind' | 'signedInBy'
  > {
  readonly day: CalendarDay
  readonly count: number
  /** Minutes in which it was done, `HH:mm`, in their order; of more than {@link MOST_TIMES}, the first and the last. */
  readonly times: readonly string[]
}

/** One line of what a holder is shown. Of an authority there is nothing but the day and how often. */
export type HolderTraceLine =
  | ({ readonly by: 'holder' | 'unknown' } & Pick<
      TracedDoing,
      'day' | 'count' | 'times' | 'action' | 'outcome' | 'kind' | 'signedInBy'
    >)
  | { readonly by: 'authority'; readonly day: CalendarDay; readonly count: number }

/** When accesses of authorities are shown. */
export interface HolderTracePolicy {
  /** Days after which an access of an authority is shown: earlier, it might warn the person of an inquiry. */
  readonly authorityDelayDays: number
  /** Cases whose accesses were released before, each as `courtCase` names it. */
  readonly releasedCases: ReadonlySet<string>
}

/** Days after which an access of an authority is shown, unless an operator sets others: our choice, for no text read here sets a delay. */
export const AUTHORITY_TRACE_DAYS = 183

/** What a holder reads of the own file: told by the day, for there is much of it. */
const TRACED_READS = [
  'read-points',
  'read-licence',
  'read-document',
  'read-letter',
  'consult-trace',
] as const satisfies readonly AuditAction[]

/**
 * The actions that a holder is shown, by who does them: of oneself all that is done with the file, of nobody known the
 * attempts to take the account or the licence. What is read from the audit for the trace is bounded by this table.
 */
export const TRACED_ACTIONS: Readonly<Record<'holder' | 'anonymous', readonly AuditAction[]>> = {
  holder: [
    ...TRACED_READS,
    'issue',
    'renew-code',
    'sign-in',
    'create-account',
    'change-account',
    'close-account',
    'link-licence',
    'cut-link',
    'open-request',
  ],
  anonymous: ['sign-in', 'link-licence', 'renew-code'],
}

/** Roles whose accesses are shown as those of an authority, whatever the action. */
export const TRACED_AUTHORITIES = ['authority', 'operator'] as const satisfies readonly AuditEntry['role'][]

/** Accesses of anti-terrorism and intelligence services: never shown. */
const SECRET_BASIS = /\bR225-4 II\b/

/**
 * Selects what the holder of a file is shown of it: own doings at once; accesses of judicial and administrative
 * authorities, operators included, as such only and after a delay; those of C. route R225-4 II never. What nothing
 * here shows is not shown.
 *
 * @param doings all of the same file, in any order; the latest day comes first in the answer, what was done last first
 */
export function holderTrace(
  doings: readonly TracedDoing[],
  policy: HolderTracePolicy,
  at: Date,
): readonly HolderTraceLine[] {
  return joinedLines(doings.flatMap((doing) => shown(doing, policy, at) ?? []))
}

/** Puts lines in their order, and makes one of those that say the same of the same day. */
export function joinedLines(lines: readonly HolderTraceLine[]): readonly HolderTraceLine[] {
  const joined = new Map<string, HolderTraceLine>()
  for (const line of lines) {
    const { count: _, ...rest } = line
    const key = JSON.stringify({ ...rest, times: null })
    const other = joined.get(key)
    joined.set(key, other === undefined ? line : added(other, line))
  }
  return [...joined.values()].toSorted((one, other) => compare(orderOf(other), orderOf(one)))
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}

function added(one: HolderTraceLine, other: HolderTraceLine): HolderTraceLine {
  const count = one.count + other.count
  if (one.by === 'authority' || other.by === 'authority') return { ...one, count }
  const times = [...new Set([...one.times, ...other.times])].toSorted()
  return { ...one, count, times: timesTold(one.action, times) }
}

function timesTold(action: AuditAction, times: readonly string[]): readonly string[] {
  const most = TRACED_READS.some((read) => read === action) ? 2 : MOST_TIMES
  return times.length <= most ? times : times.filter((_, index) => index === 0 || index === times.length - 1)
}

/** More minutes of a day than this are told by the first and the last; of reads, more than two. */
export const MOST_TIMES = 6

/** By day, then by what was done last; an authority's time is not told, and comes after. */
function orderOf(line: HolderTraceLine): string {
  return `${line.day} ${line.by === 'authority' ? '' : (line.times.at(-1) ?? '')}`
}

/**
 * Tells whether a line is an access of a judicial or administrative authority, of which its holder learns in time:
 * a refusal or a failure disclosed nothing, and of C. route R225-4 II nobody learns.
 */
export function isAccessOfAuthority({
  role,
  outcome,
  basis,
}: Pick<AuditEntry, 'role' | 'outcome' | 'basis'>): boolean {
  return TRACED_AUTHORITIES.some((one) => one === role) && outcome === 'granted' && !isSecret(basis)
}

function isSecret(basis: string | null): boolean {
  return basis !== null && SECRET_BASIS.test(basis)
}

function shown(doing: TracedDoing, policy: HolderTracePolicy, at: Date): HolderTraceLine | null {
  if (isSecret(doing.basis)) return null
  switch (doing.role) {
    case 'holder':
      return TRACED_ACTIONS.holder.includes(doing.action) ? told('holder', doing) : null
    case 'authority':
    case 'operator':
      return accessOfAuthority(doing, policy, at)
    case 'anonymous':
      return TRACED_ACTIONS.anonymous.includes(doing.action) ? told('unknown', doing) : null
    case 'employer':
    case 'insurer':
    case 'system':
      return null
  }
}

function accessOfAuthority(doing: TracedDoing, policy: HolderTracePolicy, at: Date): HolderTraceLine | null {
  if (!isAccessOfAuthority(doing)) return null
  const { day, count } = doing
  const named = courtCase(doing)
  const isReleased = named !== null && policy.releasedCases.has(named)
  return isReleased || addDays(day, policy.authorityDelayDays) <= parisDay(at)
    ? { by: 'authority', day, count }
    : null
}

function told(by: 'holder' | 'unknown', doing: TracedDoing): HolderTraceLine {
  const { day, count, action, outcome, kind } = doing
  const times = timesTold(action, doing.times)
  return { by, day, count, times, action, outcome, kind, signedInBy: meansOf(doing) }
}

/** Lines older than `signedInBy`, and attempts, tell the means as their kind, but for a link between licence and account. */
function meansOf({ signedInBy, action, kind }: TracedDoing): AuditEntry['signedInBy'] {
  if (signedInBy !== null || kind === 'franceconnect') return signedInBy ?? 'franceconnect'
  return kind === 'account' && action !== 'link-licence' && action !== 'cut-link' ? kind : null
}
