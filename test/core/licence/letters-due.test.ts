import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import {
  handInDeadline,
  licenceBan,
  mandatoryStageDeadline,
  remedyDeadline,
} from '../../../src/core/licence/letter-delays.ts'
import { lettersDue } from '../../../src/core/licence/letters-due.ts'
import type { LedgerInput } from '../../../src/core/licence/points-input.ts'
import { pointsLedger } from '../../../src/core/licence/points-ledger.ts'
import { infraction, licence, newLicence, notified48SI, stage } from './histories.ts'

const day = parseCalendarDay

function letters(input: LedgerInput, at: string): string[] {
  return lettersDue(pointsLedger(input, { at: day(at) })).map(({ day, reference }) => `${day} ${reference}`)
}

const since1995 = (...events: LedgerInput['events']) => licence('1995-03-01', null, events)

describe('D13: which letter is due', () => {
  it('W1: 48 after a removal, 46 after a restitution', () => {
    expect(letters(since1995(infraction('a', 'C3', 1, '2025-03-10', '2025-03-25')), '2026-01-01')).toEqual([
      '2025-03-25 48',
      '2025-09-25 46',
    ])
  })

  it('W4: 48M when the balance falls to 6 exactly', () => {
    const input = since1995(
      infraction('phone', 'C4', 3, '2022-12-20', '2023-01-10'),
      infraction('indicator', 'C2', 3, '2024-06-05', '2024-06-20'),
    )
    expect(letters(input, '2025-01-01')).toEqual(['2023-01-10 48', '2024-06-20 48M'])
  })

  it('W7: 48M when the balance crosses 6, and not again below it', () => {
    const input = since1995(
      infraction('speed', 'C4', 3, '2025-05-01', '2025-05-12', { group: 'stop' }),
      infraction('light', 'C4', 4, '2025-05-01', '2025-05-20', { group: 'stop' }),
      infraction('seat', 'C4', 3, '2025-05-01', '2025-06-01', { group: 'stop' }),
    )
    expect(letters(input, '2025-07-01')).toEqual(['2025-05-12 48', '2025-05-20 48M', '2025-06-01 48'])
  })

  it('W7b: 48SI at 0, which goes before 48M', () => {
    const input = since1995(
      infraction('speed', 'C4', 2, '2025-01-05', '2025-01-20'),
      infraction('reverse', 'C4', 4, '2025-02-05', '2025-02-20'),
      infraction('pedestrian', 'C4', 6, '2025-03-05', '2025-03-20'),
    )
    expect(letters(input, '2025-03-20')).toEqual(['2025-01-20 48', '2025-02-20 48M', '2025-03-20 48SI'])
    const atOnce = since1995(
      infraction('a', 'C4', 5, '2025-01-05', '2025-01-20'),
      infraction('b', 'C4', 12, '2025-02-05', '2025-02-20'),
    )
    expect(letters(atOnce, '2025-02-20')).toEqual(['2025-01-20 48', '2025-02-20 48SI'])
  })

  it('W9: 48N in probation, 47 after the stage', () => {
    const input = licence('2024-09-01', { kind: 'standard' }, [
      infraction('phone', 'C4', 3, '2025-03-10', '2025-03-20'),
      stage(2, '2025-07-12', '2025-07-13'),
    ])
    expect(letters(input, '2025-08-01')).toEqual(['2025-03-20 48N', '2025-07-14 47'])
  })

  it('48N follows the points of the scale of one infraction committed in probation, when established after it too', () => {
    const probation = { kind: 'aac' } as const
    const late = licence('2020-01-10', probation, [infraction('a', 'C4', 3, '2022-01-09', '2022-03-01')])
    const after = licence('2020-01-10', probation, [infraction('a', 'C4', 3, '2022-01-10', '2022-03-01')])
    const two = licence('2020-01-10', probation, [
      infraction('a', 'C3', 2, '2020-03-01', '2020-03-10'),
      infraction('b', 'C3', 2, '2020-03-01', '2020-03-10'),
    ])
    expect(letters(late, '2022-03-01')).toEqual(['2022-03-01 48N'])
    expect(letters(after, '2022-03-01')).toEqual(['2022-03-01 48'])
    expect(letters(two, '2020-04-01')).toEqual(['2020-03-10 48', '2020-03-10 48'])
  })

  it('48M is not sent to a driver who was already at 6', () => {
    const input = since1995(
      infraction('a', 'delit', 6, '2025-01-01', '2025-01-10'),
      infraction('b', 'C4', 2, '2025-02-01', '2025-02-10'),
    )
    expect(letters(input, '2025-02-10')).toEqual(['2025-01-10 48M', '2025-02-10 48'])
  })

  it('48N looks at the scale, even where simultaneous infractions took less', () => {
    const input = licence('2022-01-10', { kind: 'standard' }, [
      infraction('a', 'C4', 6, '2025-01-02', '2025-02-10', { group: 'g' }),
      infraction('b', 'C4', 3, '2025-01-02', '2025-02-11', { group: 'g' }),
    ])
    expect(letters(input, '2025-02-11')).toEqual(['2025-02-10 48N', '2025-02-11 48N'])
  })

  it('48SI goes before 48N, and a novice is never sent 48M', () => {
    const zero = licence('2024-01-10', { kind: 'standard' }, [
      infraction('a', 'delit', 6, '2024-02-01', '2024-03-01'),
    ])
    const novice = licence('2022-01-10', { kind: 'standard' }, [
      infraction('a', 'C3', 2, '2023-02-01', '2023-03-01'),
    ])
    expect(letters(zero, '2024-03-01')).toEqual(['2024-03-01 48SI'])
    expect(letters(novice, '2023-03-01')).toEqual(['2023-03-01 48'])
  })

  it('none for an increment, a stage that gives nothing, or a removal that takes nothing', () => {
    const input = since1995(
      stage(1, '2024-01-01', '2024-01-02'),
      infraction('a', 'C4', 4, '2025-01-01', '2025-01-10', { group: 'g' }),
      infraction('b', 'C4', 4, '2025-01-01', '2025-01-11', { group: 'g' }),
      infraction('c', 'C4', 2, '2025-01-01', '2025-01-12', { group: 'g' }),
    )
    expect(letters(input, '2025-02-01')).toEqual(['2025-01-10 48', '2025-01-11 48M'])
    expect(letters(licence('2020-01-10', { kind: 'standard' }, []), '2024-01-10')).toEqual([])
  })

  it('none for a removal after the invalidation', () => {
    const input = since1995(
      infraction('a', 'delit', 6, '2024-01-01', '2024-02-01'),
      infraction('b', 'delit', 6, '2024-03-01', '2024-04-01'),
      notified48SI('2024-05-01'),
      infraction('c', 'C4', 3, '2024-04-01', '2024-06-01'),
    )
    expect(letters(input, '2024-07-01')).toEqual(['2024-02-01 48M', '2024-04-01 48SI'])
  })
})

describe('delays that letters start', () => {
  it('W9: a 48N received on 15 April 2025 leaves until 15 August', () => {
    expect(mandatoryStageDeadline(day('2025-04-15'))).toBe('2025-08-15')
  })

  it('W12: a 48SI notified on 2 July 2025 leaves ten clear days, and the ban runs from the handing in', () => {
    const input = since1995(
      infraction('a', 'delit', 6, '2024-01-05', '2024-01-20'),
      infraction('b', 'C4', 6, '2025-05-20', '2025-06-10'),
      notified48SI('2025-07-02'),
    )
    const ledger = pointsLedger(input, { at: day('2025-07-08') })
    expect(handInDeadline(day('2025-07-02'))).toBe('2025-07-13')
    expect(remedyDeadline(day('2025-07-02'))).toBe('2025-09-02')
    expect(licenceBan(ledger, day('2025-07-08'))).toEqual({
      months: 6,
      secondTotalLoss: false,
      newLicenceFrom: '2026-01-08',
    })
    expect(licenceBan(ledger, null)?.newLicenceFrom).toBeNull()
    expect(licenceBan(pointsLedger(input, { at: day('2025-07-01') }), null)).toBeNull()
  })

  it.each([
    ['2025-06-10', 12],
    ['2025-06-11', 6],
  ])('a second total loss on %s bans for %i months', (secondLoss, months) => {
    const input = since1995(
      infraction('a', 'delit', 6, '2020-01-05', '2020-01-20'),
      infraction('b', 'C4', 6, '2020-05-20', '2020-06-10'),
      notified48SI('2020-07-02'),
      newLicence('2021-01-10', { kind: 'standard' }),
      infraction('c', 'delit', 6, '2025-05-01', '2025-05-05'),
      infraction('d', 'delit', 6, '2025-05-01', secondLoss),
      notified48SI('2025-08-01'),
    )
    const ledger = pointsLedger(input, { at: day('2025-08-01') })
    expect(licenceBan(ledger, day('2025-08-10'))?.months).toBe(months)
  })
})
