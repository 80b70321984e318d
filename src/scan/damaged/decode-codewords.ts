import { readC40, readX12 } from './decode-triplets.ts'

const PAD = 129
const UPPER_SHIFT = 235
const FNC1 = 232
const LATCH_C40 = 230
const LATCH_BASE256 = 231
const LATCH_X12 = 238
const LATCH_TEXT = 239
const LATCH_EDIFACT = 240
const ECI = 241
const GS = '\u001d'

/** Data codewords being read, and the text so far; one code point 0 to 255 for each byte. */
export interface CodewordReader {
  readonly codewords: Uint8Array
  at: number
  text: string
}

/**
 * Decodes the data codewords of a symbol to its bytes, one code point 0 to 255 for each (ISO/IEC 16022 5.2).
 *
 * Gives null for what no encoder writes: codewords without meaning, wrong padding, what runs past the end; and for
 * macros, structured append and reader programming, which no 2D-Doc uses. FNC1 gives GS; an ECI is passed over.
 */
export function decodeCodewords(codewords: Uint8Array): string | null {
  const reader: CodewordReader = { codewords, at: 0, text: '' }
  while (reader.at < codewords.length) {
    const codeword = codewords[reader.at] ?? 0
    if (codeword === PAD) return isPadding(codewords, reader.at + 1) ? reader.text : null
    reader.at += 1
    if (!readAscii(reader, codeword)) return null
  }
  return reader.text
}

function readAscii(reader: CodewordReader, codeword: number): boolean {
  if (codeword >= 1 && codeword <= 128) reader.text += String.fromCharCode(codeword - 1)
  else if (codeword >= 130 && codeword <= 229) reader.text += String(codeword - 130).padStart(2, '0')
  else if (codeword === FNC1) reader.text += GS
  else if (codeword === UPPER_SHIFT) return readUpper(reader)
  else return readLatched(reader, codeword)
  return true
}

function readLatched(reader: CodewordReader, latch: number): boolean {
  if (latch === LATCH_C40) return readC40(reader, 'upper')
  if (latch === LATCH_TEXT) return readC40(reader, 'lower')
  if (latch === LATCH_X12) return readX12(reader)
  if (latch === LATCH_EDIFACT) return readEdifact(reader)
  if (latch === LATCH_BASE256) return readBase256(reader)
  if (latch !== ECI) return false
  const first = reader.codewords[reader.at] ?? 0
  reader.at += first <= 127 ? 1 : first <= 191 ? 2 : 3
  return first !== 0
}

function readUpper(reader: CodewordReader): boolean {
  const codeword = reader.codewords[reader.at++] ?? 0
  if (codeword < 1 || codeword > 128) return false
  reader.text += String.fromCharCode(codeword + 127)
  return true
}

/** Four values of six bits in three codewords; the last one or two codewords of a symbol are ASCII again. */
function readEdifact(reader: CodewordReader): boolean {
  const { codewords } = reader
  while (codewords.length - reader.at > 2) {
    let bits = 0
    for (let index = 0; index < 3; index++) bits = (bits << 8) | (codewords[reader.at + index] ?? 0)
    for (let index = 0; index < 4; index++) {
      const value = (bits >> (18 - 6 * index)) & 63
      if (value === 31) {
        reader.at += Math.min(3, index + 1)
        return true
      }
      reader.text += String.fromCharCode(value < 32 ? value + 64 : value)
    }
    reader.at += 3
  }
  return true
}

/** Length and bytes are hidden by the 255-state sequence of annex B. */
function readBase256(reader: CodewordReader): boolean {
  const { codewords } = reader
  const take = (): number => {
    const hidden = codewords[reader.at] ?? 0
    const place = ++reader.at
    return (hidden - (((149 * place) % 255) + 1) + 256) & 255
  }
  let length = take()
  if (length === 0) length = codewords.length - reader.at
  else if (length >= 250) length = 250 * (length - 249) + take()
  if (length > codewords.length - reader.at) return false
  for (let index = 0; index < length; index++) reader.text += String.fromCharCode(take())
  return true
}

function isPadding(codewords: Uint8Array, from: number): boolean {
  for (let index = from; index < codewords.length; index++) {
    const pad = PAD + (((149 * (index + 1)) % 253) + 1)
    if (codewords[index] !== (pad <= 254 ? pad : pad - 254)) return false
  }
  return true
}
