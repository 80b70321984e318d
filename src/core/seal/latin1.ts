import { codePointName } from './charset.ts'
import { SealError } from './seal-error.ts'

/**
 * Turns the text of a code into its bytes, one for each character (ISO-8859-1).
 *
 * @throws {SealError} CODE_POINT_TOO_HIGH for what no byte can be.
 */
export function latin1Bytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0xff)
      throw new SealError('CODE_POINT_TOO_HIGH', `expected a byte, found ${codePointName(text, at)}`, at)
    bytes[at] = code
  }
  return bytes
}

/** Turns bytes into the text of a code, one character for each (ISO-8859-1). */
export function latin1Text(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
