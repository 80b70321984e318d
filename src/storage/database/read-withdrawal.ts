import { type DocumentWithdrawal, WITHDRAWAL_REASONS } from '../../core/documents/withdrawal-reason.ts'
import { DatabaseError } from './database-error.ts'

/** The columns of the register that tell of a withdrawal. */
export const WITHDRAWAL_COLUMNS = ['withdrawn_at', 'withdrawal_reason'] as const

/**
 * Reads what a row of the register says of a withdrawal; null while the document stands.
 *
 * @throws {DatabaseError} DATA_UNREADABLE for a reason that is none of ours
 */
export function readWithdrawal(row: {
  readonly withdrawn_at: Date | null
  readonly withdrawal_reason: string | null
}): DocumentWithdrawal | null {
  if (row.withdrawn_at === null) return null
  const reason = WITHDRAWAL_REASONS.find((known) => known === row.withdrawal_reason)
  if (reason === undefined)
    throw new DatabaseError('DATA_UNREADABLE', 'a document was withdrawn for a reason that is not known here')
  return { at: row.withdrawn_at, reason }
}
