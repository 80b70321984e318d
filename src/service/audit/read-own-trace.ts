import { RESERVED_DOCUMENTS } from '../../core/access/decide-access.ts'
import type { Requester } from '../../core/access/requester.ts'
import { auditedRequester, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { type HolderTraceLine, holderTrace } from '../../core/audit/holder-trace.ts'
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
}

const BASIS = 'RGPD art. 15'

/**
 * Tells a holder who did what with the own file, and leaves a line; to anyone else it is refused.
 *
 * A session opened with a local account is not told of which kind a reserved document was, nor its id.
 *
 * @throws {TraceError} ACCESS_REFUSED
 */
export async function readOwnTrace(
  ports: TracePorts,
  { neph, requester, at }: OwnTraceRequest,
): Promise<readonly HolderTraceLine[]> {
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
      neph,
    }),
  )
  if (!isOwn)
    throw new TraceError('ACCESS_REFUSED', `refused: only the holder may see this trace (${BASIS})`, {
      reason: 'NO_RULE_ALLOWS',
      basis: BASIS,
    })
  const { authorityTraceDays: authorityDelayDays, trace } = ports
  const policy = { authorityDelayDays, releasedCases: await trace.releasedCases() }
  const lines = holderTrace(await trace.linesOf(neph), policy, at)
  return requester.signedInBy === 'franceconnect' ? lines : lines.map(withoutReserved)
}

function withoutReserved(line: HolderTraceLine): HolderTraceLine {
  const isReserved = line.by !== 'authority' && RESERVED_DOCUMENTS.some((kind) => kind === line.kind)
  return isReserved ? { ...line, kind: null, documentId: null } : line
}
