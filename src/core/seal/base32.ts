import { codePointName } from './charset.ts'
import { SealError } from './seal-error.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const INVALID = 0xff
const VALUES = new Uint8Array(256).fill(INVALID)
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value

/** Encodes bytes in base32: upper case, no padding, zero unused bits (RFC 4648, section 6). */
export function encodeBase32(bytes: Uint8Array): string {
  let text = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = ((buffer & 0x1f) << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(buffer >>> bits) & 0x1f]
    }
  }
  return bits > 0 ? text + ALPHABET[(buffer << (5 - bits)) & 0x1f] : text
}

/**
 * Decodes the base32 characters of `text[from, to)`; each byte string has exactly one accepted spelling.
 *
 * Strict where RFC 4648 leaves a choice (sections 3.2 to 3.5): upper case, no padding, zero unused bits.
 *
 * @throws {SealError} BASE32_CHARACTER, BASE32_PADDING, BASE32_LENGTH or BASE32_UNUSED_BITS, offset in `text`.
 */
export function decodeBase32(text: string, from = 0, to = text.length): Uint8Array<ArrayBuffer> {
  const length = to - from
  const bytes = new Uint8Array(Math.floor((length * 5) / 8))
  let buffer = 0
  let bits = 0
  let filled = 0
  for (let at = from; at < to; at++) {
    const value = VALUES[text.charCodeAt(at)] ?? INVALID
    if (value === INVALID) throw badCharacter(text, at)
    buffer = ((buffer & 0xff) << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[filled++] = buffer >>> bits
    }
  }
  // A rest of five bits or more is a character that no byte string produces.
  if (bits >= 5)
    throw new SealError(
      'BASE32_LENGTH',
      `base32 never has ${length} characters: one is missing or too many`,
      to,
    )
  if ((buffer & ((1 << bits) - 1)) !== 0)
    throw new SealError(
      'BASE32_UNUSED_BITS',
      'the unused bits of the last base32 character are not zero',
      to - 1,
    )
  return bytes
}

function badCharacter(text: string, at: number): SealError {
  return text[at] === '='
    ? new SealError('BASE32_PADDING', 'base32 padding is not written in a seal', at)
    : new SealError(
        'BASE32_CHARACTER',
        `expected base32 (A to Z, 2 to 7), found ${codePointName(text, at)}`,
        at,
      )
}
