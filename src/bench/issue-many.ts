import { issueAdcs, withWorkshop } from './workshop.ts'

/** Issues attestations and prints the memory of the process, in bytes, at each number given, one a line. */
async function issueMany(counts: readonly number[]): Promise<void> {
  await withWorkshop(async ({ demonstration, at }) => {
    let done = 0
    for (const count of counts) {
      for (; done < count; done++) await issueAdcs(demonstration.issue, at, 'symbol')
      process.stdout.write(`${process.memoryUsage.rss()}\n`)
    }
  })
}

await issueMany(process.argv.slice(2).map(Number))
