import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { documentKind } from '../../../src/core/documents/document-kind.ts'
import type { Rii } from '../../../src/core/documents/rii.ts'
import { sealedContent } from '../../../src/core/documents/sealed-content.ts'
import { sealedMessage, stateCode } from '../../../src/core/documents/sealed-message.ts'
import type { Adcs } from '../../../src/core/documents/statement.ts'
import { isLicenceState } from '../../../src/core/licence/licence-state.ts'
import { LICENCE_STATES } from '../../../src/core/seal/licence-codes.ts'
import { attachSignature, composeSeal, decodeSeal } from '../../../src/core/seal/seal.ts'
import { adcsOf, fixture, riiOf } from '../records.ts'

const ids = { caId: 'FR00', certificateId: 'PC01' }

function fieldsOf(document: Adcs | Rii, pages = 1): Readonly<Record<string, string>> {
  const { fields } = sealedMessage(document, ids, pages)
  return Object.fromEntries(fields.map(({ id, value }) => [id, value]))
}

function readBack(document: Adcs | Rii) {
  const { header, fields } = sealedMessage(document, ids, 1)
  const seal = decodeSeal(attachSignature(composeSeal(header, fields), new Uint8Array(64).fill(1)))
  return { seal, content: sealedContent(seal.header, seal.fields) }
}

describe('the message of an ADCS (design.md section 5)', () => {
  it('has the header of version 04, type AB, perimeter 01, France, dated the day of issue', () => {
    expect(sealedMessage(adcsOf(fixture('clean-b')), ids, 1).header).toEqual({
      version: '04',
      caId: 'FR00',
      certificateId: 'PC01',
      emittedOn: '2026-11-22',
      signedOn: '2026-11-22',
      documentType: 'AB',
      perimeter: '01',
      country: 'FR',
    })
  })

  it('seals exactly the fields of the table', () => {
    expect(fieldsOf(adcsOf(fixture('clean-b')))).toEqual({
      '6H': 'MME',
      '6G': 'VALCLAIR',
      '60': 'ELISE/MARGUERITE',
      '69': '12041985',
      '6A': 'TOULON',
      AC: '051227308989',
      E4: 'RIR',
      E5: '50',
      E6: 'B',
      E8: '221120260900',
      '09': '0001',
      '01': '7Q2MX4WD91KF3HTB',
      '08': '26D6',
    })
  })

  it('adds the SIREN when bound to a recipient', () => {
    expect(fieldsOf(adcsOf(fixture('clean-b'), undefined, '732829320')).E7).toBe('732829320')
  })

  it('seals only categories in force, in one list', () => {
    expect(fieldsOf(adcsOf(fixture('expired-heavy-category'))).E6).toBe('B BE')
    expect(fieldsOf(adcsOf(fixture('heavy-in-force'))).E6).toBe('B BE C1 C CE D')
  })

  it('seals an empty list when no category is in force', () => {
    const { content, seal } = readBack(adcsOf({ ...fixture('clean-b'), categories: [] }))
    expect(content.categories).toEqual([])
    expect(seal.faults).toEqual([])
  })

  it('writes names without accents and cuts long ones, with the mark of truncation', () => {
    const { content, seal } = readBack(adcsOf(fixture('long-names')))
    expect(seal.faults).toEqual([])
    expect(content.name).toEqual({ value: 'DE LA ROCHEFONTAINE MONTSERRIER DE SAI', truncated: true })
    expect(content.givenNames?.truncated).toBe(true)
    expect(content.birthPlace).toEqual({ value: 'SAINT REMY EN BOUZEMONT SAINT GE', truncated: true })
    expect(readBack(adcsOf(fixture('apostrophes-and-accents'))).content.name).toEqual({
      value: 'D HEROUVRAY L ETANG',
      truncated: false,
    })
  })

  it('keeps an unknown day of birth unknown', () => {
    expect(fieldsOf(adcsOf(fixture('foreign-born-unknown-day')))['69']).toBe('00001961')
  })

  it('refuses a name beyond Latin, by its character', () => {
    const record = fixture('clean-b')
    const holder = { ...record.holder, birthName: 'ИВАНОВ' }
    expect(() => sealedMessage(adcsOf({ ...record, holder }), ids, 1)).toThrow(
      expect.objectContaining({ code: 'CHARACTER_NOT_SEALABLE' }),
    )
  })
})

describe('the message of an RII', () => {
  it('seals the fields of the table: with points, without end of validity', () => {
    const fields = fieldsOf(riiOf(fixture('simultaneous')), 3)
    expect(Object.keys(fields).sort()).toEqual(
      ['01', '09', '60', '69', '6A', '6G', '6H', 'AC', 'AG', 'E4', 'E5', 'E6', 'E8'].sort(),
    )
    expect(fields).toMatchObject({ E4: 'RII', AG: '4', '09': '0003' })
  })

  it.each([
    ['clean-b', 'C'],
    ['zero-48si-notified', '0'],
    ['ten-year-restitution', '5'],
  ])('of %s seals its balance in base 36: %s', (name, digit) => {
    expect(fieldsOf(riiOf(fixture(name))).AG).toBe(digit)
  })
})

describe('a sealed message read back', () => {
  it('says what was sealed', () => {
    expect(readBack(riiOf(fixture('simultaneous'))).content).toMatchObject({
      kind: 'RII',
      id: '7Q2MX4WD91KF3HTB',
      lastDay: null,
      dataAsOf: new Date('2026-11-22T08:00:00Z'),
      pageCount: 1,
      civility: 'M',
      name: { value: 'GARIDELLE', truncated: false },
      givenNames: { values: ['THOMAS', 'EMILE'], truncated: false },
      birthDate: '1990-11-12',
      birthPlace: { value: 'MURET', truncated: false },
      neph: '090531208836',
      state: { code: '50', label: 'VALIDE' },
      categories: ['B'],
      recipientSiren: null,
      pointsLeft: 4,
      letter: null,
    })
  })

  it('has a code for every state of a record', () => {
    for (const [code, label] of Object.entries(LICENCE_STATES))
      expect(isLicenceState(label) && stateCode(label)).toBe(code)
  })
})

describe('the kind of a document', () => {
  const kind = (documentType: string, statementKind?: string, emittedOn = '2026-11-22', perimeter = '01') =>
    documentKind({ documentType, perimeter, emittedOn: parseCalendarDay(emittedOn), statementKind })

  it.each([
    ['AB', 'RIR', 'ADCS'],
    ['AB', 'RII', 'RII'],
    ['AB', 'RRP', 'RRP'],
    ['AB', 'APC', 'APC'],
    ['AB', 'ZZZ', 'OTHER'],
    ['AB', undefined, 'OTHER'],
    ['A1', undefined, 'LETTER'],
    ['AA', undefined, 'ORDER'],
    ['AD', undefined, 'EXAM_CERTIFICATE'],
    ['04', 'RIR', 'OTHER'],
  ])('of type %s and statement %s is %s', (type, statement, expected) => {
    expect(kind(type, statement)).toBe(expected)
  })

  it('of another perimeter is OTHER, whatever its type', () => {
    expect(kind('AB', 'RIR', undefined, '02')).toBe('OTHER')
  })

  it('was RIR before the ADCS existed (D21)', () => {
    expect(kind('AB', 'RIR', '2024-11-27')).toBe('RIR')
    expect(kind('AB', 'RIR', '2024-11-28')).toBe('ADCS')
  })
})
