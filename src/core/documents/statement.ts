import { type CalendarDay, parisDateTime, parisDay } from '../calendar-day.ts'
import type { HeldCategory, Holder, LicenceRecord } from '../licence/licence-record.ts'
import type { Neph } from '../licence/neph.ts'
import { type StateInForce, stateInForce } from '../licence/state-in-force.ts'
import { lastDayOfAdcs } from './adcs-validity.ts'

/** What a request for a statement fixes besides the record. */
export interface StatementRequest {
  /** Our document id: 16 characters of Crockford base32. */
  readonly id: string
  /** Instant at which the registry was read and the document issued. */
  readonly issuedAt: Date
}

/** What both statements print and seal. Days in Europe/Paris. */
export interface Statement {
  readonly id: string
  readonly issuedAt: Date
  readonly emittedOn: CalendarDay
  /** Instant of the registry read, Europe/Paris, `YYYY-MM-DDTHH:mm`. */
  readonly dataAsOf: string
  readonly neph: Neph
  readonly holder: Holder
  readonly state: StateInForce
  readonly categories: readonly PrintedCategory[]
}

/** A category as a statement prints it; one that has ended is printed too, and not sealed. */
export interface PrintedCategory extends HeldCategory {
  /** True while its own validity covers the day of issue; an expired C does not touch B. */
  readonly inForce: boolean
}

/** Attestation de droit à conduire sécurisée: existence, validity, categories, restrictions; never points. */
export interface Adcs extends Statement {
  readonly kind: 'ADCS'
  /** Last day of validity, included. */
  readonly expiresOn: CalendarDay
  readonly recipientSiren: string | null
}

/**
 * Composes an ADCS from a licence record. It is issued whatever the licence's state, and states it (D14).
 *
 * Nothing of the record's events, points or confidential code enters it (C. route L223-7, L225-5).
 */
export function composeAdcs(
  record: LicenceRecord,
  request: StatementRequest & { readonly recipientSiren: string | null },
): Adcs {
  const statement = composeStatement(record, request)
  return {
    kind: 'ADCS',
    ...statement,
    expiresOn: lastDayOfAdcs(statement.emittedOn),
    recipientSiren: request.recipientSiren,
  }
}

/** Composes what the ADCS and the RII have in common. */
export function composeStatement(record: LicenceRecord, request: StatementRequest): Statement {
  const emittedOn = parisDay(request.issuedAt)
  return {
    id: request.id,
    issuedAt: request.issuedAt,
    emittedOn,
    dataAsOf: parisDateTime(request.issuedAt).slice(0, 16),
    neph: record.neph,
    holder: record.holder,
    state: stateInForce(record, emittedOn),
    categories: record.categories
      .filter((category) => category.obtainedOn <= emittedOn)
      .map((category) => ({
        ...category,
        inForce: category.validUntil === null || category.validUntil >= emittedOn,
      })),
  }
}
