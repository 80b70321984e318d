import { cpuMilliseconds } from './cpu-time.ts'

/** One of the things compared. */
export interface Side {
  /** How often it is done before anything is measured, once a round's worth unless told: a service is warm most of its life. */
  readonly warmUp?: number
  /** How often it is done in a round. */
  readonly times: number
  readonly run: () => Promise<unknown>
}

/** Medians over the rounds, for one run. */
export interface Cost {
  readonly cpuMs: number
  readonly wallMs: number
}

/**
 * Measures several sides in turn, A B A B, so that whatever else the machine does falls on all of them alike.
 *
 * Gives the costs in the order of the sides.
 */
export async function measureInTurn(sides: readonly Side[], rounds: number): Promise<readonly Cost[]> {
  for (const { times, warmUp = times, run } of sides) for (let time = 0; time < warmUp; time++) await run()
  const costs: Cost[][] = sides.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, side] of sides.entries()) {
      costs[index]?.push(await measureOnce(side))
    }
  return costs.map((found) => ({
    cpuMs: median(found.map(({ cpuMs }) => cpuMs)),
    wallMs: median(found.map(({ wallMs }) => wallMs)),
  }))
}

async function measureOnce({ times, run }: Side): Promise<Cost> {
  const cpuBefore = cpuMilliseconds()
  const before = performance.now()
  for (let time = 0; time < times; time++) await run()
  return { cpuMs: (cpuMilliseconds() - cpuBefore) / times, wallMs: (performance.now() - before) / times }
}

/** Gives the middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1)
  return middle.reduce((sum, value) => sum + value, 0) / Math.max(middle.length, 1)
}
