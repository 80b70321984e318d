/** Results that may stand finished behind a slow one, for each task at work; more would pile up. */
const AHEAD = 16

interface Started<Result> {
  settled: boolean
  readonly outcome: Promise<{ readonly value: Result } | { readonly error: unknown }>
}

/**
 * Does the same work for many items, several at a time, and gives the results in the order of the items.
 *
 * Items are taken only as work gets done, so that any number of them takes little memory. The first error ends it,
 * once what was begun has ended.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running = new Set<Promise<unknown>>()
  const started: Started<Result>[] = []
  const begin = (item: Item): void => {
    const task: Started<Result> = { settled: false, outcome: settle(work(item)) }
    const ended = task.outcome.then(() => {
      task.settled = true
      running.delete(ended)
    })
    running.add(ended)
    started.push(task)
  }
  try {
    for await (const item of items) {
      begin(item)
      while (started[0]?.settled || running.size >= atOnce || started.length >= atOnce * AHEAD) {
        const first = started[0]
        if (first?.settled) yield resultOf(await first.outcome, started)
        else await Promise.race(running)
      }
    }
    for (let first = started[0]; first !== undefined; first = started[0])
      yield resultOf(await first.outcome, started)
  } finally {
    await Promise.all(running)
  }
}

function settle<Result>(task: Promise<Result>): Started<Result>['outcome'] {
  return task.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
}

function resultOf<Result>(outcome: Awaited<Started<Result>['outcome']>, started: Started<Result>[]): Result {
  started.shift()
  if ('error' in outcome) throw outcome.error
  return outcome.value
}
