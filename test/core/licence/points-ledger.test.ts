import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
