import { CodedError } from '../../errors.ts'

const LATCH_C40 = 230
const UNLATCH = 254
const UPPER_SHIFT_ASCII = 235
const FIRST_PAD = 129
const SHIFT_1 = 0
const SHIFT_2 = 1
const SHIFT_3 = 2
const UPPER_SHIFT_C40 = 30

/** Says that a text holds a character that Data Matrix has no byte for. */
export class C40Error extends CodedError<'C40_CHARACTER'> {
  override readonly name = 'C40Error'
}

/** Data codewords before padding, and the capacity, among those offered, that they were ended for. */
export interface C40Codewords {
  readonly codewords: Uint8Array
  readonly capacity: number
}

/**
 * Encodes a text wholly in C40, for the smallest of the given symbol capacities that holds it, and gives
 * nothing when none does.
 *
 * Starts with the latch 230 and ends as 2D-Doc 10.7.1 and ISO/IEC 16022 5.2.5.2 say: two values left take
 * Shift 1 as the third; one value left is written in ASCII after the unlatch 254, or without the unlatch
 * when it is the symbol's very last codeword; whole triplets are followed by 254 if there is room. Where
 * the value left is only a part of a character, that character goes to ASCII whole: the texts are silent
 * there, and a seal, ending in Base32, never meets the case.
 *
 * @param capacities data codewords of the symbols allowed, in ascending order.
 * @throws {C40Error} for a character above U+00FF, with its offset.
 */
export function encodeC40(text: string, capacities: readonly number[]): C40Codewords | undefined {
  const values = c40Values(text)
  const { head, tail } = splitForEnd(text, values)
  const triplets = packTriplets(head)
  for (const capacity of capacities) {
    const room = capacity - triplets.length
    // A padded third value is no place for the implied unlatch: ISO allows it for one value left only.
    const implied = tail.length === 1 && room === 1 && head.length % 3 === 0
    if (implied) return { codewords: Uint8Array.of(...triplets, ...tail), capacity }
    if (room === 0 && tail.length === 0) return { codewords: Uint8Array.from(triplets), capacity }
    if (room > tail.length) return { codewords: Uint8Array.of(...triplets, UNLATCH, ...tail), capacity }
  }
  return undefined
}

/**
 * Fills data codewords that end in ASCII up to a symbol's capacity: 129, then the 253-state sequence of
 * ISO/IEC 16022 annex B. Gives the codewords unchanged when there is nothing to fill.
 */
export function padCodewords(codewords: Uint8Array, capacity: number): Uint8Array {
  const padded = new Uint8Array(capacity)
  padded.set(codewords)
  for (let index = codewords.length; index < capacity; index++) {
    const pseudoRandom = ((149 * (index + 1)) % 253) + 1
    const pad = FIRST_PAD + pseudoRandom
    padded[index] = index === codewords.length ? FIRST_PAD : pad <= 254 ? pad : pad - 254
  }
  return padded
}

function c40Values(text: string): number[] {
  const values: number[] = []
  for (let offset = 0; offset < text.length; offset++) {
    pushValues(values, characterAt(text, offset))
  }
  return values
}

function characterAt(text: string, offset: number): number {
  const character = text.charCodeAt(offset)
  if (character <= 255) return character
  const found = `U+${character.toString(16).toUpperCase().padStart(4, '0')}`
  throw new C40Error('C40_CHARACTER', `Found ${found} at offset ${offset}, expected U+0000 to U+00FF.`, {
    offset,
  })
}

function pushValues(values: number[], character: number): void {
  if (character >= 128) {
    values.push(SHIFT_2, UPPER_SHIFT_C40)
    pushValues(values, character - 128)
  } else if (character === 32) values.push(3)
  else if (character >= 48 && character <= 57) values.push(character - 44)
  else if (character >= 65 && character <= 90) values.push(character - 51)
  else if (character < 32) values.push(SHIFT_1, character)
  else if (character < 48) values.push(SHIFT_2, character - 33)
  else if (character < 65) values.push(SHIFT_2, character - 43)
  else if (character < 96) values.push(SHIFT_2, character - 69)
  else values.push(SHIFT_3, character - 96)
}

/** Separates the values that stay in C40 from the last characters that end rules send to ASCII. */
function splitForEnd(text: string, values: readonly number[]): { head: readonly number[]; tail: number[] } {
  const tail: number[] = []
  let kept = values.length
  for (let offset = text.length - 1; kept % 3 === 1; offset--) {
    const character = text.charCodeAt(offset)
    const ownValues: number[] = []
    pushValues(ownValues, character)
    kept -= ownValues.length
    if (character < 128) tail.unshift(character + 1)
    else tail.unshift(UPPER_SHIFT_ASCII, character - 127)
  }
  return { head: values.slice(0, kept), tail }
}

function packTriplets(values: readonly number[]): number[] {
  const codewords = [LATCH_C40]
  for (let index = 0; index < values.length; index += 3) {
    const [first = 0, second = 0, third = SHIFT_1] = values.slice(index, index + 3)
    const packed = 1600 * first + 40 * second + third + 1
    codewords.push(packed >> 8, packed & 255)
  }
  return codewords
}
