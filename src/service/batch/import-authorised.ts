import type { OperatorMandate } from '../../core/access/requester.ts'
import {
  type AuditEntry,
  type AuditFacts,
  auditedRequester,
  composeAuditEntry,
} from '../../core/audit/audit-entry.ts'
import { IssuingError } from '../issuing-error.ts'
import type { AuditLog } from '../ports.ts'
import type { ImportedChunk } from './import-lines.ts'

/** Records to be taken into the registry, and what lets the operator do so. */
export interface RecordsImport {
  readonly records: readonly string[]
  readonly mandate: OperatorMandate
}

/** What taking records in needs. */
export interface ImportPorts {
  readonly audit: AuditLog
  /** Writes the records as known from `at` on; what changes anything is written together with the line, or not at all. */
  importChunk(records: readonly string[], line: AuditEntry, at: Date): Promise<ImportedChunk>
}

/**
 * Takes some records into the registry. What they change bears the very instant of the audit line, so that the history of
 * a file leads to whoever changed it.
 *
 * @throws {IssuingError} ACCESS_REFUSED without a mandate, which leaves its line, too
 */
export async function importAuthorised(
  { audit, importChunk }: ImportPorts,
  { records, mandate }: RecordsImport,
  at: Date,
): Promise<ImportedChunk> {
  const line = (facts: Pick<AuditFacts, 'outcome' | 'reason'>) =>
    composeAuditEntry({
      ...auditedRequester({ role: 'operator', mandate }),
      ...{ at, action: 'import-records', kind: 'RECORDS', ...facts },
    })
  if (mandate.kind !== 'none') return importChunk(records, line({ outcome: 'granted' }), at)
  const reason = 'MANDATE_REQUIRED'
  const refused = line({ outcome: 'refused', reason })
  await audit.append(refused)
  const { basis } = refused
  throw new IssuingError('ACCESS_REFUSED', `refused: ${reason} (${basis})`, { reason, basis })
}
