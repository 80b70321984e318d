import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { LetterError } from '../../../src/core/documents/find-due-letter.ts'
import {
  handInDeadline,
  LETTER_DELAYS,
  mandatoryStageDeadline,
} from '../../../src/core/licence/letter-delays.ts'
import type { LetterReference } from '../../../src/core/licence/letters-due.ts'
import { type Infraction, isInfraction } from '../../../src/core/licence/licence-event.ts'
import { exampleOf, letterOf, REFERENCES } from '../letters.ts'
import { fixture } from '../records.ts'

const noon = (day: string) => new Date(`${day}T12:00:00+01:00`)

function refusal(name: string, reference: LetterReference, options: Parameters<typeof letterOf>[2] = {}) {
  try {
    letterOf(fixture(name), reference, options)
  } catch (error) {
    return error instanceof LetterError ? error.code : error
  }
  return null
}

describe('which letter can be composed', () => {
  it.each(REFERENCES)('a %s for the driver who is due one', (reference) => {
    expect(exampleOf(reference)).toMatchObject({ kind: 'LETTER', reference, emittedOn: '2026-11-22' })
  })

  it.each<[string, LetterReference]>([
    ['clean-b', '48'],
    ['clean-b', '46'],
    ['one-point', '48M'],
    ['letter-48m', '48N'],
    ['probation-48n', '48M'],
    ['simultaneous', '48SI'],
    ['letter-48m', '47'],
  ])('none for %s as a %s, refused with LETTER_NOT_DUE', (name, reference) => {
    expect(refusal(name, reference)).toBe('LETTER_NOT_DUE')
  })

  it('the latest movement that calls for it is taken, or that of the infraction named', () => {
    const record = fixture('one-point')
    const latest = letterOf(record, '48')
    const [first] = record.events.filter(isInfraction).toSorted(byEstablishment)
    const named = letterOf(record, '48', { infractionId: String(first?.id) })
    expect(latest.infraction.establishedOn > named.infraction.establishedOn).toBe(true)
    expect(named.infraction.id).toBe(first?.id)
  })

  it('an infraction that calls for another letter, or does not exist, has none', () => {
    const [removal] = fixture('letter-48m').events.filter(isInfraction)
    expect(refusal('letter-48m', '48M', { infractionId: String(removal?.id) })).toBe('LETTER_NOT_DUE')
    expect(refusal('letter-48m', '48M', { infractionId: 'NONE' })).toBe('LETTER_NOT_DUE')
  })

  it('the refusal names the letters that are due instead, and nothing of the person', () => {
    expect(() => letterOf(fixture('letter-48m'), '48N')).toThrow(
      'letter 48N is not due; letters due: 48, 48M',
    )
  })

  it('none before the registry knows of the infraction (D11)', () => {
    expect(refusal('letter-48m', '48M', { issuedAt: noon('2024-07-03') })).toBe('LETTER_NOT_DUE')
    expect(letterOf(fixture('letter-48m'), '48M', { issuedAt: noon('2024-07-04') }).movement).toMatchObject({
      day: '2024-06-20',
      delta: -3,
      balance: 6,
    })
  })
})

function byEstablishment(a: Infraction, b: Infraction): number {
  return a.establishedOn < b.establishedOn ? -1 : 1
}

describe('what letters of removal tell', () => {
  it('48: the offence, the points, the balance, and the confidential code', () => {
    const letter = letterOf(fixture('one-point'), '48')
    expect(letter.movement).toMatchObject({ delta: -1, balance: 11, cap: 12 })
    expect(letter.infraction.points).toBe(1)
    expect(letter.confidentialCode).toBe(fixture('one-point').confidentialCode)
  })

  it('48M, 48N and 48SI: no confidential code', () => {
    for (const reference of ['48M', '48N', '48SI'] as const) {
      const { confidentialCode } = fixture(
        { '48M': 'letter-48m', '48N': 'probation-48n', '48SI': 'zero-48si-notified' }[reference],
      )
      expect(JSON.stringify(exampleOf(reference))).not.toContain(confidentialCode)
    }
  })

  it('W9: 48N with the cap that limits the course, and four months from its reception', () => {
    const letter = letterOf(fixture('probation-48n'), '48N')
    expect(letter.movement).toMatchObject({ day: '2025-03-20', delta: -3, balance: 3, cap: 6 })
    expect(LETTER_DELAYS.mandatoryStageMonths).toBe(4)
    expect(mandatoryStageDeadline(parseCalendarDay('2025-04-15'))).toBe('2025-08-15')
  })

  it('W7: 48M for the crossing of 6, with the balance of that day and that of the letter', () => {
    const letter = letterOf(fixture('simultaneous'), '48M')
    expect(letter.movement.balance).toBe(5)
    expect(letter.currentBalance).toBe(4)
  })

  it('48M: from when a voluntary course would give points again', () => {
    expect(letterOf(fixture('letter-48m'), '48M').voluntaryStageFrom).toBeNull()
    expect(letterOf(fixture('probation-48n'), '47').voluntaryStageFrom).toBe('2026-07-14')
  })
})

describe('W12: what a 48SI tells', () => {
  const letter = letterOf(fixture('zero-48si-notified'), '48SI')

  it('the infraction that took the last points, counted down to 0 and not below', () => {
    expect(letter.infraction.id).toBe('INF-20250518')
    expect(letter.movement).toMatchObject({ delta: -3, balance: 0, limit: 'BALANCE_FLOOR' })
  })

  it('the whole series since the licence, with what each took and left', () => {
    expect(letter.series.from).toEqual({ day: '1998-10-21', rule: 'LICENCE_OBTAINED', balance: 12 })
    expect(
      letter.series.removals.map(({ infraction, movement }) => [
        infraction.id,
        movement.delta,
        movement.balance,
      ]),
    ).toEqual([
      ['INF-20230921', -3, 9],
      ['INF-20240328', -4, 5],
      ['INF-20240830', -2, 3],
      ['INF-20250518', -3, 0],
    ])
    expect(letter.series.gains).toEqual([])
  })

  it('six months from the handing in, ten clear days to hand in', () => {
    expect(letter.series.ban).toEqual({ months: 6, secondTotalLoss: false })
    expect(handInDeadline(parseCalendarDay('2025-07-02'))).toBe('2025-07-13')
  })

  it('before and after its notification, the same', () => {
    const before = letterOf(fixture('zero-48si-notified'), '48SI', { issuedAt: noon('2025-06-27') })
    expect(before.series).toEqual(letter.series)
    expect(letterOf(fixture('zero-48si-not-notified'), '48SI').movement.balance).toBe(0)
  })

  it('gains lie between removals, so that the balances can be followed', () => {
    const { events, ...record } = fixture('zero-48si-notified')
    const stage = {
      kind: 'stage' as const,
      case: 1 as const,
      from: parseCalendarDay('2024-12-07'),
      to: parseCalendarDay('2024-12-08'),
      centre: 'CENTRE FICTIF',
    }
    const last = { ...lastInfraction(events), points: 12 }
    const kept = events.filter((event) => !('id' in event) || event.id !== last.id)
    const { series } = letterOf({ ...record, events: [...kept, stage, last] }, '48SI', {
      issuedAt: noon('2025-06-27'),
    })
    expect(series.gains.map(({ day, delta, balance }) => [day, delta, balance])).toEqual([
      ['2024-12-09', 4, 7],
    ])
    expect(series.removals.at(-1)?.movement).toMatchObject({ delta: -7, balance: 0 })
  })
})

function lastInfraction(events: ReturnType<typeof fixture>['events']) {
  return letterOf({ ...fixture('zero-48si-notified'), events }, '48SI').infraction
}

describe('L223-5 II: a second total loss', () => {
  const day = parseCalendarDay
  const loss = (id: string, committedOn: string, establishedOn: string) => ({
    ...letterOf(fixture('zero-48si-notified'), '48SI').infraction,
    id,
    points: 6,
    class: 'delit' as const,
    committedOn: day(committedOn),
    establishedOn: day(establishedOn),
    recordedOn: day(establishedOn),
  })
  const twice = (second: string) => ({
    ...fixture('clean-b'),
    events: [
      loss('a', '2020-01-05', '2020-01-20'),
      loss('b', '2020-05-20', '2020-06-10'),
      {
        kind: 'letter' as const,
        reference: '48SI' as const,
        sentOn: day('2020-06-20'),
        notifiedOn: day('2020-07-02'),
      },
      { kind: 'licence-obtained' as const, on: day('2021-01-10'), probation: { kind: 'standard' as const } },
      loss('c', '2025-05-01', '2025-05-05'),
      loss('d', '2025-05-01', second),
    ],
  })

  it.each([
    ['2025-06-10', 12, true],
    ['2025-06-11', 6, false],
  ])('on %s bans for %i months', (second, months, secondTotalLoss) => {
    const { series } = letterOf(twice(second), '48SI', { issuedAt: noon('2025-07-01') })
    expect(series.ban).toEqual({ months, secondTotalLoss })
    expect(series.removals.map(({ infraction }) => infraction.id)).toEqual(['c', 'd'])
  })
})

describe('what letters of restitution tell', () => {
  it('W11: 46 with the rule and the infraction whose points came back', () => {
    const letter = letterOf(fixture('ten-year-restitution'), '46')
    expect(letter.movement).toMatchObject({ rule: 'TEN_YEAR_RESTITUTION', delta: 4, balance: 5 })
    expect(letter.infractions.map(({ establishedOn }) => establishedOn)).toEqual(['2015-05-10'])
  })

  it('W1: 46 for the infraction of one point, with the six months that had to stay clean', () => {
    const letter = letterOf(fixture('one-point'), '46')
    expect(letter.movement).toMatchObject({ rule: 'SIX_MONTH_RESTITUTION', delta: 1, balance: 12 })
    expect(letter.movement.interval).not.toBeNull()
    expect(letter.infractions).toHaveLength(1)
  })

  it('W9: 47 with the course and what the cap left of its four points', () => {
    const letter = letterOf(fixture('probation-48n'), '47')
    expect(letter.stage).toMatchObject({ case: 2, from: '2025-07-12', to: '2025-07-13' })
    expect(letter.movement).toMatchObject({ day: '2025-07-14', delta: 3, balance: 6, limit: 'BALANCE_CAP' })
  })

  it('neither has a confidential code', () => {
    expect(JSON.stringify(exampleOf('46'))).not.toContain(fixture('ten-year-restitution').confidentialCode)
    expect(JSON.stringify(exampleOf('47'))).not.toContain(fixture('probation-48n').confidentialCode)
  })
})

describe('the articles of each letter', () => {
  it.each<[LetterReference, string]>([
    ['46', 'L223-1 L223-3 L223-6 R223-3'],
    ['47', 'L223-1 L223-3 L223-6 R223-3 R223-4 R223-8'],
    ['48', 'L223-1 L223-2 L223-3 R223-3'],
    ['48M', 'L223-1 L223-2 L223-3 L223-6 R223-3 R223-8'],
    ['48N', 'L223-1 L223-2 L223-3 L223-6 R223-3 R223-4 R223-8'],
    ['48SI', 'L223-1 L223-2 L223-3 L223-5 R223-3'],
  ])('%s: %s', (reference, articles) => {
    expect(exampleOf(reference).articles.join(' ')).toBe(articles)
  })
})
