import type { DerElement } from './der.ts'
import { hex } from './hex.ts'
import { TrustError } from './trust-error.ts'

/** Universal and context tags that X.509 uses. */
export const DER = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  enumerated: 0x0a,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** Reads an object identifier as dotted numbers. */
export function derOid(element: DerElement): string {
  expectTag(element, DER.oid)
  const numbers: number[] = []
  let value = 0
  for (const byte of element.content) {
    value = value * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    if (numbers.length === 0)
      numbers.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)))
    else numbers.push(value)
    value = 0
  }
  return numbers.join('.')
}

/** Reads an INTEGER or ENUMERATED as lower-case hexadecimal of its magnitude, without leading zero bytes. */
export function derIntegerHex(element: DerElement): string {
  if (element.tag !== DER.integer && element.tag !== DER.enumerated) expectTag(element, DER.integer)
  const start = element.content.findIndex((byte) => byte !== 0)
  return start < 0 ? '00' : hex(element.content.subarray(start))
}

/** Reads a BOOLEAN; DER writes true as FF only. */
export function derBoolean(element: DerElement): boolean {
  expectTag(element, DER.boolean)
  return element.content[0] === 0xff
}

/** Reads the bytes of a BIT STRING that has whole bytes only, as keys and signatures have. */
export function derBitString(element: DerElement): Uint8Array {
  expectTag(element, DER.bitString)
  if (element.content[0] !== 0) throw unexpected('a BIT STRING of whole bytes', element)
  return element.content.subarray(1)
}

/** Reads UTCTime or GeneralizedTime in the only forms RFC 5280 (4.1.2.5) allows: seconds, Zulu, no fraction. */
export function derTime(element: DerElement): Date {
  const text = String.fromCharCode(...element.content)
  const match =
    element.tag === DER.utcTime
      ? /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text)
      : element.tag === DER.generalizedTime
        ? /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text)
        : null
  if (!match) throw unexpected('UTCTime or GeneralizedTime in Zulu seconds', element)
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  const fullYear = element.tag === DER.utcTime ? (year < 50 ? 2000 + year : 1900 + year) : year
  return new Date(Date.UTC(fullYear, month - 1, day, hour, minute, second))
}

/** Refuses an element of another kind than the one the structure demands there. */
export function expectTag(element: DerElement | undefined, tag: number): asserts element is DerElement {
  if (element?.tag !== tag) throw unexpected(`tag 0x${tag.toString(16)}`, element)
}

function unexpected(expected: string, element: DerElement | undefined): TrustError {
  const found = element ? `tag 0x${element.tag.toString(16)}` : 'the end of the element'
  return new TrustError('DER_MALFORMED', `expected ${expected}, found ${found}`)
}
