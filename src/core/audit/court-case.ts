import type { AuditEntry } from './audit-entry.ts'

/** Tells a case from those of other courts, for each numbers its own; null for a line that names no case of a court. */
export function courtCase({
  service,
  caseNumber,
}: Pick<AuditEntry, 'service' | 'caseNumber'>): string | null {
  return service === null || caseNumber === null ? null : `${service} ${caseNumber}`
}
