import {
  composeLetter,
  type InvalidationLetter,
  type PointsLetter,
  type RemovalLetter,
  type RestitutionLetter,
  type StageLetter,
} from '../../src/core/documents/letter.ts'
import type { LetterReference } from '../../src/core/licence/letters-due.ts'
import type { LicenceRecord } from '../../src/core/licence/licence-record.ts'
import { DOCUMENT_ID, fixture, ISSUED_AT } from './records.ts'

/** One fictitious driver for each letter, of those who are due it. */
export const DRIVERS: Readonly<Record<LetterReference, string>> = {
  '46': 'ten-year-restitution',
  '47': 'probation-48n',
  '48': 'one-point',
  '48M': 'letter-48m',
  '48N': 'probation-48n',
  '48SI': 'zero-48si-notified',
}

export const REFERENCES = Object.keys(DRIVERS) as readonly LetterReference[]

type LetterFor<R extends LetterReference> = R extends '46'
  ? RestitutionLetter
  : R extends '47'
    ? StageLetter
    : R extends '48SI'
      ? InvalidationLetter
      : RemovalLetter

/** Composes a letter as of the day on which the fixtures were written, for the latest movement unless told otherwise. */
export function letterOf<R extends LetterReference>(
  record: LicenceRecord,
  reference: R,
  { infractionId = null, issuedAt = ISSUED_AT }: { infractionId?: string | null; issuedAt?: Date } = {},
): LetterFor<R> {
  const letter = composeLetter(record, { id: DOCUMENT_ID, issuedAt, reference, infractionId })
  if (!is(letter, reference)) throw new Error(`asked for a ${reference}, got a ${letter.reference}`)
  return letter
}

function is<R extends LetterReference>(letter: PointsLetter, reference: R): letter is LetterFor<R> {
  return letter.reference === reference
}

/** The letter of each reference, for its driver. */
export function exampleOf(reference: LetterReference): PointsLetter {
  return composeLetter(fixture(DRIVERS[reference]), {
    id: DOCUMENT_ID,
    issuedAt: ISSUED_AT,
    reference,
    infractionId: null,
  })
}
