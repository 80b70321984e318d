/** The code that, with the NEPH, lets its holder learn the balance of points (the former Télépoints). */
export type ConfidentialCode = string & { readonly brand: 'ConfidentialCode' }

/** Thirty figures and capitals that no hand confuses with another: no 0 O 1 I L U. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8

/** The highest multiple of 30 that a byte can count to: above it a remainder would favour the first figures. */
const FAIR_BYTES = 256 - (256 % ALPHABET.length)

/**
 * Makes a code out of random bytes, every code equally likely: bytes that would favour some characters are left out.
 *
 * It is as secret as the bytes given (39 bits). Null when too few of them are of use: draw again; of 32 bytes this
 * happens once in more than 10^23 draws.
 */
export function confidentialCodeFrom(randomBytes: Uint8Array): ConfidentialCode | null {
  const fair = [...randomBytes].filter((byte) => byte < FAIR_BYTES).slice(0, LENGTH)
  if (fair.length < LENGTH) return null
  return fair.map((byte) => ALPHABET[byte % ALPHABET.length]).join('') as ConfidentialCode
}

/** Puts a code as typed into the form in which codes are kept: capitals, without spaces, dots and dashes. */
export function normaliseConfidentialCode(typed: string): string {
  return typed.replace(/[\s.\u2010-\u2015\u2212-]/gu, '').toUpperCase()
}

/** No code kept is longer, so the time of a comparison depends on what was typed alone. */
const COMPARED = 32

/**
 * Tells whether a code as typed is the one kept, in a time that says nothing of the one kept.
 *
 * Every character is compared, whatever came before. Limiting the number of attempts is the caller's task.
 */
export function sameConfidentialCode(kept: string, typed: string): boolean {
  const [expected, found] = [normaliseConfidentialCode(kept), normaliseConfidentialCode(typed)]
  let difference = expected.length ^ found.length
  // Past its end a text gives NaN, which counts as 0 here: no branch depends on the code.
  for (let index = 0; index < Math.max(COMPARED, found.length); index += 1)
    difference |= expected.charCodeAt(index) ^ found.charCodeAt(index)
  return difference === 0
}
