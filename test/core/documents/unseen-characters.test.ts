import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { unseenCharacterFaults } from '../../../src/core/documents/unseen-characters.ts'
import { readLicenceRecord } from '../../../src/core/licence/licence-record.ts'
import { folderRecords } from '../../../src/storage/folder-records.ts'
import { recordFaultFr } from '../../../src/wording/details/record-fault.fr.ts'
import { fixture } from '../records.ts'

const { all } = await folderRecords(fileURLToPath(new URL('../../../fixtures/records/', import.meta.url)))
const record = fixture('clean-b')
const named = (change: object) => readLicenceRecord({ ...record, holder: { ...record.holder, ...change } })
const MESSAGE = 'an unseen character stands in this text'

describe('characters that nobody sees', () => {
  it('stand in no record of a fictitious driver', () => {
    expect(all.flatMap(unseenCharacterFaults)).toEqual([])
  })

  it('are not letters that are rare, or that no seal spells', () => {
    const odd = named({
      birthName: 'D’ŒUVRE-L’ÉCU',
      givenNames: ['Zoë', 'Łukasz', 'Nguyễn', 'Мария'],
      usageName: '<script>alert("1")</script> & fils',
      birthPlace: 'SAINT-DENIS (974)',
    })
    expect(unseenCharacterFaults(odd)).toEqual([])
  })

  it.each([
    ['birthName', { birthName: 'VAL\u202eRIALC' }],
    ['usageName', { usageName: 'VAL\u0000CLAIR' }],
    ['givenNames[1]', { givenNames: ['Élise', 'Mar\u200eguerite'] }],
  ])('are told by their field, without the value: %s', (field, change) => {
    const faults = unseenCharacterFaults(named(change))
    expect(faults).toEqual([{ path: `holder.${field}`, message: MESSAGE }])
    for (const fault of faults) expect(recordFaultFr(fault.message)).not.toBeNull()
  })

  it('are looked for in events, too', () => {
    const events = [{ kind: 'note', label: 'a\u2066b' }]
    expect(unseenCharacterFaults(readLicenceRecord({ ...record, events }))).toEqual([
      { path: 'events[0].label', message: MESSAGE },
    ])
  })
})
