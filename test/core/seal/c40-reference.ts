const SET_2 = '!"#$%&\'()*+,-./:;<=>?@[\\]^_'
const BASIC = '***␢0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * Decodes Data Matrix codewords of C40 and ASCII encodation, slowly and from the tables of the standard,
 * up to the first pad. For comparison with the encoder: it accepts nothing else.
 */
export function decodeC40Codewords(codewords: Uint8Array): string {
  let text = ''
  let index = 0
  while (index < codewords.length) {
    const codeword = codewords[index++] ?? 0
    if (codeword === 129) return text
    if (codeword === 230) {
      const end = endOfC40(codewords, index)
      text += decodeValues(codewords.subarray(index, end))
      index = codewords[end] === 254 ? end + 1 : end
    } else if (codeword === 235) text += String.fromCharCode((codewords[index++] ?? 0) + 127)
    else if (codeword <= 128) text += String.fromCharCode(codeword - 1)
    else throw new RangeError(`codeword ${codeword} at ${index - 1}`)
  }
  return text
}

function endOfC40(codewords: Uint8Array, from: number): number {
  let index = from
  while (index + 1 < codewords.length && codewords[index] !== 254) index += 2
  return index
}

function decodeValues(pairs: Uint8Array): string {
  const values: number[] = []
  for (let index = 0; index < pairs.length; index += 2) {
    const packed = 256 * (pairs[index] ?? 0) + (pairs[index + 1] ?? 0) - 1
    values.push(Math.floor(packed / 1600), Math.floor(packed / 40) % 40, packed % 40)
  }
  let text = ''
  let upper = 0
  while (values.length > 0) {
    const value = values.shift() ?? 0
    if (value > 2) {
      text += String.fromCharCode(upper + (value === 3 ? 32 : BASIC.charCodeAt(value)))
      upper = 0
      continue
    }
    const shifted = values.shift()
    if (shifted === undefined) return text
    if (value === 1 && shifted === 30) upper = 128
    else {
      const set2 = SET_2.charCodeAt(shifted)
      text += String.fromCharCode(upper + (value === 0 ? shifted : value === 1 ? set2 : 96 + shifted))
      upper = 0
    }
  }
  return text
}
