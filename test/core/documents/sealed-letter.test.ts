import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import type { PointsLetter } from '../../../src/core/documents/letter.ts'
import { sealedContent } from '../../../src/core/documents/sealed-content.ts'
import { sealedMessage } from '../../../src/core/documents/sealed-message.ts'
import { attachSignature, composeSeal, decodeSeal } from '../../../src/core/seal/seal.ts'
import { exampleOf, letterOf, REFERENCES } from '../letters.ts'
import { DOCUMENT_ID, fixture } from '../records.ts'

const ids = { caId: 'FR00', certificateId: 'PC02' }

function fieldsOf(letter: PointsLetter): Readonly<Record<string, string>> {
  return Object.fromEntries(sealedMessage(letter, ids, 2).fields.map(({ id, value }) => [id, value]))
}

function readBack(letter: PointsLetter) {
  const { header, fields } = sealedMessage(letter, ids, 2)
  const seal = decodeSeal(attachSignature(composeSeal(header, fields), new Uint8Array(64).fill(1)))
  return { seal, content: sealedContent(seal.header, seal.fields) }
}

describe('the message of a letter (design.md section 5)', () => {
  it('has the header of version 04, type A1, sealed by the certificate of that type', () => {
    expect(sealedMessage(exampleOf('48M'), ids, 1).header).toMatchObject({
      version: '04',
      documentType: 'A1',
      certificateId: 'PC02',
      perimeter: '01',
      country: 'FR',
      emittedOn: '2026-11-22',
    })
  })

  it('seals exactly these fields of a removal', () => {
    expect(fieldsOf(exampleOf('48M'))).toEqual({
      AB: '48M',
      AC: '020633108254',
      AD: '22DA',
      AE: '1831',
      AF: '3',
      AG: '6',
      '60': 'BRUNO',
      '69': '30011983',
      '6A': 'LIBOURNE',
      '6G': 'CASTELRIVE',
      '6H': 'M',
      '09': '0002',
      '01': DOCUMENT_ID,
    })
  })

  it.each(['46', '47'] as const)('seals the balance of a %s, and no offence', (reference) => {
    const fields = fieldsOf(exampleOf(reference))
    expect(fields.AB).toBe(reference)
    expect(fields.AG).toBe(String(exampleOf(reference).movement.balance))
    expect(Object.keys(fields).filter((id) => ['AD', 'AE', 'AF'].includes(id))).toEqual([])
  })

  it.each(REFERENCES)('a %s conforms to the specification and reads back as a letter', (reference) => {
    const { seal, content } = readBack(exampleOf(reference))
    expect(seal.faults).toEqual([])
    expect(content).toMatchObject({ kind: 'LETTER', letter: reference, id: DOCUMENT_ID, pageCount: 2 })
  })

  it('what is read back is what was sealed', () => {
    expect(readBack(exampleOf('48SI')).content).toMatchObject({
      offenceOn: '2025-05-18',
      offenceAt: '16:20',
      pointsRemoved: 3,
      pointsLeft: 0,
      neph: '980659403366',
    })
  })

  it('leaves out a time that the registry does not have, and a day before 2000', () => {
    const letter = exampleOf('48M')
    if (letter.reference !== '48M') throw new Error('not a 48M')
    const { committedAt: _, ...untimed } = letter.infraction
    expect(fieldsOf({ ...letter, infraction: untimed })).not.toHaveProperty('AE')
    const old = {
      ...letter,
      infraction: { ...letter.infraction, committedOn: parseCalendarDay('1999-12-31') },
    }
    expect(fieldsOf(old)).not.toHaveProperty('AD')
  })

  it('never seals the confidential code', () => {
    const record = fixture('long-names')
    const { header, fields } = sealedMessage(letterOf(record, '48'), ids, 2)
    expect(composeSeal(header, fields)).not.toContain(record.confidentialCode)
  })
})
