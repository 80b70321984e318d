import { CURVES, type Curve } from './curve.ts'
import { SealKeyError } from './seal-error.ts'

/** A public key as found in a SubjectPublicKeyInfo: its curve, and its point in uncompressed form. */
export interface EcPublicKey {
  readonly curve: Curve
  readonly point: Uint8Array<ArrayBuffer>
}

const SEQUENCE = 0x30
const OBJECT_IDENTIFIER = 0x06
const INTEGER = 0x02
const OCTET_STRING = 0x04
const BIT_STRING = 0x03

const EC_PUBLIC_KEY = '2a8648ce3d0201'
const PRIME_FIELD = '2a8648ce3d0101'
const UNCOMPRESSED = 0x04

/**
 * Reads an EC key out of a DER SubjectPublicKeyInfo (RFC 5480), named curve or explicit parameters (X9.62).
 *
 * Explicit parameters count as a named curve only when every one of them is that curve's, the base point included:
 * a curve that differs in its base point alone lets anyone make signatures (CVE-2020-0601). Whether the point lies
 * on the curve is left to the import of the key.
 *
 * @throws {SealKeyError} for every other key.
 */
export function readEcPublicKey(spki: Uint8Array): EcPublicKey {
  const [algorithm, key] = exactly(elements(only(elements(spki), SEQUENCE)), 2, 2)
  const [identifier, parameters] = exactly(elements(content(algorithm, SEQUENCE)), 1, 2)
  if (hex(content(identifier, OBJECT_IDENTIFIER)) !== EC_PUBLIC_KEY)
    throw new SealKeyError('another algorithm')
  if (parameters === undefined) throw new SealKeyError('no curve')
  const curve = findCurve(parameters)
  if (curve === undefined) throw new SealKeyError('another curve')
  const bits = content(key, BIT_STRING)
  const point = bits.subarray(1)
  if (bits[0] !== 0 || point[0] !== UNCOMPRESSED || point.length !== 1 + 2 * curve.size)
    throw new SealKeyError('a point that is not in uncompressed form')
  return { curve, point: new Uint8Array(point) }
}

function findCurve(parameters: Element): Curve | undefined {
  if (parameters.tag === OBJECT_IDENTIFIER) {
    const oid = hex(parameters.content)
    return CURVES.find((curve) => curve.oid === oid)
  }
  const [version, field, equation, base, order, cofactor] = exactly(
    elements(content(parameters, SEQUENCE)),
    5,
    6,
  )
  const [kind, prime] = exactly(elements(content(field, SEQUENCE)), 2, 2)
  const [a, b, seed] = exactly(elements(content(equation, SEQUENCE)), 2, 3)
  if (hex(content(kind, OBJECT_IDENTIFIER)) !== PRIME_FIELD) return undefined
  if (!['01', '02', '03'].includes(hex(content(version, INTEGER)))) return undefined
  // The seed tells where a and b come from; a and b are compared themselves.
  if (seed !== undefined && seed.tag !== BIT_STRING) return undefined
  return CURVES.find(
    (curve) =>
      sameNumber(content(prime, INTEGER), curve.prime) &&
      sameNumber(content(a, OCTET_STRING), curve.a) &&
      sameNumber(content(b, OCTET_STRING), curve.b) &&
      isGenerator(hex(content(base, OCTET_STRING)), curve) &&
      sameNumber(content(order, INTEGER), curve.order) &&
      (cofactor === undefined || sameNumber(content(cofactor, INTEGER), '1')),
  )
}

function isGenerator(point: string, { generator, size }: Curve): boolean {
  const odd = Number.parseInt(generator.slice(-1), 16) % 2 === 1
  return point === `04${generator}` || point === `${odd ? '03' : '02'}${generator.slice(0, 2 * size)}`
}

/** Widths vary between encoders: integers carry a sign octet, some field elements lose their leading zeros. */
function sameNumber(bytes: Uint8Array, expected: string): boolean {
  return BigInt(`0x0${hex(bytes)}`) === BigInt(`0x${expected}`)
}

function hex(bytes: Uint8Array): string {
  let digits = ''
  for (const byte of bytes) digits += byte.toString(16).padStart(2, '0')
  return digits
}

interface Element {
  readonly tag: number
  readonly content: Uint8Array
}

/** Cuts DER content into its elements; lengths up to 65535 are more than any key needs. */
function elements(bytes: Uint8Array): readonly Element[] {
  const found: Element[] = []
  for (let at = 0; at < bytes.length; ) {
    const tag = octet(bytes, at)
    const first = octet(bytes, at + 1)
    const extra = first < 0x80 ? 0 : first - 0x80
    if (first === 0x80 || extra > 2) throw new SealKeyError('malformed DER')
    let length = extra === 0 ? first : 0
    for (let index = 0; index < extra; index++) length = length * 256 + octet(bytes, at + 2 + index)
    const start = at + 2 + extra
    if (start + length > bytes.length) throw new SealKeyError('truncated DER')
    found.push({ tag, content: bytes.subarray(start, start + length) })
    at = start + length
  }
  return found
}

function octet(bytes: Uint8Array, at: number): number {
  const value = bytes[at]
  if (value === undefined) throw new SealKeyError('truncated DER')
  return value
}

function exactly(found: readonly Element[], least: number, most: number): readonly Element[] {
  if (found.length < least || found.length > most) throw new SealKeyError('malformed DER')
  return found
}

function only(found: readonly Element[], tag: number): Uint8Array {
  return content(exactly(found, 1, 1)[0], tag)
}

function content(element: Element | undefined, tag: number): Uint8Array {
  if (element?.tag !== tag) throw new SealKeyError('malformed DER')
  return element.content
}
