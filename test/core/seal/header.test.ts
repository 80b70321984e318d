import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { decodeHeader, encodeHeader, type SealHeader } from '../../../src/core/seal/header.ts'
import { decodeHexDay, encodeHexDay, isHexDay } from '../../../src/core/seal/hex-day.ts'
import { thrownBy } from './thrown-by.ts'

const HEADER: SealHeader = {
  version: '04',
  caId: 'FR00',
  certificateId: 'PC01',
  emittedOn: parseCalendarDay('2011-12-31'),
  signedOn: parseCalendarDay('2010-03-05'),
  documentType: 'AB',
  perimeter: '01',
  country: 'FR',
}

const TEXT = 'DC04FR00PC01111E0E84AB01FR'

const characters = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'ABCXYZ0189'), minLength: length, maxLength: length })
const day = fc.option(
  fc.integer({ min: 0, max: 0xfffe }).map((days) => addDays(parseCalendarDay('2000-01-01'), days)),
)

describe('hex days', () => {
  it('count from 2000-01-01, as the specification exemplifies', () => {
    expect(encodeHexDay(parseCalendarDay('2011-12-31'))).toBe('111E')
    expect(decodeHexDay('0E84')).toBe('2010-03-05')
    expect(decodeHexDay('0000')).toBe('2000-01-01')
    expect(decodeHexDay('FFFE')).toBe('2179-06-05')
  })

  it.each(['FFFF', '111e', '11E', '0111E', '11 1', '+111', ''])('find no day in %j', (digits) => {
    expect(isHexDay(digits)).toBe(false)
    expect(thrownBy(() => decodeHexDay(digits))).toMatchObject({ code: 'BAD_DATE' })
  })

  it.each(['1999-12-31', '2179-06-06', '9999-01-01'])('have no spelling for %s', (text) => {
    expect(thrownBy(() => encodeHexDay(parseCalendarDay(text)))).toMatchObject({ code: 'BAD_DATE' })
  })
})

describe('a header', () => {
  it('is read at its places', () => {
    expect(decodeHeader(TEXT)).toEqual(HEADER)
  })

  it('of version 02 has neither perimeter nor country, and means perimeter 01', () => {
    const header = decodeHeader('DC02FR000001FFFFFFFF00')
    expect(header).toMatchObject({ perimeter: '01', country: null, emittedOn: null, signedOn: null })
  })

  it('decodes into what was encoded, in every version', () => {
    const header = fc
      .record({
        version: fc.constantFrom('01', '02', '03', '04' as const),
        caId: characters(4),
        certificateId: characters(4),
        emittedOn: day,
        signedOn: day,
        documentType: characters(2),
        perimeter: characters(2),
        country: characters(2),
      })
      .map((each): SealHeader => {
        return {
          ...each,
          version: each.version as SealHeader['version'],
          perimeter: each.version >= '03' ? each.perimeter : '01',
          country: each.version >= '04' ? each.country : null,
        }
      })
    fc.assert(
      fc.property(header, (each) => {
        expect(decodeHeader(encodeHeader(each))).toEqual(each)
      }),
    )
  })

  it.each([
    ['', 'NOT_A_SEAL', 0],
    ['dc04FR00PC01111E0E84AB01FR', 'NOT_A_SEAL', 0],
    ['\u00dc\u0004{', 'NOT_A_SEAL', 0],
    ['DC0', 'HEADER_TOO_SHORT', 3],
    ['DC00FR00PC01111E0E84AB01FR', 'UNSUPPORTED_VERSION', 2],
    ['DC05FR00PC01111E0E84AB01FR', 'UNSUPPORTED_VERSION', 2],
    ['DC04FR00PC01111E0E84AB01F', 'HEADER_TOO_SHORT', 25],
    ['DC04FR00pC01111E0E84AB01FR', 'HEADER_CHARACTER', 8],
    ['DC04FR00PC01111E0E84AB01F\u001f', 'HEADER_CHARACTER', 25],
    ['DC04FR00PC01111G0E84AB01FR', 'HEADER_DATE', 12],
    ['DC04FR00PC01111EXE84AB01FR', 'HEADER_DATE', 16],
  ])('is refused as %j with %s', (text, code, offset) => {
    expect(thrownBy(() => decodeHeader(text))).toMatchObject({ code, offset })
  })

  it.each([
    { caId: 'FR0' },
    { certificateId: 'pc01' },
    { documentType: 'ABC', caId: 'FR0' },
    { country: null },
    { perimeter: '1' },
    { version: '03' as const },
    { version: '02' as const, country: null, perimeter: '02' },
  ])('that could not be read back is refused: %j', (change) => {
    expect(thrownBy(() => encodeHeader({ ...HEADER, ...change }))).toMatchObject({ code: 'BAD_HEADER' })
  })
})
