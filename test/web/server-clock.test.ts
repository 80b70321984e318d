import { describe, expect, it } from 'vitest'
import { serverInstant, serverTimeNow } from '../../src/web/server-clock.ts'

const NOON = 'Sun, 22 Nov 2026 11:00:00 GMT'

describe('the time that an answer of the service bears', () => {
  it.each([
    ['is its date', { date: NOON }, '2026-11-22T11:00:00.000Z'],
    [
      'is later by the age that a cache on the way tells',
      { date: NOON, age: '90' },
      '2026-11-22T11:01:30.000Z',
    ],
    ['is its date where the age is none', { date: NOON, age: '-5 or so' }, '2026-11-22T11:00:00.000Z'],
    ['is unknown without a date', {}, undefined],
    ['is unknown where the date is none', { date: 'yesterday' }, undefined],
  ])('%s', (_, headers, instant) => {
    const fields = Object.entries(headers).map(([name, value]): [string, string] => [name, value])
    expect(serverInstant(new Headers(fields))?.toISOString()).toBe(instant)
  })
})

describe('a reading of the service’s clock', () => {
  const at = new Date('2026-11-22T11:00:00Z')
  const reading = { at, ticks: { calendar: 5_000_000, running: 1_000 } }

  it('is carried on by as much as the device’s clocks ran, however wrong its date is', () => {
    const now = serverTimeNow(reading, { calendar: 5_060_000, running: 61_000 })
    expect(now?.toISOString()).toBe('2026-11-22T11:01:00.000Z')
  })

  it.each([
    ['the date of the device was set back meanwhile', { calendar: 1_000_000, running: 61_000 }],
    ['the date of the device was set forward meanwhile', { calendar: 9_000_000, running: 61_000 }],
    ['the device slept, and its running clock with it', { calendar: 8_600_000, running: 2_000 }],
  ])('is worth nothing once %s', (_, ticks) => {
    expect(serverTimeNow(reading, ticks)).toBeNull()
  })
})
