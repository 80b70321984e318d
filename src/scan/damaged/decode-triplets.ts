import type { CodewordReader } from './decode-codewords.ts'

const UNLATCH = 254
const SHIFT_2_SIGNS = '!"#$%&\'()*+,-./:;<=>?@[\\]^_'
const X12_SIGNS = '\r*> '
const UPPER_SHIFT = 30
const FNC1 = 27

/** Reads C40, or Text when the letters that need no shift are the lower ones (ISO/IEC 16022 5.2.5, 5.2.6). */
export function readC40(reader: CodewordReader, letters: 'upper' | 'lower'): boolean {
  let shift = 0
  let upper = 0
  return readTriplets(reader, (value) => {
    if (shift === 0 && value < 3) shift = value + 1
    else if (shift === 2 && value === UPPER_SHIFT) {
      upper = 128
      shift = 0
    } else {
      const character = shifted(value, shift, letters)
      if (character < 0) return false
      reader.text += String.fromCharCode(character + upper)
      shift = 0
      upper = 0
    }
    return true
  })
}

/** Reads ANSI X12 (ISO/IEC 16022 5.2.7). */
export function readX12(reader: CodewordReader): boolean {
  return readTriplets(reader, (value) => {
    reader.text += X12_SIGNS[value] ?? String.fromCharCode(unshifted(value, 'upper'))
    return true
  })
}

/** Three values in two codewords; the unlatch is left out where at most one codeword remains. */
function readTriplets(reader: CodewordReader, take: (value: number) => boolean): boolean {
  const { codewords } = reader
  while (codewords.length - reader.at > 1) {
    const first = codewords[reader.at] ?? 0
    if (first === UNLATCH) {
      reader.at += 1
      return true
    }
    const packed = first * 256 + (codewords[reader.at + 1] ?? 0) - 1
    if (packed < 0 || packed >= 64_000) return false
    reader.at += 2
    const values = [Math.floor(packed / 1600), Math.floor(packed / 40) % 40, packed % 40]
    if (!values.every(take)) return false
  }
  if (codewords[reader.at] === UNLATCH) reader.at += 1
  return true
}

function shifted(value: number, shift: number, letters: 'upper' | 'lower'): number {
  if (shift === 0) return unshifted(value, letters)
  if (shift === 1) return value < 32 ? value : -1
  if (shift === 2) return value === FNC1 ? 29 : SHIFT_2_SIGNS.charCodeAt(value) || -1
  if (value >= 32) return -1
  // The third shift holds what the first set does not: the letters of the other case, and signs around them.
  const isLetter = value >= 1 && value <= 26
  return letters === 'lower' && isLetter ? value + 64 : value + 96
}

function unshifted(value: number, letters: 'upper' | 'lower'): number {
  if (value === 3) return 32
  return value < 14 ? value + 44 : value + (letters === 'upper' ? 51 : 83)
}
