import type { LicenceState } from '../licence/licence-state.ts'
import type { MessageField } from '../seal/compose-message.ts'
import type { SealHeader } from '../seal/header.ts'
import { encodeHexDay } from '../seal/hex-day.ts'
import { LICENCE_STATES } from '../seal/licence-codes.ts'
import { encodeDay } from '../seal/sealed-day.ts'
import { encodeCategories } from '../seal/sealed-list.ts'
import { encodePageCount, encodePoints } from '../seal/values.ts'
import { ADCS_STATEMENT_KIND } from './document-kind.ts'
import { type OwnDocument, sealedDocumentType } from './own-document.ts'
import type { Rii } from './rii.ts'
import { identityFields } from './sealed-identity.ts'
import { letterFields } from './sealed-letter.ts'
import type { Adcs } from './statement.ts'

/** The ids that a seal's header takes from its certificate. */
export interface SealIds {
  readonly caId: string
  readonly certificateId: string
}

/** What is to be sealed, before it is written and signed. */
export interface SealedMessage {
  readonly header: SealHeader
  readonly fields: readonly MessageField[]
}

/**
 * Writes the header and fields that a document seals: version 04, perimeter 01, type AB or A1 (design.md section 5).
 *
 * Categories sealed are those whose own validity covers the day of issue; points (AG) stand in an RII only.
 * Fields that begin a seal are those of fixed length, so that a reader that loses a separator loses least.
 */
export function sealedMessage(document: OwnDocument, ids: SealIds, pageCount: number): SealedMessage {
  const { emittedOn } = document
  return {
    header: {
      version: '04',
      caId: ids.caId,
      certificateId: ids.certificateId,
      emittedOn,
      signedOn: emittedOn,
      documentType: sealedDocumentType(document),
      perimeter: '01',
      country: 'FR',
    },
    fields:
      document.kind === 'LETTER'
        ? letterFields(document, pageCount)
        : [...fixedFields(document, pageCount), ...nameFields(document)],
  }
}

function fixedFields(statement: Adcs | Rii, pageCount: number): readonly MessageField[] {
  const asOf = statement.dataAsOf
  const fields: MessageField[] = [
    { id: 'E4', value: statement.kind === 'ADCS' ? ADCS_STATEMENT_KIND : 'RII' },
    { id: 'E5', value: stateCode(statement.state.state) },
    { id: 'E8', value: `${encodeDay(asOf.slice(0, 10))}${asOf.slice(11, 13)}${asOf.slice(14, 16)}` },
    { id: '69', value: encodeDay(statement.holder.birthDate) },
    { id: '09', value: encodePageCount(pageCount) },
  ]
  if (statement.kind === 'RII')
    return [...fields, { id: 'AG', value: encodePoints(statement.points.balance) }]
  const bound: readonly MessageField[] =
    statement.recipientSiren === null ? [] : [{ id: 'E7', value: statement.recipientSiren }]
  return [...fields, { id: '08', value: encodeHexDay(statement.expiresOn) }, ...bound]
}

function nameFields(statement: Adcs | Rii): readonly MessageField[] {
  const categories = statement.categories.filter(({ inForce }) => inForce).map(({ code }) => code)
  return [
    ...identityFields(statement.holder, statement.neph),
    { id: 'E6', value: encodeCategories(categories) },
    { id: '01', value: statement.id },
  ]
}

/** Gives the two digits of E5 for a state. */
export function stateCode(state: LicenceState): string {
  const found = Object.entries(LICENCE_STATES).find(([, label]) => label === state)
  if (found === undefined) throw new RangeError(`no E5 code for state ${state}`)
  return found[0]
}
