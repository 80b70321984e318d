import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { decodeAddress, encodeAddress } from '../../../src/core/seal/sealed-address.ts'
import { decodeTime, encodeTime } from '../../../src/core/seal/sealed-clock.ts'
import { decodeDay, decodePartialDay, encodeDay } from '../../../src/core/seal/sealed-day.ts'
import { decodeCategories, decodeGivenNames, encodeCategories } from '../../../src/core/seal/sealed-list.ts'
import { decodeInstant, encodeInstant } from '../../../src/core/seal/sealed-time.ts'
import {
  decodePageCount,
  decodePoints,
  encodePageCount,
  encodePoints,
} from '../../../src/core/seal/values.ts'
import { thrownBy } from './thrown-by.ts'

describe('days inside a message', () => {
  it('are DDMMYYYY', () => {
    expect(decodeDay('29022024')).toBe('2024-02-29')
    expect(encodeDay('1985-04-12')).toBe('12041985')
  })

  it('of birth may lack the day or the month', () => {
    expect(decodePartialDay('00001948')).toBe('1948-00-00')
    expect(decodePartialDay('00121948')).toBe('1948-12-00')
    expect(encodeDay('1948-00-00')).toBe('00001948')
  })

  it('of validity are read in both layouts in use', () => {
    expect(decodeDay('06122006', 'DDMMYYYY or YYYYMMDD')).toBe('2006-12-06')
    expect(decodeDay('20061206', 'DDMMYYYY or YYYYMMDD')).toBe('2006-12-06')
    expect(decodeDay('20011201', 'DDMMYYYY or YYYYMMDD')).toBe('2001-12-01')
  })

  it('come back as they were written', () => {
    const day = fc
      .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => parseCalendarDay(date.toISOString().slice(0, 10)))
    fc.assert(
      fc.property(day, (each) => {
        expect(decodeDay(encodeDay(each))).toBe(each)
      }),
    )
  })

  it.each([
    '29022023',
    '31042020',
    '00011990',
    '01131990',
    '1011990',
    '010119901',
    '01010999',
    'AA011990',
    '',
  ])('that do not exist are refused: %j', (digits) =>
    expect(thrownBy(() => decodeDay(digits))).toMatchObject({ code: 'BAD_DATE' }),
  )

  it.each(['32001948', '30021948', '00131948'])('of birth that cannot be are refused: %s', (digits) => {
    expect(thrownBy(() => decodePartialDay(digits))).toMatchObject({ code: 'BAD_DATE' })
  })

  it.each(['12/04/1985', '1985-4-12', '1985-02-30', ''])('have no spelling when written %j', (day) => {
    expect(thrownBy(() => encodeDay(day))).toMatchObject({ code: 'BAD_DATE' })
  })
})

describe('instants of the register', () => {
  it('are the clock of Europe/Paris, winter and summer', () => {
    expect(decodeInstant('221120260859').toISOString()).toBe('2026-11-22T07:59:00.000Z')
    expect(decodeInstant('140720261200').toISOString()).toBe('2026-07-14T10:00:00.000Z')
    expect(encodeInstant(new Date('2026-11-22T07:59:30Z'))).toBe('221120260859')
  })

  it('of the hour that comes twice mean the first', () => {
    expect(decodeInstant('251020260230').toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  it('that the clock skips are read as if it had not been put forward', () => {
    expect(decodeInstant('290320260230').toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })

  it('come back as they were written, to the minute', () => {
    const winter = fc.date({ min: new Date('2025-11-01'), max: new Date('2026-03-01'), noInvalidDate: true })
    fc.assert(
      fc.property(winter, (instant) => {
        const minute = Math.floor(instant.getTime() / 60_000) * 60_000
        expect(decodeInstant(encodeInstant(instant)).getTime()).toBe(minute)
      }),
    )
  })

  it.each(['300220262300', '010120262400', '010120260060', '01012026', ''])('are refused as %j', (digits) => {
    expect(thrownBy(() => decodeInstant(digits))).toMatchObject({ code: 'BAD_DATE' })
  })
})

describe('times of day', () => {
  it('come back as they were written', () => {
    expect(decodeTime('0132')).toBe('01:32')
    expect(decodeTime('235959')).toBe('23:59:59')
    expect(encodeTime('01:32')).toBe('0132')
    expect(encodeTime('23:59:59')).toBe('235959')
  })

  it.each(['2400', '0060', '12', '12345', '000060', 'AB12'])('are refused as %j', (digits) => {
    expect(thrownBy(() => decodeTime(digits))).toMatchObject({ code: 'BAD_DATE' })
  })

  it.each(['1:32', '0132', '25:00', '01:3'])('have no spelling when written %j', (time) => {
    expect(thrownBy(() => encodeTime(time))).toMatchObject({ code: 'BAD_DATE' })
  })
})

describe('numbers', () => {
  it('of points are one base-36 digit', () => {
    for (let points = 0; points <= 35; points++) expect(decodePoints(encodePoints(points))).toBe(points)
    expect(encodePoints(12)).toBe('C')
    for (const digit of ['', 'c', '12', '-', ' '])
      expect(thrownBy(() => decodePoints(digit))).toMatchObject({ code: 'BAD_VALUE' })
    for (const points of [-1, 36, 1.5, Number.NaN])
      expect(thrownBy(() => encodePoints(points))).toMatchObject({ code: 'BAD_VALUE' })
  })

  it('of pages are four digits, and at least one page', () => {
    expect(encodePageCount(3)).toBe('0003')
    expect(decodePageCount('9999')).toBe(9999)
    for (const digits of ['0000', '3', '00003', 'ABCD'])
      expect(thrownBy(() => decodePageCount(digits))).toMatchObject({ code: 'BAD_VALUE' })
    for (const pages of [0, 10_000, 1.5])
      expect(thrownBy(() => encodePageCount(pages))).toMatchObject({ code: 'BAD_VALUE' })
  })
})

describe('lists', () => {
  it('of categories are separated by one space', () => {
    expect(encodeCategories(['A1', 'B', 'C1E'])).toBe('A1 B C1E')
    expect(decodeCategories('A1 B C1E')).toEqual(['A1', 'B', 'C1E'])
    expect(encodeCategories([])).toBe('')
    expect(decodeCategories('')).toEqual([])
  })

  it('of categories that were truncated lose the last code: C1 may be the rest of C1E', () => {
    expect(decodeCategories('A1 B C1', true)).toEqual(['A1', 'B'])
  })

  it.each([[['A1', '']], [['']], [['A 1']]])('of categories refuse %j', (categories) => {
    expect(thrownBy(() => encodeCategories(categories))).toMatchObject({ code: 'BAD_VALUE' })
  })

  it('of given names are separated by a slash', () => {
    expect(decodeGivenNames('JEAN PAUL/MARIE/')).toEqual(['JEAN PAUL', 'MARIE'])
  })
})

describe('document addresses', () => {
  it('are base32 of UTF-8', () => {
    const address = 'https://permis.example/é'
    expect(decodeAddress(encodeAddress(address))).toBe(address)
    expect(encodeAddress(address)).toMatch(/^[A-Z2-7]+$/)
  })

  it('that are no base32, or no UTF-8, are refused', () => {
    expect(thrownBy(() => decodeAddress('abc'))).toMatchObject({ code: 'BAD_VALUE' })
    expect(thrownBy(() => decodeAddress('74'))).toMatchObject({ code: 'BAD_VALUE' })
  })
})
