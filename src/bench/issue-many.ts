import { setTimeout as wait } from 'node:timers/promises'
import { issueAdcs, withWorkshop } from './workshop.ts'

/** Issues attestations and prints the memory that the process keeps, in bytes, at each number given, one a line. */
async function issueMany(counts: readonly number[]): Promise<void> {
  await withWorkshop(async ({ demonstration, at }) => {
    let done = 0
    for (const count of counts) {
      for (; done < count; done++) await issueAdcs(demonstration.issue, at, 'symbol')
      await collectGarbage()
      process.stdout.write(`${process.memoryUsage.rss()}\n`)
    }
  })
}

/** V8 collects when it sees fit: what waits for it is no growth. Twice, for what is freed by finalizers. */
async function collectGarbage(): Promise<void> {
  for (let time = 0; time < 2; time++) {
    globalThis.gc?.()
    await wait(50)
  }
}

await issueMany(process.argv.slice(2).map(Number))
