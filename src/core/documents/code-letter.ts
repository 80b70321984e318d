import { type CalendarDay, parisDay } from '../calendar-day.ts'
import type { ConfidentialCode } from '../licence/confidential-code.ts'
import type { Holder, LicenceRecord } from '../licence/licence-record.ts'
import type { Neph } from '../licence/neph.ts'

/**
 * The letter that takes a new confidential code to the registered address.
 *
 * It states nothing about the licence, so it bears no 2D-Doc: type A1 is for letters about points.
 */
export interface CodeLetter {
  readonly kind: 'CODE_LETTER'
  readonly id: string
  readonly issuedAt: Date
  readonly emittedOn: CalendarDay
  readonly neph: Neph
  readonly holder: Holder
  readonly confidentialCode: ConfidentialCode
}

/** Composes the letter for a code newly drawn. Composing it does not put the code in force. */
export function composeCodeLetter(
  { neph, holder }: Pick<LicenceRecord, 'neph' | 'holder'>,
  request: { readonly id: string; readonly issuedAt: Date; readonly code: ConfidentialCode },
): CodeLetter {
  const { id, issuedAt, code } = request
  return {
    kind: 'CODE_LETTER',
    id,
    issuedAt,
    emittedOn: parisDay(issuedAt),
    neph,
    holder,
    confidentialCode: code,
  }
}
