import { CodedError } from '../../errors.ts'
import { type DueLetter, type LetterReference, lettersDue } from '../licence/letters-due.ts'
import type { PointsLedger } from '../licence/points-ledger.ts'

/** Stable codes of {@link LetterError}. */
export type LetterErrorCode = 'LETTER_NOT_DUE'

/** Why a letter cannot be composed. */
export class LetterError extends CodedError<LetterErrorCode> {
  override readonly name = 'LetterError'
}

/**
 * Finds the latest movement that calls for a letter, or that of an infraction where one is given.
 *
 * @throws {LetterError} LETTER_NOT_DUE, with the letters that are due instead
 */
export function findDueLetter(
  ledger: PointsLedger,
  { reference, infractionId }: { readonly reference: LetterReference; readonly infractionId: string | null },
): DueLetter {
  const due = lettersDue(ledger)
  const found = due.findLast(
    (letter) =>
      letter.reference === reference &&
      (infractionId === null || letter.movement.causes.some(({ id }) => id === infractionId)),
  )
  if (found) return found
  const references = [...new Set(due.map((letter) => letter.reference))]
  const others = references.join(', ') || 'none'
  const about = infractionId === null ? '' : ' for that infraction'
  throw new LetterError('LETTER_NOT_DUE', `letter ${reference} is not due${about}; letters due: ${others}`, {
    reference,
    due: references,
  })
}
