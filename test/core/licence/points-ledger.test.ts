import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/core/calendar-day.ts'
import type { LedgerInfraction } from '../../../src/core/licence/points-input.ts'
import { pointsLedger } from '../../../src/core/licence/points-ledger.ts'
import { naiveLedger } from './naive-ledger.ts'
import { randomCase } from './random-history.ts'

describe('the ledger against a walk through every day', () => {
  it('gives the same balance and cap on two thousand random histories', () => {
    fc.assert(
      fc.property(randomCase, ({ input, clocks }) => {
        const { balance, cap } = pointsLedger(input, clocks)
        expect({ balance, cap }).toEqual(naiveLedger(input, clocks))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('every ledger', () => {
  it('keeps the balance between 0 and the cap, and the cap at 12 or below, on each line', () => {
    fc.assert(
      fc.property(randomCase, ({ input, clocks }) => {
        for (const { balance, cap } of pointsLedger(input, clocks).movements) {
          expect(balance).toBeGreaterThanOrEqual(0)
          expect(balance).toBeLessThanOrEqual(cap)
          expect(cap).toBeLessThanOrEqual(12)
        }
      }),
    )
  })

  it('has lines in order whose deltas add up to the balance', () => {
    fc.assert(
      fc.property(randomCase, ({ input, clocks }) => {
        const { movements, balance, cap } = pointsLedger(input, clocks)
        expect(movements.reduce((sum, { delta }) => sum + delta, 0)).toBe(balance)
        expect(movements.at(-1)?.cap ?? 0).toBe(cap)
        const days = movements.map(({ day }) => day)
        expect(days).toEqual([...days].sort())
        expect(days.every((day) => day <= clocks.at)).toBe(true)
      }),
    )
  })

  it('does not depend on the order of the events', () => {
    fc.assert(
      fc.property(
        randomCase.chain((one) =>
          fc.tuple(
            fc.constant(one),
            fc.shuffledSubarray([...one.input.events], { minLength: one.input.events.length }),
          ),
        ),
        ([{ input, clocks }, events]) => {
          const { balance, cap } = pointsLedger(input, clocks)
          expect(pointsLedger({ ...input, events }, clocks)).toMatchObject({ balance, cap })
        },
      ),
    )
  })

  it('known at its own day equals one without a second clock', () => {
    fc.assert(
      fc.property(randomCase, ({ input, clocks: { at } }) => {
        expect(pointsLedger(input, { at, knownAt: at })).toEqual(pointsLedger(input, { at }))
      }),
    )
  })

  it('is not touched by what is established later', () => {
    fc.assert(
      fc.property(randomCase, fc.integer({ min: 1, max: 400 }), ({ input, clocks }, days) => {
        const establishedOn = addDays(clocks.at, days)
        const later: LedgerInfraction = {
          kind: 'infraction',
          id: 'later',
          class: 'C4',
          points: 6,
          committedOn: clocks.at,
          establishedOn,
          recordedOn: input.obtainedOn,
        }
        expect(pointsLedger({ ...input, events: [...input.events, later] }, clocks)).toEqual(
          pointsLedger(input, clocks),
        )
      }),
    )
  })

  it('is never higher for one more infraction committed and established that day', () => {
    fc.assert(
      fc.property(randomCase, fc.integer({ min: 1, max: 6 }), ({ input, clocks }, points) => {
        const { at } = clocks
        const today: LedgerInfraction = {
          kind: 'infraction',
          id: 'today',
          class: 'C4',
          points,
          committedOn: at,
          establishedOn: at,
          recordedOn: input.obtainedOn,
        }
        const { balance } = pointsLedger({ ...input, events: [...input.events, today] }, { at })
        expect(balance).toBeLessThanOrEqual(pointsLedger(input, { at }).balance)
      }),
    )
  })

  it('before the licence there are no points and no cap', () => {
    fc.assert(
      fc.property(randomCase, ({ input }) => {
        const at = addDays(input.obtainedOn, -1)
        expect(pointsLedger(input, { at })).toMatchObject({ balance: 0, cap: 0, movements: [] })
      }),
    )
  })
})
