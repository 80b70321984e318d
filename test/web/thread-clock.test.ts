import { describe, expect, it } from 'vitest'
import { startBudget, startDeadline, threadMilliseconds } from '../../src/web/reader/thread-clock.ts'

describe.each([
  ['budget', startBudget],
  ['deadline', startDeadline],
])('the stand-in for a %s', (_, start) => {
  it('pays for what is to come only out of what is left', () => {
    let time = 1_000
    const isTimeUp = start(100, () => time)
    time += 70
    expect([isTimeUp(), isTimeUp(30), isTimeUp(31)]).toEqual([false, false, true])
    time += 31
    expect(isTimeUp()).toBe(true)
  })

  it('knows at once what would take longer than all of it', () => {
    const isTimeUp = start(60_000)
    expect([isTimeUp(30_000), isTimeUp(60_001)]).toEqual([false, true])
  })
})

describe('the clock of reading in browsers', () => {
  it('never runs faster than at half speed', () => {
    const [before, start] = [performance.now(), threadMilliseconds()]
    while (performance.now() - before < 20);
    const passed = threadMilliseconds() - start
    expect(passed).toBeGreaterThan(0)
    expect(passed).toBeLessThanOrEqual((performance.now() - before) / 2)
  })
})
