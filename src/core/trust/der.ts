import { TrustError } from './trust-error.ts'

/** One tag-length-value of DER: `bytes` is the whole element as received, `content` its value. */
export interface DerElement {
  readonly tag: number
  readonly bytes: Uint8Array
  readonly content: Uint8Array
}

/**
 * Reads bytes that are exactly one DER element (X.690, 10).
 *
 * Indefinite and non-minimal lengths, tags above 30 and trailing bytes are refused rather than tolerated:
 * a certificate has one accepted spelling. The content is not looked into.
 *
 * @throws {TrustError} DER_MALFORMED with the offset
 */
export function readDer(bytes: Uint8Array): DerElement {
  const element = elementAt(bytes, 0)
  if (element.bytes.length !== bytes.length)
    throw malformed(`${bytes.length - element.bytes.length} bytes follow the element`, element.bytes.length)
  return element
}

/** Reads the elements that stand one after the other in the content of a constructed element. */
export function derChildren(element: DerElement): readonly DerElement[] {
  const children: DerElement[] = []
  for (let offset = 0; offset < element.content.length; ) {
    const child = elementAt(element.content, offset)
    children.push(child)
    offset += child.bytes.length
  }
  return children
}

function elementAt(bytes: Uint8Array, offset: number): DerElement {
  const tag = bytes[offset]
  const first = bytes[offset + 1]
  if (tag === undefined || first === undefined) throw malformed('the element is cut short', offset)
  if ((tag & 0x1f) === 0x1f) throw malformed('tags above 30 are not used in X.509', offset)
  const { length, size } = lengthAt(bytes, offset + 1, first)
  const start = offset + 1 + size
  if (start + length > bytes.length)
    throw malformed(`${length} bytes announced, ${bytes.length - start} left`, offset)
  return {
    tag,
    bytes: bytes.subarray(offset, start + length),
    content: bytes.subarray(start, start + length),
  }
}

function lengthAt(bytes: Uint8Array, offset: number, first: number): { length: number; size: number } {
  if (first < 0x80) return { length: first, size: 1 }
  const count = first & 0x7f
  if (count === 0 || count > 4) throw malformed('indefinite or excessive length', offset)
  let length = 0
  for (let index = 1; index <= count; index++) {
    const byte = bytes[offset + index]
    if (byte === undefined) throw malformed('the length is cut short', offset)
    length = length * 256 + byte
  }
  if (length < 0x80 || length < 256 ** (count - 1)) throw malformed('the length is not minimal', offset)
  return { length, size: 1 + count }
}

function malformed(what: string, offset: number): TrustError {
  return new TrustError('DER_MALFORMED', `not DER at byte ${offset}: ${what}`, { offset })
}
