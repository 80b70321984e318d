import { readFileSync } from 'node:fs'

/** Time that this thread ran on a processor, then that it waited, then a count: nanoseconds (Linux, proc(5)). */
const SCHEDULE = '/proc/thread-self/schedstat'

let isTold = true

/**
 * Tells the milliseconds of processor time that this thread has used, so that a busy machine shortens no search.
 *
 * Where the system does not tell, the time on the clock stands for it. Only differences mean anything.
 */
export function threadMilliseconds(): number {
  if (!isTold) return performance.now()
  try {
    return Number(readFileSync(SCHEDULE, 'latin1').split(' ', 1)[0]) / 1e6
  } catch {
    isTold = false
    return performance.now()
  }
}

/** Starts a budget of processor time; what it gives tells whether it is spent. */
export function startBudget(milliseconds: number): () => boolean {
  const start = threadMilliseconds()
  return () => threadMilliseconds() - start > milliseconds
}
