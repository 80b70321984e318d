import { describe, expect, it } from 'vitest'
import { addDays, parseCalendarDay } from '../../../src/core/calendar-day.ts'
import type { LedgerEvent, LedgerInput } from '../../../src/core/licence/points-input.ts'
import { pointsLedger } from '../../../src/core/licence/points-ledger.ts'
import { infraction, licence, notified48SI, stage } from './histories.ts'

const day = parseCalendarDay

/** Balance at the end of each day, and on the eve of it, so that the day itself is proved. */
function expectChanges(
  input: LedgerInput,
  changes: Readonly<Record<string, readonly [before: number, on: number]>>,
) {
  for (const [text, [before, on]] of Object.entries(changes)) {
    const at = day(text)
    expect.soft(pointsLedger(input, { at: addDays(at, -1) }).balance, `eve of ${text}`).toBe(before)
    expect.soft(pointsLedger(input, { at }).balance, text).toBe(on)
  }
}

const confirmed = (...events: LedgerEvent[]) => licence('1995-03-01', null, events)

describe('worked scenarios of domain.md 4.4', () => {
  it('W1: one point comes back six months after payment', () => {
    const input = confirmed(infraction('a', 'C3', 1, '2025-03-10', '2025-03-25'))
    expectChanges(input, { '2025-03-25': [12, 11], '2025-09-25': [11, 12] })
  })

  it('W2: a delay from 31 August ends on the last day of February', () => {
    expectChanges(confirmed(infraction('a', 'C3', 1, '2025-08-20', '2025-08-31')), { '2026-02-28': [11, 12] })
    expectChanges(confirmed(infraction('a', 'C3', 1, '2023-08-20', '2023-08-31')), { '2024-02-29': [11, 12] })
  })

  it('W3: a delay from 29 February ends on 28 February, after two or three years by class', () => {
    const phone = confirmed(infraction('a', 'C4', 3, '2024-02-10', '2024-02-29'))
    const indicator = confirmed(infraction('a', 'C2', 3, '2024-02-10', '2024-02-29'))
    expectChanges(phone, { '2024-02-29': [12, 9], '2026-02-28': [9, 9], '2027-02-28': [9, 12] })
    expectChanges(indicator, { '2024-02-29': [12, 9], '2026-02-28': [9, 12] })
  })

  it('W4: one fourth-class infraction in the series makes it last three years', () => {
    const input = confirmed(
      infraction('phone', 'C4', 3, '2022-12-20', '2023-01-10'),
      infraction('indicator', 'C2', 3, '2024-06-05', '2024-06-20'),
    )
    expectChanges(input, {
      '2023-01-10': [12, 9],
      '2024-06-20': [9, 6],
      '2026-06-20': [6, 6],
      '2027-06-20': [6, 12],
    })
  })

  it('W5: an infraction committed inside the six months and established after them corrects the past', () => {
    const input = confirmed(
      infraction('a', 'C3', 1, '2025-02-02', '2025-02-10'),
      infraction('b', 'C4', 2, '2025-07-01', '2025-10-15'),
    )
    expectChanges(input, { '2025-02-10': [12, 11], '2025-08-10': [11, 12], '2028-10-15': [9, 12] })
    expect(pointsLedger(input, { at: day('2025-10-14') }).balance).toBe(12)
    expect(pointsLedger(input, { at: day('2025-10-15') }).balance).toBe(9)
    const history = pointsLedger(input, { at: day('2025-10-15') }).movements.map((line) => line.rule)
    expect(history).toEqual(['LICENCE_OBTAINED', 'POINTS_REMOVED', 'POINTS_REMOVED'])
  })

  it('W6: an infraction committed before the interval does not block it, though established inside', () => {
    const input = confirmed(
      infraction('a', 'C3', 1, '2013-09-25', '2013-10-29'),
      infraction('b', 'C3', 1, '2013-10-20', '2013-12-03'),
    )
    expectChanges(input, {
      '2013-10-29': [12, 11],
      '2013-12-03': [11, 10],
      '2014-04-29': [10, 11],
      '2014-06-03': [11, 12],
    })
  })

  it('W7: simultaneous infractions take 8 points at most', () => {
    const input = confirmed(
      infraction('speed', 'C4', 3, '2025-05-01', '2025-05-12', { group: 'stop' }),
      infraction('light', 'C4', 4, '2025-05-01', '2025-05-20', { group: 'stop' }),
      infraction('seat', 'C4', 3, '2025-05-01', '2025-06-01', { group: 'stop' }),
    )
    expectChanges(input, {
      '2025-05-12': [12, 9],
      '2025-05-20': [9, 5],
      '2025-06-01': [5, 4],
      '2028-06-01': [4, 12],
    })
    expect(pointsLedger(input, { at: day('2025-06-01') }).movements.at(-1)?.limit).toBe(
      'SIMULTANEOUS_MAXIMUM',
    )
  })

  it('W7b: the same twelve points on three days leave nothing', () => {
    const input = confirmed(
      infraction('speed', 'C4', 2, '2025-01-05', '2025-01-20'),
      infraction('reverse', 'C4', 4, '2025-02-05', '2025-02-20'),
      infraction('pedestrian', 'C4', 6, '2025-03-05', '2025-03-20'),
    )
    expectChanges(input, { '2025-01-20': [12, 10], '2025-02-20': [10, 6], '2025-03-20': [6, 0] })
  })

  it('W8: a point lost in probation comes back, but no increment does', () => {
    const events = (kind: 'C3' | 'C4') =>
      licence('2023-06-15', { kind: 'standard' }, [infraction('a', kind, 1, '2024-09-20', '2024-10-05')])
    const common = {
      '2023-06-15': [0, 6],
      '2024-06-15': [6, 8],
      '2024-10-05': [8, 7],
      '2025-04-05': [7, 8],
      '2025-06-15': [8, 8],
      '2026-06-15': [8, 8],
    } as const
    expectChanges(events('C3'), { ...common, '2026-10-05': [8, 12] })
    expectChanges(events('C4'), { ...common, '2026-10-05': [8, 8], '2027-10-05': [8, 12] })
    expect(pointsLedger(events('C3'), { at: day('2026-06-14') }).cap).toBe(8)
    expect(pointsLedger(events('C3'), { at: day('2026-06-15') }).cap).toBe(12)
  })

  it('W8b: clean probations, standard and AAC, with and without training', () => {
    const clean = (kind: 'standard' | 'aac', trainingOn?: string, obtainedOn = '2023-06-15') =>
      licence(obtainedOn, trainingOn ? { kind, trainingOn: day(trainingOn) } : { kind }, [])
    expectChanges(clean('standard'), { '2024-06-15': [6, 8], '2025-06-15': [8, 10], '2026-06-15': [10, 12] })
    expectChanges(clean('aac'), { '2024-06-15': [6, 9], '2025-06-15': [9, 12] })
    expectChanges(clean('standard', '2024-01-20'), { '2024-06-15': [6, 8], '2025-06-15': [8, 12] })
    expectChanges(clean('aac', '2024-01-20'), { '2024-06-15': [6, 9], '2024-12-15': [9, 12] })
    expectChanges(clean('standard', undefined, '2024-02-29'), {
      '2025-02-28': [6, 8],
      '2026-02-28': [8, 10],
      '2027-02-28': [10, 12],
    })
  })

  it('W9: the stage of a 48N stays under the cap of the probation', () => {
    const input = licence('2024-09-01', { kind: 'standard' }, [
      infraction('phone', 'C4', 3, '2025-03-10', '2025-03-20'),
      stage(2, '2025-07-12', '2025-07-13'),
    ])
    expectChanges(input, {
      '2025-03-20': [6, 3],
      '2025-07-14': [3, 6],
      '2025-09-01': [6, 6],
      '2027-09-01': [6, 6],
      '2028-03-20': [6, 12],
    })
  })

  it('W10: a stage gives what the cap leaves, and the next one too early gives nothing', () => {
    const input = confirmed(
      infraction('a', 'C4', 2, '2024-12-01', '2025-01-10'),
      stage(1, '2025-04-05', '2025-04-06'),
      infraction('b', 'C4', 3, '2025-06-01', '2025-06-10'),
      stage(1, '2026-03-19', '2026-03-20'),
    )
    expectChanges(input, { '2025-04-07': [10, 12], '2025-06-10': [12, 9], '2026-03-21': [9, 9] })
    const { movements, voluntaryStageFrom } = pointsLedger(input, { at: day('2026-03-21') })
    expect(movements.at(-1)).toMatchObject({ delta: 0, limit: 'STAGE_TOO_EARLY', rule: 'VOLUNTARY_STAGE' })
    expect(voluntaryStageFrom).toBe('2026-04-07')
  })

  it('W11: points of a contravention come back after ten years, and nothing twice', () => {
    const input = confirmed(
      infraction('a', 'C4', 4, '2015-04-10', '2015-05-10'),
      infraction('b', 'C4', 2, '2018-02-01', '2018-03-01'),
      infraction('c', 'C4', 3, '2021-01-10', '2021-02-20'),
      infraction('d', 'C4', 2, '2024-01-15', '2024-02-10'),
    )
    expectChanges(input, {
      '2015-05-10': [12, 8],
      '2018-03-01': [8, 6],
      '2021-02-20': [6, 3],
      '2024-02-10': [3, 1],
      '2025-05-10': [1, 5],
      '2027-02-10': [5, 12],
      '2028-03-01': [12, 12],
    })
  })

  it('W12: zero is the floor, and final from the notification of the 48SI', () => {
    const before = infraction('before', 'C4', 6, '2024-01-05', '2024-01-20')
    const third = infraction('third', 'C4', 3, '2024-03-05', '2024-03-20')
    const pedestrian = infraction('pedestrian', 'C4', 6, '2025-05-20', '2025-06-10')
    const si = notified48SI('2025-07-02')
    expectChanges(confirmed(before, third, pedestrian, si), {
      '2025-06-10': [3, 0],
      '2025-07-02': [0, 0],
      '2028-06-10': [0, 0],
      '2034-01-20': [0, 0],
    })
    const saved = confirmed(before, third, pedestrian, stage(1, '2025-06-28', '2025-06-29'))
    expectChanges(saved, { '2025-06-30': [0, 4] })
  })

  it('W13: a zero never notified gives way to the reconstitution', () => {
    const input = confirmed(
      infraction('a', 'C4', 6, '2006-05-01', '2006-06-01'),
      infraction('b', 'C4', 6, '2007-07-01', '2007-08-01'),
    )
    expectChanges(input, { '2007-08-01': [6, 0], '2010-08-01': [0, 12] })
  })
})
