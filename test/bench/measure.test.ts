import { describe, expect, it } from 'vitest'
import { cpuMilliseconds } from '../../src/bench/cpu-time.ts'
import { measureInTurn, median } from '../../src/bench/measure.ts'

describe('the bench', () => {
  it('measures its sides in turn, after warming each, so that a busy machine is busy for all', async () => {
    const done: string[] = []
    const side = (name: string, times: number) => ({ times, run: async () => done.push(name) })
    const costs = await measureInTurn([{ ...side('A', 2), warmUp: 1 }, side('B', 1)], 2)
    expect(done.join('')).toBe('ABAABAAB')
    expect(costs).toHaveLength(2)
  })

  it.each([
    { values: [3, 1, 2], middle: 2 },
    { values: [4, 1, 3, 2], middle: 2.5 },
    { values: [7], middle: 7 },
  ])('takes $middle as the median of $values', ({ values, middle }) => {
    expect(median(values)).toBe(middle)
  })

  it('counts CPU time that only grows', () => {
    const before = cpuMilliseconds()
    let sum = 0
    for (let i = 0; i < 1e6; i++) sum += Math.sqrt(i)
    expect(sum).toBeGreaterThan(0)
    expect(cpuMilliseconds()).toBeGreaterThanOrEqual(before)
  })
})
