import type { AccessDecision } from '../core/access/decide-access.ts'
import { decidePointsAccess } from '../core/access/decide-points-access.ts'
import type { Requester } from '../core/access/requester.ts'
import { type AuditEntry, auditedRequester, composeAuditEntry } from '../core/audit/audit-entry.ts'
import type { Neph } from '../core/licence/neph.ts'
import type { Clocks, LedgerEvent } from '../core/licence/points-input.ts'
import { type PointsLedger, pointsLedger } from '../core/licence/points-ledger.ts'
import { type Forecast, restitutionCalendar } from '../core/licence/restitution-calendar.ts'
import { CodedError } from '../errors.ts'
import type { AuditLog, LicenceRecords } from './ports.ts'

/** Why points were not told. */
export class PointsReadingError extends CodedError<'ACCESS_REFUSED' | 'UNKNOWN_NEPH'> {
  override readonly name = 'PointsReadingError'
}

export interface PointsRequest {
  readonly neph: Neph
  readonly requester: Requester
  readonly clocks: Clocks
  /** The instant of the request, for the audit. */
  readonly at: Date
}

/** The points of a file; `events` are those that the lines refer to. */
export interface PointsReading {
  readonly ledger: PointsLedger
  readonly calendar: readonly Forecast[]
  readonly events: readonly LedgerEvent[]
}

/**
 * Reads the points of a file in the registry: decides access, finds the record, computes, and leaves an audit line
 * before anything is told. A refusal leaves its line too.
 *
 * @throws {PointsReadingError}
 */
export async function readPoints(
  ports: { readonly records: LicenceRecords; readonly audit: AuditLog },
  request: PointsRequest,
): Promise<PointsReading> {
  const decision = await authorisePointsReading(ports.audit, request)
  const record = await ports.records.find(request.neph)
  if (record === null) {
    // That there is none is told, too: whoever tries numbers leaves a trace of each.
    const { granted: _, ...right } = decision
    await ports.audit.append(
      composeAuditEntry({ ...facts(request), ...right, outcome: 'failed', reason: 'UNKNOWN_NEPH' }),
    )
    throw new PointsReadingError('UNKNOWN_NEPH', 'the registry has no licence with this NEPH')
  }
  const reading = {
    ledger: pointsLedger(record, request.clocks),
    calendar: restitutionCalendar(record, request.clocks),
    events: record.events,
  }
  await ports.audit.append(auditLine(request, decision))
  return reading
}

/**
 * Refuses a request that no rule allows, before the registry is asked; the refusal leaves its line.
 *
 * @throws {PointsReadingError} ACCESS_REFUSED
 */
export async function authorisePointsReading(
  audit: AuditLog,
  request: PointsRequest,
): Promise<AccessDecision> {
  const decision = decidePointsAccess(request.requester, request.neph)
  if (decision.granted) return decision
  await audit.append(auditLine(request, decision))
  const { reason, basis } = decision
  throw new PointsReadingError('ACCESS_REFUSED', `refused: ${reason} (${basis})`, { reason, basis })
}

function auditLine(request: PointsRequest, decision: AccessDecision): AuditEntry {
  const { granted, ...right } = decision
  return composeAuditEntry({ ...facts(request), ...right, outcome: granted ? 'granted' : 'refused' })
}

function facts({ requester, neph, at }: PointsRequest) {
  // A holder refused another's file stands in the own trace, not in the other's.
  const named = requester.role === 'holder' ? (requester.neph ?? null) : neph
  return { ...auditedRequester(requester), at, action: 'read-points', kind: 'POINTS', neph: named } as const
}
