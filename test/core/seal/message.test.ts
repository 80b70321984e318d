import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeMessage, type MessageField } from '../../../src/core/seal/compose-message.ts'
import {
  DATA_IDENTIFIERS,
  type DataIdentifier,
  type FieldRule,
} from '../../../src/core/seal/data-identifiers.ts'
import { findValue, splitMessage } from '../../../src/core/seal/message.ts'
import { thrownBy } from './thrown-by.ts'

const GS = '\u001d'
const RS = '\u001e'
const US = '\u001f'

/** The fields as `id=value`, with the terminator, and the faults as `CODE id offset`. */
function split(text: string) {
  const { fields, faults } = splitMessage(text)
  return {
    fields: fields.map(({ id, value, terminator }) => `${id}=${value}${terminator ?? ''}`),
    faults: faults.map(({ code, field, offset }) => `${code} ${field ?? '-'} ${offset}`),
  }
}

const UNITS = {
  digits: '0123456789',
  'digits . /': '0123456789./',
  hex: '0123456789ABCDEF',
  'hex sp': '0123456789ABCDEF ',
  base32: 'ABCXYZ234567',
  'AZ sp': 'ABCXYZ ',
  'AZ sp /': 'ABCXYZ /',
  AN: 'ABCXYZ0189',
  'AN sp': 'ABCXYZ0189 ',
  'AN sp -': 'ABCXYZ0189 -',
  printable: ' !~aZ0',
}

const field = fc
  .constantFrom(...(Object.entries(DATA_IDENTIFIERS) as [DataIdentifier, FieldRule][]))
  .chain(([id, rule]) => {
    const unit = fc.constantFrom(...UNITS[rule.charset])
    const value = fc.string({ unit, minLength: rule.min, maxLength: rule.max ?? 80, size: 'max' })
    const variable = rule.min !== rule.max && rule.coding !== 'base32 URL'
    return fc.record({ id: fc.constant(id), value, truncated: variable ? fc.boolean() : fc.constant(false) })
  })
  .map(({ id, value, truncated }) => ({ id, value, truncated: truncated && value !== '' }))

describe('composing and splitting', () => {
  it('give back any fields, in order, with the terminators of the specification', () => {
    fc.assert(
      fc.property(fc.uniqueArray(field, { selector: ({ id }) => id, maxLength: 20 }), (fields) => {
        const message = splitMessage(composeMessage(fields))
        expect(message.fields.map(({ id, value, truncated }) => ({ id, value, truncated }))).toEqual(fields)
        const faults = message.faults.map(({ code }) => code)
        expect(faults.filter((code) => !['BAD_DATE', 'BAD_VALUE', 'UNKNOWN_VALUE'].includes(code))).toEqual(
          [],
        )
      }),
      { numRuns: 300 },
    )
  })

  it('never throw on any text, and lose no character of it', () => {
    const unit = fc.constantFrom(...'069ABEG5Hé ', GS, RS, US)
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const { fields, offsets, faults } = splitMessage(text)
        fields.forEach(({ id, value }, index) => {
          expect(text.startsWith(id + value, offsets[index])).toBe(true)
        })
        const cut = fields.reduce(
          (sum, { value, terminator }) => sum + 2 + value.length + (terminator ? 1 : 0),
          0,
        )
        if (cut !== text.length)
          expect(faults.some(({ code }) => code === 'STRAY_SEPARATOR' || code === 'UNSPLITTABLE')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('take a megabyte of junk, without waiting', () => {
    for (const unit of ['E5', 'ZZ', GS, '6G', '0C', `AC${GS}`, '60/'])
      expect(splitMessage(unit.repeat(1_000_000 / unit.length)).faults).toBeDefined()
  })
})

describe('a message', () => {
  it('ends variable fields by GS, RS, their maximum, or its own end', () => {
    expect(split(`6HM${GS}6G${'X'.repeat(38)}E550ACNEPH${RS}6ATOULON`)).toEqual({
      fields: ['6H=MGS', `6G=${'X'.repeat(38)}`, 'E5=50', 'AC=NEPHRS', '6A=TOULON'],
      faults: [],
    })
  })

  it('may hold an empty variable field: the identifier and GS', () => {
    expect(split(`E6${GS}E550`)).toEqual({ fields: ['E6=GS', 'E5=50'], faults: [] })
  })

  it('may have a GS after the last field, or after a variable one at its maximum (D19)', () => {
    expect(split(`6A${'X'.repeat(32)}${GS}ACNEPH${GS}`).faults).toEqual([])
    expect(split(`E550${GS}`).faults).toEqual([])
  })

  it.each([
    ['a GS after a fixed field', `E550${GS}E4RII`, ['SEPARATOR_AFTER_FIXED_FIELD E5 4']],
    ['a fixed field marked as truncated', `E550${RS}E4RII`, ['TRUNCATED_FIXED_FIELD E5 4']],
    ['a fixed field that is short at the end', 'E4RIIE55', ['FIELD_TOO_SHORT E5 7']],
    ['a fixed field cut by a separator', `E55${GS}E4RII`, ['FIELD_TOO_SHORT E5 2']],
    ['an empty name', `6G${GS}E550`, ['FIELD_TOO_SHORT 6G 2']],
    ['an empty field marked as truncated', `E6${RS}E550`, ['FORBIDDEN_TRUNCATION E6 2']],
    ['an address marked as truncated', `0CMZXW6YQ${RS}E550`, ['FORBIDDEN_TRUNCATION 0C 9']],
    [
      'a name longer than its maximum',
      `6G${'X'.repeat(40)}${GS}E550`,
      ['FIELD_TOO_LONG 6G 40', 'UNKNOWN_IDENTIFIER XX 40'],
    ],
    ['an unknown identifier', `E550ZZ1${GS}E4RII`, ['UNKNOWN_IDENTIFIER ZZ 4']],
    ['two separators', `6HM${GS}${GS}E550`, ['STRAY_SEPARATOR - 4']],
    ['a separator before the first field', `${RS}E550`, ['STRAY_SEPARATOR - 0']],
    ['half an identifier at the end', 'E550E', ['UNSPLITTABLE - 4']],
    ['half an identifier before a separator', `E550E${GS}E4RII`, ['UNSPLITTABLE - 4']],
    ['a lower-case letter in a name', `6GDUPONt${GS}E550`, ['FORBIDDEN_CHARACTER 6G 7']],
    ['an accent in a name', `6GHÉLÈNE${GS}E550`, ['FORBIDDEN_CHARACTER 6G 3']],
    ['US inside a name', `6GDU${US}PONT${GS}E550`, ['FORBIDDEN_CHARACTER 6G 4']],
    ['a digit in a name', `6GDUPONT2${GS}E550`, ['FORBIDDEN_CHARACTER 6G 8']],
    ['a letter in a birth date', '69O1021985', ['FORBIDDEN_CHARACTER 69 2']],
    ['a birth date that does not exist', '6930021985', ['BAD_DATE 69 2']],
    ['a register instant at 24:00', 'E8020220212400', ['BAD_DATE E8 2']],
    ['an offence at 13:60', 'AE1360', ['BAD_DATE AE 2']],
    ['an undated last day', '08FFFF', ['BAD_DATE 08 2']],
    ['a lower-case hex day', '081e47', ['FORBIDDEN_CHARACTER 08 3']],
    ['a state beyond 50', 'E551', ['UNKNOWN_VALUE E5 2']],
    ['a state 00', 'E500', ['UNKNOWN_VALUE E5 2']],
    ['an unknown kind of statement', 'E4XYZ', ['UNKNOWN_VALUE E4 2']],
    ['an unknown kind of order', 'E0ZZ', ['UNKNOWN_VALUE E0 2']],
    ['no pages', '090000', ['BAD_VALUE 09 2']],
    ['two spaces between categories', `E6A1  B${GS}E550`, ['BAD_VALUE E6 2']],
    ['an empty given name', `60JEAN//PAUL${GS}E550`, ['BAD_VALUE 60 2']],
    ['seven given names', `60A/B/C/D/E/F/G${GS}E550`, ['BAD_VALUE 60 2']],
    ['a UUID cut elsewhere', '0D1234567 12345 1234 1234 123456789012', ['BAD_VALUE 0D 2']],
  ])('with %s has that fault and no other', (_, text, faults) => {
    expect(split(text).faults).toEqual(faults)
  })

  it('is cut on after a fault, so that later fields are still read', () => {
    expect(split(`ZZ1${GS}E55${GS}6HMME${GS}E4RII`).fields).toEqual([
      'ZZ=1GS',
      'E5=5GS',
      '6H=MMEGS',
      'E4=RII',
    ])
  })

  it('accepts an unknown day or month of birth, and a list cut at a slash when truncated', () => {
    expect(split(`6900001948`).faults).toEqual([])
    expect(split(`60JEAN/${RS}E550`).faults).toEqual([])
  })

  it('has its loss of every separator diagnosed', () => {
    const text = '6HM6GDUMONT DURVILLE60JULES/SEBASTIEN69080519426ATOULONAC121201200001E550'
    expect(split(text).faults[0]).toBe('SEPARATORS_LOST - 0')
    expect(split(`${text}${GS}`).faults.join()).not.toContain('SEPARATORS_LOST')
  })

  it('gives the last value of a repeated field, and undefined for an absent one', () => {
    const { fields } = splitMessage('AG8AG9')
    expect(findValue(fields, 'AG')).toBe('9')
    expect(findValue(fields, 'E5')).toBeUndefined()
  })
})

describe('a writer', () => {
  it('puts GS only where the length does not tell the end', () => {
    const fields: MessageField[] = [
      { id: '6H', value: 'MME' },
      { id: '69', value: '00001948' },
      { id: '6A', value: 'X'.repeat(32) },
      { id: '60', value: 'JEAN/SEB', truncated: true },
      { id: 'E6', value: '' },
      { id: 'AC', value: '051227308989' },
    ]
    expect(composeMessage(fields)).toBe(
      `6HMME${GS}69000019486A${'X'.repeat(32)}60JEAN/SEB${RS}E6${GS}AC051227308989`,
    )
  })

  it.each([
    [{ id: 'ZZ', value: '1' }, 'UNKNOWN_IDENTIFIER'],
    [{ id: 'E5', value: '5' }, 'FIELD_TOO_SHORT'],
    [{ id: '6G', value: '' }, 'FIELD_TOO_SHORT'],
    [{ id: '6G', value: 'X'.repeat(39) }, 'FIELD_TOO_LONG'],
    [{ id: '6G', value: "D'URVILLE" }, 'FORBIDDEN_CHARACTER'],
    [{ id: '6G', value: `DUPONT${GS}E550` }, 'FORBIDDEN_CHARACTER'],
    [{ id: 'E5', value: '50', truncated: true }, 'FORBIDDEN_TRUNCATION'],
    [{ id: '0C', value: 'MZXW6YQ', truncated: true }, 'FORBIDDEN_TRUNCATION'],
    [{ id: 'E6', value: '', truncated: true }, 'FORBIDDEN_TRUNCATION'],
  ])('refuses %j with %s', (field, code) => {
    expect(thrownBy(() => composeMessage([field]))).toMatchObject({ code })
  })

  it('refuses the same identifier twice', () => {
    const fields: MessageField[] = [
      { id: 'E5', value: '50' },
      { id: 'E5', value: '47' },
    ]
    expect(thrownBy(() => composeMessage(fields))).toMatchObject({ code: 'DUPLICATE_FIELD' })
  })
})
