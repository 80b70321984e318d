/** Characters that a field admits, as the specification names them; `printable` is what C40 writes without control. */
export type Charset = keyof typeof MEMBERS

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'

const MEMBERS = {
  digits: DIGITS,
  'digits . /': `${DIGITS}./`,
  hex: `${DIGITS}ABCDEF`,
  'hex sp': `${DIGITS}ABCDEF `,
  base32: `${UPPER}234567`,
  'AZ sp': `${UPPER} `,
  'AZ sp /': `${UPPER} /`,
  AN: `${UPPER}${DIGITS}`,
  'AN sp': `${UPPER}${DIGITS} `,
  'AN sp -': `${UPPER}${DIGITS} -`,
  printable: String.fromCharCode(...Array.from({ length: 0x5f }, (_, index) => 0x20 + index)),
} as const

const ADMITTED = new Map<Charset, Uint8Array>(
  (Object.keys(MEMBERS) as Charset[]).map((name) => {
    const admitted = new Uint8Array(128)
    for (const character of MEMBERS[name]) admitted[character.charCodeAt(0)] = 1
    return [name, admitted]
  }),
)

/** Finds the first character of `text[from, to)` outside the set; -1 when all belong to it. */
export function firstOutside(charset: Charset, text: string, from = 0, to = text.length): number {
  const admitted = ADMITTED.get(charset)
  for (let at = from; at < to; at++) if (admitted?.[text.charCodeAt(at)] !== 1) return at
  return -1
}

/** Names a character for a message to an operator: `U+00C9`, never the character itself. */
export function codePointName(text: string, at: number): string {
  return `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
