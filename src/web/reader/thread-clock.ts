/** Tells milliseconds of the clock: a browser tells no thread its processor time. Only differences mean anything. */
export function threadMilliseconds(): number {
  return performance.now()
}

/** A busy device shortens the search, so twice the time of a server is given. */
export function startBudget(milliseconds: number): () => boolean {
  const start = threadMilliseconds()
  return () => threadMilliseconds() - start > 2 * milliseconds
}

/** Starts a time on the clock, for browsers tell nothing else; what it gives tells whether it is over. */
export function startDeadline(milliseconds: number): () => boolean {
  return startBudget(milliseconds)
}
