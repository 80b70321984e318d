/**
 * The few ways of Node's Buffer that reading needs, over plain bytes. The bundle puts it in the place of the global
 * name, so that PDF files and codes are read in browsers by the very code of the service.
 */
class ByteText extends Uint8Array<ArrayBuffer> {
  override toString(encoding = 'latin1'): string {
    if (encoding === 'utf16le') return new TextDecoder('utf-16le').decode(this)
    if (encoding === 'hex') return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('')
    if (encoding !== 'latin1') throw new RangeError(`no text is read as ${encoding} here`)
    let text = ''
    for (let at = 0; at < this.length; at += PIECE)
      text += String.fromCharCode(...this.subarray(at, at + PIECE))
    return text
  }

  override indexOf(wanted: number | string, from = 0): number {
    if (typeof wanted === 'number') return super.indexOf(wanted, from)
    const word = latin1Bytes(wanted)
    const first = word[0]
    if (first === undefined) return from
    for (let at = super.indexOf(first, from); at !== -1; at = super.indexOf(first, at + 1))
      if (word.every((byte, index) => this[at + index] === byte)) return at
    return -1
  }

  override includes(wanted: number | string, from = 0): boolean {
    return this.indexOf(wanted, from) !== -1
  }

  equals(other: Uint8Array): boolean {
    return compare(this, other) === 0
  }
}

const PIECE = 8_192

function byteText({ buffer }: Uint8Array<ArrayBuffer>): ByteText {
  return new ByteText(buffer)
}

function latin1Bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

function from(
  source: string | Uint8Array | ArrayBuffer | readonly number[],
  encodingOrOffset?: string | number,
  length?: number,
): ByteText {
  if (typeof source === 'string')
    return encodingOrOffset === 'hex' ? fromHex(source) : byteText(latin1Bytes(source))
  if (source instanceof ArrayBuffer)
    return new ByteText(source, typeof encodingOrOffset === 'number' ? encodingOrOffset : 0, length)
  return byteText(Uint8Array.from(source))
}

/** As Node does: up to the first pair that is no number. */
function fromHex(text: string): ByteText {
  const digits = /^(?:[0-9a-f]{2})*/i.exec(text)?.[0] ?? ''
  const bytes = byteText(new Uint8Array(digits.length / 2))
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16)
  return bytes
}

function concat(parts: readonly Uint8Array[]): ByteText {
  const whole = byteText(new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0)))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function compare(one: Uint8Array, other: Uint8Array): number {
  const shorter = Math.min(one.length, other.length)
  for (let at = 0; at < shorter; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0)
    if (difference !== 0) return Math.sign(difference)
  }
  return Math.sign(one.length - other.length)
}

export const Buffer = { from, concat, compare }
