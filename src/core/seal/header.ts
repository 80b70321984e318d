import type { CalendarDay } from '../calendar-day.ts'
import { codePointName, firstOutside } from './charset.ts'
import { decodeHexDay, encodeHexDay, isHexDay, UNDATED } from './hex-day.ts'
import { SealError, SealValueError } from './seal-error.ts'

/** Length of the C40 header of each version; 01 must no longer be issued (2D-Doc v3.2.6, section 3.3). */
export const HEADER_LENGTHS = { '01': 22, '02': 22, '03': 24, '04': 26 } as const

/** What the header of a seal says of it (2D-Doc v3.2.6, section 3.3). */
export interface SealHeader {
  readonly version: keyof typeof HEADER_LENGTHS
  /** Country and two characters; `xx00` is reserved for tests. */
  readonly caId: string
  /** Four characters; five hexadecimal ones in binary form. */
  readonly certificateId: string
  /** Day of the document; null when undated (`FFFF`). */
  readonly emittedOn: CalendarDay | null
  /** Day of the signature; may precede the day of the document, as official examples do. */
  readonly signedOn: CalendarDay | null
  /** Two characters; in binary form a byte as two hexadecimal digits. */
  readonly documentType: string
  /** `01` before version 03, where it is implied; in binary form two bytes as four hexadecimal digits. */
  readonly perimeter: string
  /** ISO 3166-1 code of the issuing country, alpha-2, in binary form alpha-3; null before version 04. */
  readonly country: string | null
}

/**
 * Decodes the C40 header at the start of a seal text.
 *
 * @throws {SealError} when it is no header of versions 01 to 04 in C40 form.
 */
export function decodeHeader(text: string): SealHeader {
  const version = decodeVersion(text)
  const length = HEADER_LENGTHS[version]
  if (text.length < length)
    throw new SealError(
      'HEADER_TOO_SHORT',
      `a header of version ${version} has ${length} characters`,
      text.length,
    )
  const bad = firstOutside('AN', text, 4, length)
  if (bad >= 0)
    throw new SealError(
      'HEADER_CHARACTER',
      `expected A to Z or 0 to 9, found ${codePointName(text, bad)}`,
      bad,
    )
  const emittedOn = decodeHeaderDay(text, 12)
  // Most seals are signed on the day of the document.
  const signedOn = text.startsWith(text.slice(12, 16), 16) ? emittedOn : decodeHeaderDay(text, 16)
  return {
    version,
    caId: text.slice(4, 8),
    certificateId: text.slice(8, 12),
    emittedOn,
    signedOn,
    documentType: text.slice(20, 22),
    perimeter: length >= 24 ? text.slice(22, 24) : '01',
    country: length >= 26 ? text.slice(24, 26) : null,
  }
}

function decodeVersion(text: string): SealHeader['version'] {
  if (!text.startsWith('DC')) throw new SealError('NOT_A_SEAL', 'a seal begins with DC', 0)
  const version = text.slice(2, 4)
  if (isVersion(version)) return version
  if (version.length < 2) throw new SealError('HEADER_TOO_SHORT', 'the version is missing', text.length)
  throw new SealError('UNSUPPORTED_VERSION', 'expected version 01, 02, 03 or 04', 2)
}

function isVersion(text: string): text is SealHeader['version'] {
  return Object.hasOwn(HEADER_LENGTHS, text)
}

function decodeHeaderDay(text: string, offset: number): CalendarDay | null {
  const digits = text.slice(offset, offset + 4)
  if (digits === UNDATED) return null
  if (!isHexDay(digits))
    throw new SealError('HEADER_DATE', 'expected a day as four upper-case hexadecimal digits', offset)
  return decodeHexDay(digits)
}

/**
 * Encodes a C40 header. Versions before 03 say nothing of perimeter and country, so only `01` and null go with them.
 *
 * @throws {SealValueError} BAD_HEADER, or BAD_DATE for a day that has no spelling.
 */
export function encodeHeader(header: SealHeader): string {
  const length = HEADER_LENGTHS[header.version]
  const perimeter = length >= 24 ? header.perimeter : ''
  const country = length >= 26 ? (header.country ?? '') : ''
  const text = [
    `DC${header.version}${header.caId}${header.certificateId}`,
    header.emittedOn === null ? UNDATED : encodeHexDay(header.emittedOn),
    header.signedOn === null ? UNDATED : encodeHexDay(header.signedOn),
    `${header.documentType}${perimeter}${country}`,
  ].join('')
  const faithful =
    text.length === length &&
    header.caId.length === 4 &&
    header.certificateId.length === 4 &&
    header.documentType.length === 2 &&
    firstOutside('AN', text) < 0 &&
    (perimeter === '' ? header.perimeter === '01' : perimeter.length === 2) &&
    (length >= 26 || header.country === null)
  if (!faithful)
    throw new SealValueError('BAD_HEADER', `the header has no spelling in version ${header.version}`)
  return text
}
