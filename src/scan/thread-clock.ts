import { readFileSync } from 'node:fs'
import { startFairClock } from './fair-clock.ts'

/** Time that this thread ran on a processor comes first: nanoseconds (Linux, proc(5)). */
const SCHEDULE = '/proc/thread-self/schedstat'
/** Whoever asks a deadline asks often, and looking at every thread takes longer than an answer may. */
const LOOK_EVERY_MS = 25

let isTold = true

/**
 * Tells the milliseconds of processor time that this thread has used, so that a busy machine shortens no search.
 *
 * Where the system does not tell, the time on the clock stands for it. Only differences mean anything.
 */
export function threadMilliseconds(): number {
  if (!isTold) return performance.now()
  try {
    return Number(readFileSync(SCHEDULE, 'latin1').split(' ')[0]) / 1e6
  } catch {
    isTold = false
    return performance.now()
  }
}

/** Tells whether a time is over, or would be once something is done that takes so many milliseconds more. */
export type IsTimeUp = (toCome?: number) => boolean

/** Starts a budget of processor time; what it gives tells whether it is spent, or does not pay for what is to come. */
export function startBudget(milliseconds: number, now: () => number = threadMilliseconds): IsTimeUp {
  const start = now()
  return (toCome = 0) => now() - start + toCome > milliseconds
}

/**
 * Starts a time on a fair clock; what it gives tells whether it is over. Unlike a budget it also counts what other
 * threads do for this one.
 */
export function startDeadline(milliseconds: number): IsTimeUp {
  const fairly = startFairClock()
  let [passed, lookedAt] = [0, performance.now()]
  return (toCome = 0) => {
    if (performance.now() - lookedAt >= LOOK_EVERY_MS) {
      passed = fairly()
      lookedAt = performance.now()
    }
    return passed + toCome > milliseconds
  }
}
