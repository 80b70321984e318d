import { describe, expect, it } from 'vitest'
import { parseBirthDate, sameBirthDate } from '../../../src/core/account/birth-date-entry.ts'
import { decideCodeLink } from '../../../src/core/account/decide-code-link.ts'

describe('a birth date as typed', () => {
  it.each([
    ['09/04/1988', '1988-04-09'],
    ['9.4.1988', '1988-04-09'],
    [' 1988-04-09 ', '1988-04-09'],
    ['29 02 2000', '2000-02-29'],
    ['00/00/1961', '1961-00-00'],
    ['00/07/1961', '1961-07-00'],
    ['07/1961', '1961-07-00'],
    ['1961', '1961-00-00'],
  ])('%s is %s', (typed, date) => expect(parseBirthDate(typed)).toBe(date))

  it.each(['', 'hier', '31/02/1988', '09/13/1988', '09/00/1988', '09/04/88', '1/2/3/1988', '00/00/0000'])(
    '%j cannot be read',
    (typed) =>
      expect(() => parseBirthDate(typed)).toThrow(expect.objectContaining({ code: 'BIRTH_DATE_MALFORMED' })),
  )

  it.each([
    ['1988-04-09', '1988-04-09', true],
    ['1988-04-09', '1988-04-08', false],
    ['1988-04-09', '1988-00-00', false],
    ['1988-04-01', '1988-00-00', false],
    ['1961-00-00', '1961-01-01', true],
    ['1961-00-00', '1961-12-31', true],
    ['1961-00-00', '1961-02-01', false],
    ['1961-00-00', '1962-01-01', false],
    ['1961-07-00', '1961-07-01', true],
    ['1961-07-00', '1961-07-02', false],
    ['1961-07-00', '1961-08-00', false],
  ])('held as %s, %s is the same: %s', (held, typed, same) => expect(sameBirthDate(held, typed)).toBe(same))
})

describe('a right code', () => {
  it.each([
    [false, false, 'linked'],
    [false, true, 'letter'],
    [true, false, 'asked'],
    [true, true, 'asked'],
  ])(
    'with an identity %s and perhaps on a statement %s is good for: %s',
    (hasIdentity, mayHaveBeenSeen, outcome) => {
      expect(decideCodeLink({ hasIdentity, mayHaveBeenSeen })).toBe(outcome)
    },
  )
})
