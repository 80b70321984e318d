import type { AuditEntry } from '../../../src/core/audit/audit-entry.ts'
import type { TracedDoing } from '../../../src/core/audit/holder-trace.ts'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import type { AuditTrace } from '../../../src/service/ports.ts'

/** What one line comes to, counted as the database counts it. */
export function tracedDoing(entry: AuditEntry, more: Partial<TracedDoing> = {}): TracedDoing {
  const { at, action, outcome, role, service, caseNumber, basis, kind, signedInBy } = entry
  const day = parseCalendarDay(at.slice(0, 10))
  const said = { action, outcome, role, service, caseNumber, basis, kind, signedInBy }
  return { ...said, day, count: 1, times: [at.slice(11, 16)], ...more }
}

/** A trace in memory, over lines in the order in which they came. */
export function memoryTrace(lines: () => readonly AuditEntry[]): AuditTrace {
  return {
    doingsOf: async (neph, { before }) =>
      lines()
        .filter((line) => line.neph === neph && (before === null || line.at.slice(0, 10) < before))
        .map((line) => tracedDoing(line))
        .toSorted((one, other) => (one.day < other.day ? 1 : one.day === other.day ? 0 : -1)),
    releasedCases: async () => new Set(),
  }
}
