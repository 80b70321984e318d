import type { CalendarDay } from '../calendar-day.ts'
import { decodeBinaryDay, decodeTriplets, encodeBinaryDay, encodeTriplets } from './binary-values.ts'
import { firstOutside } from './charset.ts'
import type { SealHeader } from './header.ts'
import { hexText } from './hex-text.ts'
import { SealError, SealValueError } from './seal-error.ts'

/** First byte of the binary form; read as a character, it begins no C40 form. */
export const BINARY_MARKER = 0xdc

/** Length of the binary header, which only version 04 has (2D-Doc v3.2.6, section 3.3.4). */
export const BINARY_HEADER_LENGTH = 19

const BINARY_VERSION = 4
const COUNTRY_AT = 2
const IDS_AT = 4
const EMITTED_ON_AT = 10
const SIGNED_ON_AT = 13
const TYPE_AT = 16

/**
 * Decodes the binary header: country of three letters, certificate id of five hexadecimal characters, document type
 * and perimeter written as two and four upper-case hexadecimal digits.
 *
 * The worked example of section 3.3.4 contradicts its own table in three bytes; the table is followed.
 *
 * @throws {SealError}
 */
export function decodeBinaryHeader(bytes: Uint8Array): SealHeader {
  if (bytes[0] !== BINARY_MARKER) throw new SealError('NOT_A_SEAL', 'a seal in binary form begins with DC', 0)
  if (bytes.length > 1 && bytes[1] !== BINARY_VERSION)
    throw new SealError('UNSUPPORTED_VERSION', 'expected version 04 in binary form', 1)
  if (bytes.length < BINARY_HEADER_LENGTH)
    throw new SealError('HEADER_TOO_SHORT', `a binary header has ${BINARY_HEADER_LENGTH} bytes`, bytes.length)
  const country = decodeTriplets(bytes, COUNTRY_AT, IDS_AT) ?? ''
  if (country === '' || firstOutside('AZ sp', country) >= 0 || country.includes(' '))
    throw new SealError('HEADER_CHARACTER', 'expected a country of three letters', COUNTRY_AT)
  const ids = decodeTriplets(bytes, IDS_AT, EMITTED_ON_AT) ?? ''
  if (ids === '' || firstOutside('AN', ids) >= 0 || firstOutside('hex', ids, 4) >= 0)
    throw new SealError(
      'HEADER_CHARACTER',
      'expected an authority (A to Z, 0 to 9) and a hexadecimal certificate id',
      IDS_AT,
    )
  return {
    version: '04',
    caId: ids.slice(0, 4),
    certificateId: ids.slice(4),
    emittedOn: headerDay(bytes, EMITTED_ON_AT),
    signedOn: headerDay(bytes, SIGNED_ON_AT),
    documentType: hexText(bytes.subarray(TYPE_AT, TYPE_AT + 1)).toUpperCase(),
    perimeter: hexText(bytes.subarray(TYPE_AT + 1, BINARY_HEADER_LENGTH)).toUpperCase(),
    country,
  }
}

function headerDay(bytes: Uint8Array, at: number): CalendarDay | null {
  try {
    return decodeBinaryDay(bytes, at)
  } catch (cause) {
    if (!(cause instanceof SealValueError)) throw cause
    throw new SealError('HEADER_DATE', cause.message, at)
  }
}

/**
 * Encodes a binary header, spelt as {@link decodeBinaryHeader} gives it.
 *
 * @throws {SealValueError} BAD_HEADER for a header that has no such spelling.
 */
export function encodeBinaryHeader(header: SealHeader): Uint8Array<ArrayBuffer> {
  const { version, caId, certificateId, documentType, perimeter, country } = header
  const faithful =
    version === '04' &&
    /^[A-Z]{3}$/.test(country ?? '') &&
    /^[0-9A-Z]{4}$/.test(caId) &&
    /^[0-9A-F]{5}$/.test(certificateId) &&
    /^[0-9A-F]{2}$/.test(documentType) &&
    /^[0-9A-F]{4}$/.test(perimeter)
  if (!faithful) throw new SealValueError('BAD_HEADER', 'the header has no spelling in binary form')
  return Uint8Array.of(
    BINARY_MARKER,
    BINARY_VERSION,
    ...encodeTriplets(country ?? ''),
    ...encodeTriplets(caId + certificateId),
    ...encodeBinaryDay(header.emittedOn),
    ...encodeBinaryDay(header.signedOn),
    Number.parseInt(documentType, 16),
    Number.parseInt(perimeter.slice(0, 2), 16),
    Number.parseInt(perimeter.slice(2), 16),
  )
}
