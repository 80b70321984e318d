import type { LicenceRecord } from '../licence/licence-record.ts'
import type { LedgerInput } from '../licence/points-input.ts'
import { type PointsLedger, pointsLedger } from '../licence/points-ledger.ts'
import { RETENTION_POLICY } from '../licence/retention-policy.ts'
import { type HistoryLine, riiHistory } from './rii-history.ts'
import { composeStatement, type Statement, type StatementRequest } from './statement.ts'

/** Relevé d'information intégral: all that the registry holds, for the holder and the authorities of L225-4 only. */
export interface Rii extends Statement {
  readonly kind: 'RII'
  readonly confidentialCode: string
  readonly points: PointsLedger
  /** What the causes of movements refer to. */
  readonly events: LedgerInput['events']
  /** Newest first. */
  readonly history: readonly HistoryLine[]
}

/**
 * Composes an RII from a licence record: everything known on the day of issue that may still be told, newest first
 * (C. route L225-3, L225-2).
 *
 * It states facts: forecasts are no part of it.
 */
export function composeRii(
  record: LicenceRecord,
  request: StatementRequest,
  retention = RETENTION_POLICY,
): Rii {
  const statement = composeStatement(record, request)
  const points = pointsLedger(record, { at: statement.emittedOn })
  return {
    kind: 'RII',
    ...statement,
    confidentialCode: record.confidentialCode,
    points,
    events: record.events,
    history: riiHistory(record, points, statement.emittedOn, retention),
  }
}
