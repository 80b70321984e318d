import { type CalendarDay, parisDay } from '../../core/calendar-day.ts'
import { type Hypothesis, type WhatIf, whatIf } from '../../core/licence/what-if.ts'
import type { PointsReading } from '../read-points.ts'
import { OwnFileError, type OwnFilePorts, type OwnFileRequest } from './own-file.ts'
import { readOwnPoints } from './read-own-points.ts'

/** The own calendar and, where an infraction was imagined, what it would change. */
export interface OwnCalendar extends PointsReading {
  readonly today: CalendarDay
  readonly imagined: WhatIf | null
}

/**
 * Reads the own calendar and answers « what if » (C. route L223-6): nothing imagined is written anywhere. An audit
 * line is left for the reading; the hypothesis is not in it.
 */
export async function exploreWhatIf(
  ports: OwnFilePorts,
  request: OwnFileRequest,
  hypothesis: Hypothesis | null,
): Promise<OwnCalendar> {
  const reading = await readOwnPoints(ports, request)
  const today = parisDay(request.at)
  if (hypothesis === null) return { ...reading, today, imagined: null }
  const record = await ports.records.find(request.holder.neph)
  if (record === null) throw new OwnFileError('UNKNOWN_NEPH', 'the registry no longer has this licence')
  return { ...reading, today, imagined: whatIf(record, { at: today }, hypothesis) }
}
