type Range = readonly [first: number, last: number]

/**
 * Lists the characters a document may print: the Latin alphabets of European and Vietnamese civil status,
 * punctuation, and the few signs our templates use. A font that lacks one of them simply does not print it.
 */
const ranges: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x17f],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x218, 0x21b],
  [0x1e80, 0x1e85],
  [0x1e9e, 0x1e9e],
  [0x1ea0, 0x1ef9],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x202f],
  [0x2030, 0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2260, 0x2260],
  [0x2264, 0x2265],
  [0x25a0, 0x25a0],
  [0x25cf, 0x25cf],
  [0x2713, 0x2713],
]

/** Gives the code points of the static subset, in order. */
export function printableCharacters(): number[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
}

/** Gives the first character of a text that no document can print, by its code point (`U+202E`); null where all can. */
export function unprintableIn(text: string): string | null {
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0
    if (!ranges.some(([first, last]) => code >= first && code <= last))
      return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  }
  return null
}
