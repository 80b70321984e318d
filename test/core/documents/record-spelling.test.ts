import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { recordSpellingFaults } from '../../../src/core/documents/record-spelling.ts'
import { readLicenceRecord } from '../../../src/core/licence/licence-record.ts'
import { folderRecords } from '../../../src/storage/folder-records.ts'
import { recordFaultFr } from '../../../src/wording/details/record-fault.fr.ts'
import { fixture } from '../records.ts'

const { all } = await folderRecords(fileURLToPath(new URL('../../../fixtures/records/', import.meta.url)))
const record = fixture('clean-b')
const named = (change: object) => readLicenceRecord({ ...record, holder: { ...record.holder, ...change } })

describe('the spelling of a record', () => {
  it('of every fictitious driver is that of a document', () => {
    expect(all.flatMap(recordSpellingFaults)).toEqual([])
  })

  it('may be odd where civil status is, or where only pages print it', () => {
    const odd = named({
      birthName: 'D’ŒUVRE-L’ÉCU',
      givenNames: ['Zoë', 'Łukasz', 'Nguyễn'],
      usageName: '<script>alert("1")</script> & fils',
    })
    expect(recordSpellingFaults(odd)).toEqual([])
  })

  it.each([
    ['birthName', { birthName: 'VAL\u202eRIALC' }, 'an unseen character stands in this text'],
    ['usageName', { usageName: 'VAL\u0000CLAIR' }, 'an unseen character stands in this text'],
    ['birthName', { birthName: 'V'.repeat(200) }, 'expected at most 100 characters'],
    ['birthName', { birthName: '<script>' }, 'U+003C has no spelling in a 2D-Doc'],
    ['usageName', { usageName: '王' }, 'U+738B can be printed in no document'],
    ['givenNames[1]', { givenNames: ['Élise', '---'] }, 'nothing of this text can be sealed in a 2D-Doc'],
    ['birthPlace', { birthPlace: 'TOULON (83)' }, 'U+0028 has no spelling in a 2D-Doc'],
  ])('is refused by its field, without the value: %s', (field, change, message) => {
    const faults = recordSpellingFaults(named(change))
    expect(faults).toContainEqual({ path: `holder.${field}`, message })
    for (const fault of faults) expect(recordFaultFr(fault.message)).not.toBeNull()
  })

  it('is looked at in events too, for what nobody can see', () => {
    const events = [{ kind: 'note', label: 'a\u2066b' }]
    expect(recordSpellingFaults(readLicenceRecord({ ...record, events }))).toEqual([
      { path: 'events[0].label', message: 'an unseen character stands in this text' },
    ])
  })
})
