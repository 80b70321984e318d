import { type CalendarDay, isCalendarDay } from '../calendar-day.ts'
import { SealValueError } from './seal-error.ts'

/** Characters of C40 that take one value each; the values before them are shifts, which no text here needs. */
const BASIC = ' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const FIRST_BASIC_VALUE = 3

/**
 * Decodes C40 triplets without latch, three characters of `[ 0-9A-Z]` from every two bytes of `bytes[from, to)`
 * (2D-Doc v3.2.6, section 3.4.2); null when the bytes spell anything else.
 */
export function decodeTriplets(bytes: Uint8Array, from = 0, to = bytes.length): string | null {
  if ((to - from) % 2 !== 0) return null
  let text = ''
  for (let at = from; at < to; at += 2) {
    const packed = 256 * (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) - 1
    const values = [Math.floor(packed / 1600), Math.floor(packed / 40) % 40, packed % 40]
    for (const value of values) {
      const character = BASIC[value - FIRST_BASIC_VALUE]
      if (character === undefined) return null
      text += character
    }
  }
  return text
}

/**
 * Encodes characters of `[ 0-9A-Z]`, a multiple of three of them, as C40 triplets without latch.
 *
 * @throws {SealValueError} FORBIDDEN_CHARACTER, or BAD_VALUE for another number of characters.
 */
export function encodeTriplets(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 3 !== 0)
    throw new SealValueError('BAD_VALUE', `expected a multiple of three characters, found ${text.length}`)
  const bytes = new Uint8Array((text.length / 3) * 2)
  for (let triplet = 0; triplet < text.length / 3; triplet++) {
    const [first, second, third] = [0, 1, 2].map((place) => basicValue(text, 3 * triplet + place))
    const packed = 1600 * (first ?? 0) + 40 * (second ?? 0) + (third ?? 0) + 1
    bytes[2 * triplet] = packed >> 8
    bytes[2 * triplet + 1] = packed & 0xff
  }
  return bytes
}

function basicValue(text: string, at: number): number {
  const value = BASIC.indexOf(text.charAt(at))
  if (value < 0)
    throw new SealValueError('FORBIDDEN_CHARACTER', `expected A to Z, 0 to 9 or a space at offset ${at}`, {
      offset: at,
    })
  return value + FIRST_BASIC_VALUE
}

const UNDATED = 0xffffff

/**
 * Decodes a day of the binary form: the decimal number MMDDYYYY on three bytes, big-endian; null for FFFFFF.
 *
 * @throws {SealValueError} BAD_DATE
 */
export function decodeBinaryDay(bytes: Uint8Array, at = 0): CalendarDay | null {
  const number = 65_536 * (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0) + (bytes[at + 2] ?? 0)
  if (number === UNDATED) return null
  const digits = String(number).padStart(8, '0')
  const day = `${digits.slice(4)}-${digits.slice(0, 2)}-${digits.slice(2, 4)}`
  if (digits.length !== 8 || !isCalendarDay(day))
    throw new SealValueError('BAD_DATE', 'expected an existing day as the decimal number MMDDYYYY')
  return day
}

/** Encodes a day, or the absence of one, as three bytes. */
export function encodeBinaryDay(day: CalendarDay | null): Uint8Array<ArrayBuffer> {
  const number = day === null ? UNDATED : Number(`${day.slice(5, 7)}${day.slice(8, 10)}${day.slice(0, 4)}`)
  return Uint8Array.of(number >> 16, (number >> 8) & 0xff, number & 0xff)
}
