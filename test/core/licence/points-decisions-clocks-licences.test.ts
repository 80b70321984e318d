import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import type { LedgerInput } from '../../../src/core/licence/points-input.ts'
import { pointsLedger } from '../../../src/core/licence/points-ledger.ts'
import { infraction, licence, newLicence, notified48SI, stage } from './histories.ts'

const day = parseCalendarDay

function balance(input: LedgerInput, at: string, knownAt?: string): number {
  return pointsLedger(input, { at: day(at), ...(knownAt && { knownAt: day(knownAt) }) }).balance
}

const since1995 = (...events: LedgerInput['events']) => licence('1995-03-01', null, events)

describe('D10: balance 0 is final from the notification of a known 48SI', () => {
  const zero = [
    infraction('a', 'C4', 6, '2024-12-01', '2025-01-10'),
    infraction('b', 'C4', 6, '2024-12-02', '2025-01-20'),
  ]

  it('a stage at balance 0 whose effect precedes notification gives 4', () => {
    const input = since1995(...zero, stage(1, '2025-02-01', '2025-02-02'))
    expect(balance(input, '2025-02-03')).toBe(4)
  })

  it('a stage effect on the day of notification gives nothing', () => {
    const input = since1995(...zero, stage(1, '2025-02-01', '2025-02-02'), notified48SI('2025-02-03'))
    expect(balance(input, '2025-02-03')).toBe(0)
  })

  it('points regained before the notification go with it: the balance is 0 from that day on', () => {
    const input = since1995(...zero, stage(1, '2025-02-01', '2025-02-02'), notified48SI('2025-03-01'))
    expect(balance(input, '2025-02-28')).toBe(4)
    expect(balance(input, '2025-03-01')).toBe(0)
    expect(pointsLedger(input, { at: day('2025-03-01') }).invalidatedOn).toBe('2025-03-01')
  })

  it('a 48SI not yet known does not count', () => {
    const input = since1995(...zero, notified48SI('2025-02-01', '2025-04-01'))
    expect(balance(input, '2028-01-20', '2025-03-31')).toBe(12)
    expect(balance(input, '2028-01-20')).toBe(0)
  })

  it('no probation means a capital of 12, whatever the date', () => {
    expect(balance(licence('2024-01-10', null, []), '2024-01-10')).toBe(12)
  })

  it('an infraction of no points breaks nothing', () => {
    const input = licence('2023-01-10', { kind: 'standard' }, [
      infraction('a', 'delit', 0, '2023-03-01', '2023-04-01'),
    ])
    expect(balance(input, '2024-01-10')).toBe(8)
  })

  it('the cap of an invalidated licence stays where it was', () => {
    const input = licence('2024-01-10', { kind: 'standard' }, [
      infraction('a', 'delit', 6, '2024-03-01', '2024-04-01'),
      notified48SI('2024-05-01'),
    ])
    expect(pointsLedger(input, { at: day('2027-02-01') })).toMatchObject({ balance: 0, cap: 6 })
  })
})

describe('D11: the registry knows an event when it is recorded', () => {
  const late = infraction('a', 'C4', 4, '2025-01-01', '2025-01-10', { recordedOn: '2025-03-01' })

  it('an infraction established and not yet recorded is not counted, then counts from its legal day', () => {
    const input = since1995(late)
    expect(balance(input, '2025-02-01')).toBe(12)
    expect(balance(input, '2025-02-01', '2025-03-01')).toBe(8)
  })

  it('without day of recording an infraction is known when established and a stage when it ends', () => {
    const input = since1995(
      infraction('a', 'C4', 4, '2025-01-01', '2025-01-10'),
      stage(1, '2025-02-01', '2025-02-02'),
    )
    expect(balance(input, '2025-02-03', '2025-01-09')).toBe(12)
    expect(balance(input, '2025-02-03', '2025-02-01')).toBe(8)
    expect(balance(input, '2025-02-03', '2025-02-02')).toBe(12)
  })

  it('a new licence is known when it is recorded, or from its first day', () => {
    const told = since1995(newLicence('2025-01-10', { kind: 'standard' }, '2025-02-01'))
    expect(balance(told, '2025-01-31')).toBe(12)
    expect(balance(told, '2025-01-31', '2025-02-01')).toBe(6)
    expect(balance(since1995(newLicence('2025-01-10')), '2025-01-31', '2025-01-09')).toBe(12)
    expect(balance(since1995(newLicence('2025-01-10')), '2025-01-31', '2025-01-10')).toBe(6)
  })

  it('a restitution needs no recording', () => {
    const input = since1995(infraction('a', 'C3', 1, '2025-01-01', '2025-01-10'))
    expect(balance(input, '2025-07-10', '2025-01-10')).toBe(12)
  })

  it('a day of knowledge before the licence leaves the licence and its probation', () => {
    const input = licence('2023-06-15', { kind: 'aac', trainingOn: day('2024-01-20') }, [])
    expect(balance(input, '2024-12-15', '2020-01-01')).toBe(12)
  })
})

describe('D12: the cap of 8 is applied in the order of establishment', () => {
  it('the infraction established last bears the limit, and gives back only what it took', () => {
    const input = since1995(
      infraction('first', 'C5', 6, '2015-01-01', '2015-03-10', { group: 'g' }),
      infraction('last', 'C4', 6, '2015-01-01', '2015-04-10', { group: 'g' }),
    )
    expect(balance(input, '2015-04-10')).toBe(4)
    const { movements } = pointsLedger(input, { at: day('2015-04-10') })
    expect(movements.map(({ delta }) => delta)).toEqual([12, -6, -2])
  })

  it('the same infractions without a group take all their points', () => {
    const input = since1995(
      infraction('first', 'C5', 6, '2015-01-01', '2015-03-10'),
      infraction('last', 'C4', 6, '2015-01-01', '2015-04-10'),
    )
    expect(balance(input, '2015-04-10')).toBe(0)
  })
})

describe('a new licence', () => {
  const lost = [
    infraction('a', 'delit', 6, '2020-01-01', '2020-02-01'),
    infraction('b', 'delit', 6, '2020-03-01', '2020-04-01'),
    notified48SI('2020-05-01'),
  ]

  it('begins a capital of 6 and a new probation', () => {
    const input = since1995(...lost, newLicence('2021-01-10', { kind: 'standard' }))
    expect(balance(input, '2021-01-09')).toBe(0)
    expect(pointsLedger(input, { at: day('2021-01-10') })).toMatchObject({ balance: 6, cap: 6 })
    expect(balance(input, '2024-01-10')).toBe(12)
  })

  it('is not touched by an infraction committed before it and established after', () => {
    const straggler = infraction('c', 'C4', 3, '2020-12-01', '2021-03-01')
    const input = since1995(...lost, straggler, newLicence('2021-01-10', { kind: 'standard' }))
    expect(balance(input, '2022-01-10')).toBe(8)
    const lines = pointsLedger(input, { at: day('2022-01-10') }).movements
    expect(lines.find(({ causes }) => causes[0]?.id === 'c')).toMatchObject({
      delta: 0,
      limit: 'EARLIER_LICENCE',
    })
  })

  it('knows nothing of an earlier stage or of the ten years of earlier points', () => {
    const input = since1995(
      infraction('old', 'C4', 4, '2011-01-01', '2011-02-01'),
      infraction('x', 'C4', 4, '2013-01-01', '2013-02-01'),
      stage(1, '2020-12-01', '2020-12-02'),
      newLicence('2021-01-10', { kind: 'standard' }),
      infraction('new', 'C4', 5, '2021-01-20', '2021-01-30'),
      stage(1, '2021-03-01', '2021-03-02'),
    )
    expect(balance(input, '2021-02-01')).toBe(1)
    expect(balance(input, '2021-03-03')).toBe(5)
  })

  it('keeps the history of the one before', () => {
    const input = since1995(...lost, newLicence('2021-01-10', { kind: 'standard' }))
    expect(pointsLedger(input, { at: day('2021-01-10') }).movements.map(({ delta }) => delta)).toEqual([
      12, -6, -6, 0, 6,
    ])
  })

  it('has no probation where the record says none, a standard one where it says nothing', () => {
    expect(balance(since1995(newLicence('2021-01-10', null)), '2021-01-10')).toBe(12)
    expect(balance(since1995(newLicence('2021-01-10')), '2022-01-10')).toBe(8)
  })
})
