import type { LicenceRecord, RecordFault } from '../licence/licence-record.ts'
import { transliterate } from '../seal/text.ts'
import { unprintableIn } from './printable-characters.ts'

/** Longer than any name of civil status; a line of a page holds no more without a space. */
const MOST_CHARACTERS = 100

/** Controls, marks that turn a line around, and halves of characters: nobody can see or check them. */
const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/**
 * Lists what of a record could never stand in a document of its holder: unseen characters anywhere, and names, place
 * of birth or address that no page prints or no seal spells. Told when the record comes, not when somebody waits for
 * a document. Values are not repeated; a character is named by its code point.
 */
export function recordSpellingFaults(record: LicenceRecord): readonly RecordFault[] {
  const unseen = unseenIn(record, '')
  // What else could be said of such a text says the same again.
  return unseen.length > 0 ? unseen : holderFaults(record)
}

function unseenIn(value: unknown, path: string): readonly RecordFault[] {
  if (typeof value === 'string')
    return UNSEEN.test(value) ? [{ path, message: 'an unseen character stands in this text' }] : []
  if (typeof value !== 'object' || value === null) return []
  const steps = Array.isArray(value)
    ? value.map((one: unknown, index) => [`${path}[${index}]`, one] as const)
    : Object.entries(value).map(([name, one]) => [path === '' ? name : `${path}.${name}`, one] as const)
  return steps.flatMap(([place, one]) => unseenIn(one, place))
}

function holderFaults({ holder }: LicenceRecord): readonly RecordFault[] {
  const { birthName, usageName, givenNames, birthPlace, address } = holder
  const printed: readonly (readonly [string, string])[] = [
    ...(usageName === null ? [] : [['holder.usageName', usageName] as const]),
    ...address.lines.map((line, index) => [`holder.address.lines[${index}]`, line] as const),
    ['holder.address.postalCode', address.postalCode],
    ['holder.address.locality', address.locality],
  ]
  const sealed: readonly (readonly [string, string])[] = [
    ['holder.birthName', birthName],
    ...givenNames.map((name, index) => [`holder.givenNames[${index}]`, name] as const),
  ]
  return [
    ...[...printed, ...sealed, ['holder.birthPlace', birthPlace] as const].flatMap(printFaults),
    ...sealed.flatMap((field) => sealFaults(field, 'AZ sp')),
    ...sealFaults(['holder.birthPlace', birthPlace], 'AN sp'),
  ]
}

function printFaults([path, text]: readonly [string, string]): readonly RecordFault[] {
  if (text.length > MOST_CHARACTERS)
    return [{ path, message: `expected at most ${MOST_CHARACTERS} characters` }]
  const found = unprintableIn(text)
  return found === null ? [] : [{ path, message: `${found} can be printed in no document` }]
}

function sealFaults(
  [path, text]: readonly [string, string],
  charset: 'AZ sp' | 'AN sp',
): readonly RecordFault[] {
  // One by one, so that the character at fault is known without a message that quotes the name.
  for (const character of text.normalize('NFC'))
    if (!isSpelt(character, charset)) {
      const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      return [{ path, message: `U+${point} has no spelling in a 2D-Doc` }]
    }
  return transliterate(text, charset) === ''
    ? [{ path, message: 'nothing of this text can be sealed in a 2D-Doc' }]
    : []
}

function isSpelt(character: string, charset: 'AZ sp' | 'AN sp'): boolean {
  try {
    transliterate(character, charset)
    return true
  } catch {
    return false
  }
}
