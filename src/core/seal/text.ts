import { SealValueError } from './seal-error.ts'
import { MOST_GIVEN_NAMES } from './value-fault.ts'

/** Letters that decomposition does not take apart (2d-doc.md section 5; the specification has no table). */
const LETTERS: Readonly<Record<string, string>> = { Œ: 'OE', Æ: 'AE', ẞ: 'SS', Ø: 'O', Ł: 'L', Đ: 'D' }

/** Apostrophes and hyphens as keyboards, word processors and registers write them. */
const SPACE_LIKE = new Set(
  "'\u2019\u2018\u02bc\u0060\u00b4\u2032-\u2010\u2011\u2012\u2013\u2014\u2212 \u00a0\u202f\u2009\t",
)

/**
 * Writes a name in the characters of its field: `AZ sp` for names, `AN sp` for places.
 *
 * Upper case; ligatures and barred letters spelt out, other marks dropped; apostrophes and hyphens become a space;
 * runs of spaces collapse. What is left over is refused by name, never dropped: a name in another script has to be
 * transliterated by a person first.
 *
 * @throws {SealValueError} CHARACTER_NOT_SEALABLE with the character and its code point.
 */
export function transliterate(name: string, charset: 'AZ sp' | 'AN sp' = 'AZ sp'): string {
  let text = ''
  for (const character of name.normalize('NFC').toUpperCase()) {
    if (SPACE_LIKE.has(character)) text += text === '' || text.endsWith(' ') ? '' : ' '
    else text += LETTERS[character] ?? transliterateCharacter(character, charset)
  }
  return text.trimEnd()
}

function transliterateCharacter(character: string, charset: 'AZ sp' | 'AN sp'): string {
  const admitted = charset === 'AZ sp' ? /^[A-Z]*$/ : /^[A-Z0-9]*$/
  let base = ''
  for (const part of character.normalize('NFD')) if (!/^\p{M}$/u.test(part)) base += LETTERS[part] ?? part
  if (admitted.test(base)) return base
  const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  throw new SealValueError(
    'CHARACTER_NOT_SEALABLE',
    `${JSON.stringify(character)} (${codePoint}) has no spelling in the characters of the field, ${charset}`,
    { character, codePoint },
  )
}

/** A value made to fit its field; `truncated` asks for RS after it. */
export interface FittedText {
  readonly value: string
  readonly truncated: boolean
}

/** Cuts a value to the room of its field (2D-Doc v3.2.6, truncation: last, and marked). */
export function fitText(value: string, max: number): FittedText {
  return value.length <= max ? { value, truncated: false } : { value: value.slice(0, max), truncated: true }
}

/**
 * Writes given names as field 60 wants them: transliterated, separated by `/`, at most six and 60 characters.
 *
 * A name may be cut short, but no separator is left without a name after it. Names left out count as truncation,
 * so that a reader never takes the list for complete.
 *
 * @throws {SealValueError} CHARACTER_NOT_SEALABLE
 */
export function fitGivenNames(names: readonly string[], max = 60): FittedText {
  const sealable = names.map((name) => transliterate(name)).filter((name) => name !== '')
  const { value, truncated } = fitText(sealable.slice(0, MOST_GIVEN_NAMES).join('/'), max)
  const whole = value.endsWith('/') ? value.slice(0, -1) : value
  return { value: whole, truncated: truncated || sealable.length > MOST_GIVEN_NAMES }
}
