import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNeph, NephError, type NephErrorCode, parseNeph } from '../../../src/core/licence/neph.ts'
import { compareNephEntries } from '../../../src/core/licence/neph-entries.ts'
import { nephForm } from '../../../src/core/licence/neph-form.ts'

function refusal(text: string): { code: NephErrorCode; evidence: Readonly<Record<string, unknown>> } {
  try {
    parseNeph(text)
  } catch (error) {
    if (error instanceof NephError) return { code: error.code, evidence: error.evidence }
    throw error
  }
  throw new Error(`expected ${JSON.stringify(text)} to be refused`)
}

describe('parseNeph', () => {
  it.each([
    ['051227308989', '051227308989'],
    ['05 12 27 30 8989', '051227308989'],
    ['05.12.27.30-8989', '051227308989'],
    ['0512\u00a02730\u202f8989\n', '051227308989'],
    ['8989‑1234', '89891234'],
    ['822114 / 68 / 19', '8221146819'],
    ['ab 12 c 68 19', 'AB12C6819'],
    ['A6819', 'A6819'],
    ['A23456789012345 6819', 'A234567890123456819'],
  ])('takes %j', (typed, normal) => {
    expect(parseNeph(typed)).toBe(normal)
  })

  it.each([
    ['', 'NEPH_EMPTY', {}],
    [' - . ', 'NEPH_EMPTY', {}],
    ['1975', 'NEPH_TOO_SHORT', { length: 4 }],
    ['A2345678901234567890', 'NEPH_TOO_LONG', { length: 20 }],
    ['0512é7308989', 'NEPH_BAD_CHARACTER', { character: 'é', position: 5 }],
    ['05 12_7308989', 'NEPH_BAD_CHARACTER', { character: '_', position: 6 }],
    ['822114 68 1A', 'NEPH_ENDING_NOT_DIGITS', { character: 'A', position: 12 }],
    ['12345 2A 68', 'NEPH_ENDING_NOT_DIGITS', { character: 'A', position: 8 }],
  ] as const)('refuses %j with %s', (typed, code, evidence) => {
    expect(refusal(typed)).toEqual({ code, evidence })
  })

  it('never refuses five to nineteen characters that end in four digits, however they are spaced', () => {
    const number = fc
      .tuple(fc.stringMatching(/^[A-Za-z0-9]{1,15}$/), fc.stringMatching(/^[0-9]{4}$/))
      .map(([front, end]) => front + end)
    const separators = fc.array(fc.constantFrom('', '', ' ', '.', '-', '\n'), {
      minLength: 19,
      maxLength: 19,
    })
    fc.assert(
      fc.property(number, separators, (text, between) => {
        const typed = [...text].map((character, index) => character + between[index]).join('')
        const neph = parseNeph(typed)
        expect(neph).toBe(text.toUpperCase())
        expect(isNeph(neph)).toBe(true)
        expect(parseNeph(neph)).toBe(neph)
      }),
    )
  })

  it('does not put the number in the message', () => {
    expect(() => parseNeph('AB!1234567')).toThrow(/^(?!.*1234567)/)
  })
})

describe('isNeph', () => {
  it.each(['05 1227308989', '051227308989\n', 'a6819', '6819', 'A234567890123456789X', '05122730898A'])(
    'is false for %j, which is not in normal form',
    (text) => {
      expect(isNeph(text)).toBe(false)
    },
  )
})

describe('nephForm', () => {
  it('reads year, month, department, office and order off twelve digits', () => {
    expect(nephForm(parseNeph('210692106990'))).toEqual({
      form: 'post-1975',
      year: 2021,
      month: 6,
      department: '92',
      office: '10',
      order: '6990',
      plausible: true,
    })
    expect(nephForm(parseNeph('750692106990'))).toMatchObject({ year: 1975 })
  })

  it('says that a thirteenth month is not plausible, without refusing it', () => {
    expect(nephForm(parseNeph('211392106990'))).toMatchObject({ form: 'post-1975', plausible: false })
  })

  it('reads year and department off the end of an older number', () => {
    expect(nephForm(parseNeph('822114 68 19'))).toEqual({
      form: 'legacy',
      number: '822114',
      year: 1968,
      department: '19',
    })
  })
})

describe('compareNephEntries', () => {
  it('finds nothing where only case and separators differ', () => {
    expect(compareNephEntries('ab1234', 'AB 12.34')).toBeNull()
  })

  it('says where two entries part, and what stands there', () => {
    expect(compareNephEntries('0512 2730', '05123730')).toEqual({ position: 5, first: '2', second: '3' })
    expect(compareNephEntries('051227308989', '0512273089')).toEqual({
      position: 11,
      first: '8',
      second: null,
    })
  })
})
