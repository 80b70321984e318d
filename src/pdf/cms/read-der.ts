import { DerError } from './der-error.ts'

/** A DER value: `bytes` is its whole encoding, tag and length included, as received. */
export interface DerValue {
  readonly tag: number
  readonly content: Uint8Array
  readonly bytes: Uint8Array
}

/** No certificate, CMS or attribute of an honest file has this many values in one SEQUENCE or SET. */
const mostChildren = 1000

/**
 * Reads the DER value at the start of the bytes; what follows it is ignored.
 *
 * Strict: definite and shortest lengths only, tag numbers below 31. Nothing is copied.
 */
export function readDer(bytes: Uint8Array): DerValue {
  const tag = bytes[0]
  const first = bytes[1]
  if (tag === undefined || first === undefined) throw new DerError('a DER value is cut short')
  if ((tag & 0x1f) === 0x1f) throw new DerError('tag numbers above 30 are not expected')
  const start = first < 0x80 ? 2 : 2 + (first & 0x7f)
  const length = first < 0x80 ? first : longLength(bytes.subarray(2, start), first & 0x7f)
  if (start + length > bytes.length)
    throw new DerError(`a DER value of ${length} bytes is cut short at ${bytes.length - start}`)
  return { tag, content: bytes.subarray(start, start + length), bytes: bytes.subarray(0, start + length) }
}

function longLength(digits: Uint8Array, count: number): number {
  if (count === 0) throw new DerError('indefinite length: BER, where DER is expected')
  if (count > 4 || digits.length < count) throw new DerError(`a length of ${count} bytes is not expected`)
  const length = digits.reduce((value, digit) => value * 256 + digit, 0)
  if (length < 0x80 || digits[0] === 0) throw new DerError('a length is not in its shortest form')
  return length
}

/** Reads the values inside a constructed value, after asserting its tag. */
export function derChildren(value: DerValue | undefined, tag: number, what: string): readonly DerValue[] {
  const children: DerValue[] = []
  let rest = derContent(value, tag, what)
  while (rest.length > 0) {
    const child = readDer(rest)
    children.push(child)
    if (children.length > mostChildren) throw new DerError(`${what} has more than ${mostChildren} values`)
    rest = rest.subarray(child.bytes.length)
  }
  return children
}

/** Gives the content of a value, after asserting its tag. */
export function derContent(value: DerValue | undefined, tag: number, what: string): Uint8Array {
  if (value === undefined) throw new DerError(`${what} is missing`)
  if (value.tag !== tag) throw new DerError(`${what} has tag ${value.tag}, ${tag} expected`)
  return value.content
}
