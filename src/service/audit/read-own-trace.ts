import { RESERVED_DOCUMENTS } from '../../core/access/decide-access.ts'
import type { Requester } from '../../core/access/requester.ts'
import { auditedRequester, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import {
  type HolderTraceLine,
  type HolderTracePolicy,
  holderTrace,
  joinedLines,
} from '../../core/audit/holder-trace.ts'
import type { CalendarDay } from '../../core/calendar-day.ts'
import type { Neph } from '../../core/licence/neph.ts'
import { CodedError } from '../../errors.ts'
import type { AuditLog, AuditTrace } from '../ports.ts'

/** Who may not see who consulted a file. */
export class TraceError extends CodedError<'ACCESS_REFUSED'> {
  override readonly name = 'TraceError'
}

export interface TracePorts {
  readonly trace: AuditTrace
  readonly audit: AuditLog
  /** Days after which an access of an authority is shown, unless its case was released before. */
  readonly authorityTraceDays: number
}

export interface OwnTraceRequest {
  readonly neph: Neph
  readonly requester: Requester
  readonly at: Date
  /** The day before which to begin; left out, the latest. */
  readonly before?: CalendarDay | undefined
}

/** Whole days of the trace. */
export interface OwnTracePage {
  readonly lines: readonly HolderTraceLine[]
  /** The day before which the next page begins; null where nothing older is shown. */
  readonly older: CalendarDay | null
}

const BASIS = 'RGPD art. 15'

/** A page ends with the day on which it has so many lines. */
const MOST_LINES = 40
/** Doings asked of the audit at once; some may not be shown. */
const MOST_DOINGS = 200

/**
 * Tells a holder who did what with the own file, a page of whole days, and leaves a line; to anyone else it is refused.
 *
 * Where a page ends depends on what is shown alone: it says nothing of accesses that are not shown yet.
 *
 * A session opened with a local account is not told of which kind a reserved document was.
 *
 * @throws {TraceError} ACCESS_REFUSED
 */
export async function readOwnTrace(
  ports: TracePorts,
  { neph, requester, at, before }: OwnTraceRequest,
): Promise<OwnTracePage> {
  const isOwn = requester.role === 'holder' && requester.neph === neph
  await ports.audit.append(
    composeAuditEntry({
      ...auditedRequester(requester),
      at,
      action: 'consult-trace',
      outcome: isOwn ? 'granted' : 'refused',
      rule: isOwn ? 'holder-reads-own-trace' : null,
      reason: isOwn ? null : 'NO_RULE_ALLOWS',
      basis: BASIS,
      kind: 'TRACE',
      // A refusal names nobody else's file.
      neph: requester.role === 'holder' ? (requester.neph ?? null) : null,
    }),
  )
  if (!isOwn)
    throw new TraceError('ACCESS_REFUSED', `refused: only the holder may see this trace (${BASIS})`, {
      reason: 'NO_RULE_ALLOWS',
      basis: BASIS,
    })
  const { authorityTraceDays: authorityDelayDays, trace } = ports
  const policy = { authorityDelayDays, releasedCases: await trace.releasedCases() }
  const tell = requester.signedInBy === 'franceconnect' ? joinedLines : withoutReserved
  return await readPage(trace, { neph, before: before ?? null, policy, at }, tell)
}

interface PageAsked {
  readonly neph: Neph
  readonly before: CalendarDay | null
  readonly policy: HolderTracePolicy
  readonly at: Date
}

async function readPage(
  trace: AuditTrace,
  { neph, before, policy, at }: PageAsked,
  tell: typeof joinedLines,
): Promise<OwnTracePage> {
  const lines: HolderTraceLine[] = []
  let begin = before
  for (;;) {
    const doings = await trace.doingsOf(neph, { before: begin, most: MOST_DOINGS })
    lines.push(...tell(holderTrace(doings, policy, at)))
    begin = doings.at(-1)?.day ?? null
    const page = firstPage(lines)
    if (page.older !== null || begin === null) return page
  }
}

function firstPage(lines: readonly HolderTraceLine[]): OwnTracePage {
  const last = lines[MOST_LINES - 1]?.day
  if (last === undefined) return { lines, older: null }
  const shown = lines.filter(({ day }) => day >= last)
  return { lines: shown, older: shown.length < lines.length ? last : null }
}

/** Two kinds of which the kind is not told are one thing. */
function withoutReserved(lines: readonly HolderTraceLine[]): readonly HolderTraceLine[] {
  return joinedLines(
    lines.map((line) =>
      line.by !== 'authority' && RESERVED_DOCUMENTS.some((kind) => kind === line.kind)
        ? { ...line, kind: null }
        : line,
    ),
  )
}
