import { decodeBase32, encodeBase32 } from './base32.ts'
import { SealValueError } from './seal-error.ts'

/**
 * Decodes a document address (0C): base32 of a URL in UTF-8.
 *
 * Official examples leave the scheme out, so the result may be no absolute URL; nothing vouches that it is safe.
 *
 * @throws {SealValueError} BAD_VALUE
 */
export function decodeAddress(value: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(decodeBase32(value))
  } catch (cause) {
    throw new SealValueError('BAD_VALUE', 'expected base32 of a URL in UTF-8', {}, { cause })
  }
}

/** Encodes a document address (0C). */
export function encodeAddress(address: string): string {
  return encodeBase32(new TextEncoder().encode(address))
}
