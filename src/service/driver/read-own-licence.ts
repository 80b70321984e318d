import { decideAccess } from '../../core/access/decide-access.ts'
import { auditedRequester, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { type CalendarDay, parisDateTime, parisDay } from '../../core/calendar-day.ts'
import { isCategoryValidOn } from '../../core/licence/category-validity.ts'
import type { HeldCategory, LicenceRecord } from '../../core/licence/licence-record.ts'
import { type StateInForce, stateInForce } from '../../core/licence/state-in-force.ts'
import { OwnFileError, type OwnFilePorts, type OwnFileRequest } from './own-file.ts'

/** A category of the own licence; one that has ended is told too. */
export interface OwnCategory extends HeldCategory {
  readonly inForce: boolean
}

/** The own licence, as it is told to its holder; points and infractions are no part of it. */
export interface OwnLicence extends Pick<LicenceRecord, 'neph' | 'holder' | 'obtainedOn'> {
  readonly day: CalendarDay
  /** Instant of the reading, Europe/Paris, `YYYY-MM-DDTHH:mm`. */
  readonly dataAsOf: string
  readonly state: StateInForce
  readonly categories: readonly OwnCategory[]
}

/**
 * Reads the own licence: existence, categories, validity (C. route L225-5 1°, R225-6 III 3°), and leaves an audit line.
 *
 * @throws {OwnFileError} UNKNOWN_NEPH
 */
export async function readOwnLicence(
  { records, audit }: OwnFilePorts,
  { holder, at }: OwnFileRequest,
): Promise<OwnLicence> {
  // Who may have it on paper may read it: the same rule decides, with its article.
  const { granted, ...right } = decideAccess(holder, 'issue', 'ADCS')
  const record = granted ? await records.find(holder.neph) : null
  await audit.append(
    composeAuditEntry({
      ...auditedRequester(holder),
      ...right,
      at,
      action: 'read-licence',
      outcome: !granted ? 'refused' : record === null ? 'failed' : 'granted',
      kind: 'LICENCE',
      neph: holder.neph,
    }),
  )
  if (!granted) throw new OwnFileError('ACCESS_REFUSED', 'no rule lets this holder read a licence')
  if (record === null) throw new OwnFileError('UNKNOWN_NEPH', 'the registry no longer has this licence')
  return tell(record, at)
}

function tell(record: LicenceRecord, at: Date): OwnLicence {
  const day = parisDay(at)
  return {
    day,
    dataAsOf: parisDateTime(at).slice(0, 16),
    neph: record.neph,
    holder: record.holder,
    obtainedOn: record.obtainedOn,
    state: stateInForce(record, day),
    categories: record.categories
      .filter(({ obtainedOn }) => obtainedOn <= day)
      .map((category) => ({ ...category, inForce: isCategoryValidOn(category, day) })),
  }
}
