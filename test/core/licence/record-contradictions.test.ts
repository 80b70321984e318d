import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import {
  type DatedEvent,
  type DatedFile,
  recordContradictions,
} from '../../../src/core/licence/record-contradictions.ts'

const day = parseCalendarDay

function paths(file: Partial<DatedFile>): string[] {
  return recordContradictions({ obtainedOn: day('2005-12-20'), events: [], ...file }).map(({ path }) => path)
}

const events = (...list: DatedEvent[]) => paths({ events: list })
const paid = { kind: 'infraction', id: 'a', committedOn: '2020-01-01', establishedOn: '2020-02-01' }

describe('recordContradictions', () => {
  it('finds nothing in a coherent file', () => {
    expect(
      events(
        paid,
        { kind: 'infraction', id: 'b', committedOn: '2020-03-01', establishedOn: '2020-03-01' },
        { kind: 'stage', from: '2020-04-01', to: '2020-04-01' },
        { kind: 'letter', sentOn: '2020-02-05', notifiedOn: null },
        { kind: 'suspension', from: '2020-01-01' },
      ),
    ).toEqual([])
  })

  it.each([
    [
      'a stage that ends before it begins',
      { kind: 'stage', from: '2020-04-02', to: '2020-04-01' },
      'events[1].to',
    ],
    [
      'a suspension that ends before it begins',
      { kind: 'suspension', from: '2020-04-02', to: '2020-04-01' },
      'events[1].to',
    ],
    [
      'an infraction established before it was committed',
      { ...paid, id: 'b', establishedOn: '2019-12-31' },
      'events[1].establishedOn',
    ],
    [
      'a letter notified before it was sent',
      { kind: 'letter', sentOn: '2020-02-05', notifiedOn: '2020-02-04' },
      'events[1].notifiedOn',
    ],
    ['a second infraction of the same id', paid, 'events[1].id'],
  ])('finds %s', (_, event, path) => {
    expect(events(paid, event)).toEqual([path])
  })

  it('finds what happens to a driver after death, whatever the order of the events', () => {
    expect(events(paid, { kind: 'death', on: '2020-01-15' })).toEqual(['events[0].establishedOn'])
    expect(events({ kind: 'death', on: '2019-06-01' }, { kind: 'medical-visit', on: '2019-06-02' })).toEqual([
      'events[1].on',
    ])
    expect(
      events({ kind: 'death', on: '2019-06-01' }, { kind: 'stage', from: '2019-05-31', to: '2019-06-02' }),
    ).toEqual(['events[1].to'])
  })

  it('lets a letter and the end of a suspension come after a death', () => {
    expect(
      events(
        { kind: 'death', on: '2019-06-01' },
        { kind: 'letter', sentOn: '2019-06-05', notifiedOn: '2019-06-08' },
        { kind: 'suspension', from: '2019-05-01', to: '2019-09-01' },
      ),
    ).toEqual([])
  })

  it('finds a licence or category older than its holder, unknown day and month of birth aside', () => {
    const category = { obtainedOn: day('1984-12-31'), validUntil: null }
    expect(paths({ holder: { birthDate: '1985-00-00' }, categories: [category] })).toEqual([
      'categories[0].obtainedOn',
    ])
    expect(paths({ holder: { birthDate: '2005-12-00' } })).toEqual([])
    expect(paths({ holder: { birthDate: '2005-12-21' } })).toEqual(['obtainedOn'])
  })

  it('finds a category that ends before it is obtained', () => {
    const category = { obtainedOn: day('2006-01-02'), validUntil: day('2006-01-01') }
    expect(paths({ categories: [category] })).toEqual(['categories[0].validUntil'])
  })
})
