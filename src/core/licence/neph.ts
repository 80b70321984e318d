import { CodedError } from '../../errors.ts'

/** A file number (NEPH) in normal form: 5 to 19 capital letters or digits, of which the last four are digits. */
export type Neph = string & { readonly brand: 'NEPH' }

const LENGTH = { min: 5, max: 19 } as const

/** Why a text is no file number. */
export type NephErrorCode =
  | 'NEPH_EMPTY'
  | 'NEPH_TOO_SHORT'
  | 'NEPH_TOO_LONG'
  | 'NEPH_BAD_CHARACTER'
  | 'NEPH_ENDING_NOT_DIGITS'

/** A text that is no file number; `evidence` says where, never the whole number. */
export class NephError extends CodedError<NephErrorCode> {
  override readonly name = 'NephError'
}

/** What people put between the groups of a number, on one line or two; it carries nothing. */
const SEPARATORS = /[\s./\u200b\u00ad\u2010-\u2015\u2212-]/gu

/**
 * Parses a file number as typed into its normal form: capitals, without spaces, dots, dashes or slashes.
 *
 * Takes the 12 digits given since 1 June 1975 and the older numbers (1 to 15 letters or digits, two digits of
 * year, two of department) alike; whether a number was ever given is not checked.
 *
 * @throws {NephError} with the position, counted from 1 in the text as typed, of what cannot be taken.
 */
export function parseNeph(text: string): Neph {
  const normal = normaliseNeph(text)
  if (normal === '') throw new NephError('NEPH_EMPTY', 'expected a NEPH of 5 to 19 characters, found none')
  refuseBadCharacter(text)
  const length = { length: normal.length }
  if (normal.length < LENGTH.min)
    throw new NephError('NEPH_TOO_SHORT', `expected at least 5 characters, found ${normal.length}`, length)
  if (normal.length > LENGTH.max)
    throw new NephError('NEPH_TOO_LONG', `expected at most 19 characters, found ${normal.length}`, length)
  refuseLetterInEnding(text)
  return normal as Neph
}

/** Tells whether the text is a file number already in normal form. */
export function isNeph(text: string): text is Neph {
  return /^[A-Z0-9]{1,15}\d{4}$/.test(text)
}

/**
 * Brings what was typed to normal form without judging it: separators go, ASCII letters are raised (only those, so
 * that no letter becomes two).
 */
export function normaliseNeph(text: string): string {
  return text.replace(SEPARATORS, '').replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

function refuseBadCharacter(text: string): void {
  let position = 0
  for (const character of text) {
    position += 1
    if (character.replace(SEPARATORS, '') === '' || /[A-Za-z0-9]/.test(character)) continue
    throw new NephError(
      'NEPH_BAD_CHARACTER',
      `expected a letter from A to Z or a digit, found ${JSON.stringify(character)} at character ${position}`,
      { character, position },
    )
  }
}

function refuseLetterInEnding(text: string): void {
  const kept = [...text].flatMap((character, index) =>
    character.replace(SEPARATORS, '') === '' ? [] : [{ character, position: index + 1 }],
  )
  const letter = kept.slice(-4).find(({ character }) => !/\d/.test(character))
  if (letter)
    throw new NephError(
      'NEPH_ENDING_NOT_DIGITS',
      `expected the last four characters to be digits, found ${JSON.stringify(letter.character)} at character ${letter.position}`,
      letter,
    )
}
