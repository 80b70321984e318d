import { readFileSync } from 'node:fs'

/** Time that this thread ran on a processor, then that it waited for one, then a count: nanoseconds (Linux, proc(5)). */
const SCHEDULE = '/proc/thread-self/schedstat'

let isTold = true

/**
 * Tells the milliseconds of processor time that this thread has used, so that a busy machine shortens no search.
 *
 * Where the system does not tell, the time on the clock stands for it. Only differences mean anything.
 */
export function threadMilliseconds(): number {
  return schedule(0) ?? performance.now()
}

/** Starts a budget of processor time; what it gives tells whether it is spent. */
export function startBudget(milliseconds: number): () => boolean {
  const start = threadMilliseconds()
  return () => threadMilliseconds() - start > milliseconds
}

/**
 * Starts a time on the clock, less what this thread waits for a processor meanwhile; what it gives tells whether it
 * is over. Unlike a budget it also counts what others do for the thread.
 */
export function startDeadline(milliseconds: number): () => boolean {
  const unheld = (): number => performance.now() - (schedule(1) ?? 0)
  const start = unheld()
  return () => unheld() - start > milliseconds
}

function schedule(field: 0 | 1): number | null {
  if (!isTold) return null
  try {
    return Number(readFileSync(SCHEDULE, 'latin1').split(' ')[field]) / 1e6
  } catch {
    isTold = false
    return null
  }
}
