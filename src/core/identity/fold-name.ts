/** Letters that Unicode does not decompose. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  Œ: 'OE',
  Æ: 'AE',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ł: 'L',
  Þ: 'TH',
  ẞ: 'SS',
}

/**
 * Brings a name to the form in which names are compared: capitals, accents folded, all that is no letter or digit one
 * space. Words stay apart, so that « Delaroche » is not « de la Roche ».
 */
export function foldName(name: string): string {
  return name
    .toUpperCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(
      /[^A-Z0-9]/gu,
      (character) => WHOLE_LETTERS[character] ?? (isLetter(character) ? character : ' '),
    )
    .replace(/ +/g, ' ')
    .trim()
}

/** A letter of another script stays, so that two names of it do not both become nothing. */
function isLetter(character: string): boolean {
  return /\p{L}/u.test(character)
}
