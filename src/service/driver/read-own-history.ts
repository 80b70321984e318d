import { addYears, type CalendarDay, parisDay } from '../../core/calendar-day.ts'
import { type HistoryLine, riiHistory, UNDATED } from '../../core/documents/rii-history.ts'
import { RETENTION_POLICY } from '../../core/licence/retention-policy.ts'
import type { PointsReading } from '../read-points.ts'
import { OwnFileError, type OwnFilePorts, type OwnFileRequest } from './own-file.ts'
import { readOwnPoints } from './read-own-points.ts'

/** How far back the history of the public service goes. */
const HISTORY_YEARS = 10

/** Ten years of the own file. */
export interface OwnHistory extends PointsReading {
  readonly today: CalendarDay
  readonly from: CalendarDay
  /** Newest first. */
  readonly lines: readonly HistoryLine[]
  /** Balance and cap at the end of the day before `from`; null where there was no licence yet. */
  readonly before: { readonly balance: number; readonly cap: number } | null
}

/**
 * Reads the own history of ten years: what the registry knows and may still tell (C. route L225-2), with what each
 * line did to the points. An audit line is left.
 */
export async function readOwnHistory(ports: OwnFilePorts, request: OwnFileRequest): Promise<OwnHistory> {
  const reading = await readOwnPoints(ports, request)
  const { ledger } = reading
  const record = await ports.records.find(request.holder.neph)
  if (record === null) throw new OwnFileError('UNKNOWN_NEPH', 'the registry no longer has this licence')
  const today = parisDay(request.at)
  const from = addYears(today, -HISTORY_YEARS)
  const last = ledger.movements.findLast(({ day }) => day < from)
  return {
    ...reading,
    today,
    from,
    lines: riiHistory(record, ledger, today, RETENTION_POLICY).filter(
      ({ day }) => day >= from || day === UNDATED,
    ),
    before: last === undefined ? null : { balance: last.balance, cap: last.cap },
  }
}
