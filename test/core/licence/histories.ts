import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import type {
  LedgerEvent,
  LedgerInfraction,
  LedgerInput,
  LedgerLetter,
  LedgerLicence,
  LedgerProbation,
  LedgerStage,
} from '../../../src/core/licence/points-input.ts'

/** Short spellings for the histories of tests. */
export function infraction(
  id: string,
  itsClass: LedgerInfraction['class'],
  points: number,
  committedOn: string,
  establishedOn: string,
  { recordedOn, group }: { recordedOn?: string; group?: string } = {},
): LedgerInfraction {
  return {
    kind: 'infraction',
    id,
    class: itsClass,
    points,
    committedOn: parseCalendarDay(committedOn),
    establishedOn: parseCalendarDay(establishedOn),
    ...(recordedOn && { recordedOn: parseCalendarDay(recordedOn) }),
    ...(group && { group }),
  }
}

export function stage(
  itsCase: LedgerStage['case'],
  from: string,
  to: string,
  recordedOn?: string,
): LedgerStage {
  return {
    kind: 'stage',
    case: itsCase,
    from: parseCalendarDay(from),
    to: parseCalendarDay(to),
    ...(recordedOn && { recordedOn: parseCalendarDay(recordedOn) }),
  }
}

export function notified48SI(notifiedOn: string, recordedOn?: string): LedgerLetter {
  return {
    kind: 'letter',
    reference: '48SI',
    notifiedOn: parseCalendarDay(notifiedOn),
    ...(recordedOn && { recordedOn: parseCalendarDay(recordedOn) }),
  }
}

export function newLicence(
  on: string,
  probation?: LedgerProbation | null,
  recordedOn?: string,
): LedgerLicence {
  return {
    kind: 'licence-obtained',
    on: parseCalendarDay(on),
    ...(probation !== undefined && { probation }),
    ...(recordedOn && { recordedOn: parseCalendarDay(recordedOn) }),
  }
}

export function licence(
  obtainedOn: string,
  probation: LedgerProbation | null,
  events: readonly LedgerEvent[],
): LedgerInput {
  return { obtainedOn: parseCalendarDay(obtainedOn), probation, events }
}
