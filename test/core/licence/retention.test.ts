import { describe, expect, it } from 'vitest'
import { addDays, parseCalendarDay } from '../../../src/core/calendar-day.ts'
import type { LicenceEvent } from '../../../src/core/licence/licence-event.ts'
import { readLicenceRecord } from '../../../src/core/licence/licence-record.ts'
import { forgottenEvents, isMovementForgotten } from '../../../src/core/licence/retention.ts'
import { RETENTION_POLICY, retentionKind } from '../../../src/core/licence/retention-policy.ts'
import { stateInForce } from '../../../src/core/licence/state-in-force.ts'
import { fixture } from '../records.ts'

const day = parseCalendarDay

/** Reads events as a record holds them. */
function eventsOf(...events: object[]): readonly LicenceEvent[] {
  return readLicenceRecord({ ...fixture('clean-b'), events }).events
}

function file(...events: object[]) {
  return { holder: { birthDate: '1950-06-15' }, events: eventsOf(...events) }
}

function infraction(establishedOn: string, establishedBy = 'AF') {
  const about = { id: establishedOn, label: 'Infraction', article: 'R413-14', place: 'LIEU', class: 'C3' }
  return { kind: 'infraction', ...about, points: 1, committedOn: establishedOn, establishedBy, establishedOn }
}

const suspension = (from: string, to: string | null, more: object = {}) => ({
  kind: 'suspension',
  nature: 'administrative',
  from,
  to,
  ...more,
})

/** Tells on the eve of a day and on that day which events are forgotten. */
function around(subject: ReturnType<typeof file>, text: string, policy = RETENTION_POLICY) {
  const at = day(text)
  return [addDays(at, -1), at].map((today) => [...forgottenEvents(subject, today, policy)])
}

describe('the terms of retention (C. route L225-2)', () => {
  it('forget a fixed fine ten years after its payment, on that day', () => {
    expect(around(file(infraction('2010-03-15')), '2020-03-15')).toEqual([[], [0]])
  })

  it('forget a conviction and an increased fine likewise', () => {
    expect(around(file(infraction('2010-03-15', 'CJ')), '2020-03-15')).toEqual([[], [0]])
    expect(around(file(infraction('2010-03-15', 'AFM')), '2020-03-15')).toEqual([[], [0]])
  })

  it.each([
    ['an infraction established', infraction('2020-03-14')],
    ['a suspension', suspension('2020-03-14', '2020-03-14')],
    ['a penal settlement', { kind: 'penal-settlement', on: '2020-03-14' }],
    ['a warning', { kind: 'prefectoral-warning', on: '2020-03-14' }],
  ])('begin again with %s on the last day of the ten years', (_, newer) => {
    expect(around(file(infraction('2010-03-15'), newer), '2030-03-14')).toEqual([[], [0, 1]])
  })

  it('do not begin again for what has been forgotten, when something new comes after', () => {
    const late = file(infraction('2010-03-15'), infraction('2020-03-15'))
    expect(around(late, '2020-03-15')).toEqual([[], [0]])
    expect(around(late, '2030-03-15')).toEqual([[0], [0, 1]])
  })

  it.each([
    ['a medical visit', { kind: 'medical-visit', on: '2015-01-01' }],
    ['a category', { kind: 'category-obtained', on: '2015-01-01' }],
    ['a course', { kind: 'stage', case: 1, from: '2015-01-01', to: '2015-01-02', centre: 'X' }],
  ])('run on through %s', (_, other) => {
    expect(around(file(infraction('2010-03-15'), other), '2020-03-15')[1]).toContain(0)
  })

  it('count a measure from its last day, and never forget one still in force', () => {
    expect(around(file(suspension('2010-01-10', '2010-07-09')), '2020-07-09')).toEqual([[], [0]])
    const open = file(infraction('2000-01-01'), suspension('2009-01-10', null))
    expect(around(open, '2045-01-01')).toEqual([[], []])
  })

  it('keep a licence lost until another is obtained', () => {
    const loss = { kind: 'letter', reference: '48SI', sentOn: '2010-01-10', notifiedOn: '2010-01-15' }
    expect(around(file(loss), '2030-01-15')).toEqual([[], []])
    const regained = file(loss, { kind: 'licence-obtained', on: '2011-01-01', probation: null })
    expect(around(regained, '2020-01-15')).toEqual([[], [0]])
    const annulled = { kind: 'annulment', nature: 'judicial', from: '2010-01-15', to: null }
    expect(around(file(annulled), '2030-01-15')).toEqual([[], []])
  })

  it('forget an annulled measure on the day it is annulled, and what it held up', () => {
    const annulled = suspension('2015-01-10', '2015-07-09', { annulledOn: '2016-02-01' })
    expect(around(file(annulled), '2016-02-01')).toEqual([[], [0]])
    expect(around(file(infraction('2010-03-15'), annulled), '2020-03-15')).toEqual([[1], [0, 1]])
  })

  it('forget a permanent ban at the age of eighty', () => {
    const ban = file({ kind: 'driving-ban', nature: 'judicial', on: '1990-01-01' })
    expect(around(ban, '2030-06-15')).toEqual([[], [0]])
  })

  it.each([
    ['1950-00-00', '2030-12-31'],
    ['1950-02-00', '2030-02-28'],
  ])('take the last possible day for a birth on %s', (birthDate, last) => {
    const { events } = file({ kind: 'driving-ban', nature: 'judicial', on: '1990-01-01' })
    expect(around({ holder: { birthDate }, events }, last)).toEqual([[], [0]])
  })

  it('forget a licence application two years after it was recorded', () => {
    const application = { kind: 'licence-application', on: '2020-01-01', recordedOn: '2020-01-08' }
    expect(around(file(application), '2022-01-08')).toEqual([[], [0]])
  })

  it('never forget what has no term: categories, visits, medical measures, new licences, death', () => {
    const kinds = ['category-obtained', 'medical-visit', 'medical-measure', 'duplicate', 'amnesty', 'death']
    const kept = file(...kinds.map((kind) => ({ kind, on: '1970-01-01' })), {
      kind: 'licence-obtained',
      on: '1970-01-01',
      probation: null,
    })
    expect(kept.events.map(retentionKind)).toEqual(kept.events.map(() => null))
    expect([...forgottenEvents(kept, day('2069-01-01'))]).toEqual([])
  })
})

describe('T16: points told for ten years by the service, for three by L225-2 V', () => {
  const events = [
    infraction('2010-03-15'),
    { kind: 'stage', case: 1, from: '2010-06-01', to: '2010-06-02', centre: 'X' },
    { kind: 'letter', reference: '48', sentOn: '2010-04-01' },
  ]
  const movement = { day: day('2010-09-15'), causes: [{ index: 0, id: null }] }
  const threeYears = {
    ...RETENTION_POLICY,
    'points-modification': { ...RETENTION_POLICY['points-modification'], years: 3 },
  }

  it('is ten years unless the operator says otherwise', () => {
    expect(around(file(...events), '2020-03-15')).toEqual([[], [0, 1, 2]])
    expect(isMovementForgotten(movement, file(...events), day('2020-03-14'))).toBe(false)
    expect(isMovementForgotten(movement, file(...events), day('2020-03-15'))).toBe(true)
  })

  it('can be three, from the last established infraction, without touching the infraction itself', () => {
    expect(around(file(...events), '2013-03-15', threeYears)).toEqual([[], [1, 2]])
    const again = file(...events, infraction('2012-03-15'))
    expect(around(again, '2015-03-15', threeYears)).toEqual([[], [1, 2]])
    expect(isMovementForgotten(movement, again, day('2015-03-14'), threeYears)).toBe(false)
  })

  it('leaves alone what rests on no infraction, such as the capital of a licence', () => {
    expect(isMovementForgotten({ ...movement, causes: [] }, file(...events), day('2069-01-01'))).toBe(false)
  })
})

describe('an annulled measure', () => {
  it('no longer imposes its state', () => {
    const record = { ...fixture('clean-b') }
    const events = eventsOf(suspension('2026-01-10', '2026-12-31', { annulledOn: '2026-03-01' }))
    expect(stateInForce({ ...record, events }, day('2026-02-28')).state).toBe('SUSPENDU')
    expect(stateInForce({ ...record, events }, day('2026-03-01')).state).toBe('VALIDE')
  })
})
