import type { IsTimeUp } from '../../scan/thread-clock.ts'

/**
 * Tells the time on a clock of half speed: a browser tells no thread its processor time, and a busy device would
 * shorten the search, so twice the time of a server is given. What steps cost is told by the same clock.
 *
 * Only differences mean anything.
 */
export function threadMilliseconds(): number {
  return performance.now() / 2
}

/** Starts a time; what it gives tells whether it is spent, or does not pay for what is to come. */
export function startBudget(milliseconds: number, now: () => number = threadMilliseconds): IsTimeUp {
  const start = now()
  return (toCome = 0) => now() - start + toCome > milliseconds
}

/** Starts a time on the same clock, for browsers tell nothing else; what it gives tells whether it is over. */
export function startDeadline(milliseconds: number, now: () => number = threadMilliseconds): IsTimeUp {
  return startBudget(milliseconds, now)
}
