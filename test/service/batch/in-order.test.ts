import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inOrder } from '../../../src/service/batch/in-order.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

async function all<Value>(values: AsyncIterable<Value>): Promise<readonly Value[]> {
  const found: Value[] = []
  for await (const value of values) found.push(value)
  return found
}

describe('work done for many items', () => {
  it('gives its results in the order of the items, whichever ends first', async () => {
    const results = inOrder(numbers(20), 3, async (item) => {
      await wait((item * 7) % 5)
      return item * 2
    })
    expect(await all(results)).toEqual(numbers(20).map((item) => item * 2))
  })

  it('is never done for more items at a time than asked, nor far ahead of a slow one', async () => {
    let [atWork, most, begun, begunBeforeFirst] = [0, 0, 0, 0]
    const results = inOrder(numbers(200), 2, async (item) => {
      begun += 1
      atWork += 1
      most = Math.max(most, atWork)
      if (item === 0) {
        await wait(50)
        begunBeforeFirst = begun
      } else await Promise.resolve()
      atWork -= 1
      return item
    })
    expect(await all(results)).toEqual(numbers(200))
    expect(most).toBe(2)
    expect(begunBeforeFirst).toBeLessThan(40)
  })

  it('ends with the first error, once what was begun has ended', async () => {
    let ended = 0
    const results = inOrder(numbers(9), 3, async (item) => {
      await wait(1)
      ended += 1
      if (item === 4) throw new Error('four')
      return item
    })
    await expect(all(results)).rejects.toThrow('four')
    const atEnd = ended
    await wait(10)
    expect(ended).toBe(atEnd)
  })

  it('is nothing for no item', async () => {
    expect(await all(inOrder([], 2, async (item) => item))).toEqual([])
  })
})
