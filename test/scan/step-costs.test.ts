import { describe, expect, test } from 'vitest'
import { StepCosts, type StepKind } from '../../src/scan/step-costs.ts'
import { startBudget } from '../../src/scan/thread-clock.ts'

/** A clock that stands still but for what a step takes. */
function openRun() {
  let time = 1_000
  const costs = new StepCosts(() => time)
  const take = (kind: StepKind, pixels: number, milliseconds: number): Promise<string> =>
    costs.measure(kind, pixels, async () => {
      time += milliseconds
      return kind
    })
  return { costs, take, now: () => time }
}

describe('what a step will cost', () => {
  test('is told by the pixels, from what the same kind of step cost in this run', async () => {
    const { costs, take } = openRun()
    expect(await take('thorough', 1_000_000, 30)).toBe('thorough')
    expect(costs.expected('thorough', 4_000_000)).toBeCloseTo(120)
  })

  test('is told of a step not yet taken by the quick one: twice a machine as slow, twice the cost', async () => {
    const [fast, slow] = [openRun(), openRun()]
    await fast.take('quick', 1_000_000, 10)
    await slow.take('quick', 1_000_000, 20)
    const expected = fast.costs.expected('thorough', 1_000_000)
    expect(expected).toBeGreaterThan(10)
    expect(slow.costs.expected('thorough', 1_000_000)).toBeCloseTo(2 * expected)
  })

  test('is what the dearest of its kind cost for a pixel, whatever came after', async () => {
    const { costs, take } = openRun()
    await take('other-codes', 1_000_000, 50)
    await take('other-codes', 1_000_000, 5)
    expect(costs.expected('other-codes', 1_000_000)).toBeCloseTo(50)
  })

  test('is not told by a picture so small that one tick of the clock is dear', async () => {
    const { costs, take } = openRun()
    await take('quick', 1, 4)
    await take('quick', 5_000_000, 40)
    expect(costs.expected('quick', 5_000_000)).toBeLessThanOrEqual(80)
  })

  test('is told of a page by the page', async () => {
    const { costs, take } = openRun()
    await take('page', 1, 40)
    expect(costs.expected('page', 1)).toBe(40)
  })

  test('is nothing as long as nothing was measured', () => {
    expect(new StepCosts(() => 0).expected('thorough', 12_000_000)).toBe(0)
  })

  test('is measured of a step that fails in nothing but its failure', async () => {
    const { costs } = openRun()
    await expect(costs.measure('quick', 1, () => Promise.reject(new RangeError('no room')))).rejects.toThrow(
      'no room',
    )
    expect(costs.expected('quick', 1)).toBe(0)
  })
})

describe('a budget of processor time', () => {
  test('pays for what is to come only out of what is left', async () => {
    const { take, now } = openRun()
    const isSpent = startBudget(100, now)
    await take('quick', 1, 70)
    expect([isSpent(), isSpent(30), isSpent(31)]).toEqual([false, false, true])
    await take('quick', 1, 31)
    expect(isSpent()).toBe(true)
  })
})
