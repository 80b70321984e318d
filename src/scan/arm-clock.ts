import { startFairClock } from './fair-clock.ts'

/** What a clock ran out on: what it was set for, or the patience with a machine too busy to do it. */
export type Expired = 'time' | 'patience'

const LOOK_AGAIN_MS = 50

/**
 * Calls `expire` once `milliseconds` have passed on a fair clock, so that a busy machine fails no ordinary file, or
 * once `patience` times as many have passed on any clock; what it gives stops the clock.
 */
export function armClock(
  milliseconds: number,
  patience: number,
  expire: (what: Expired) => void,
): () => void {
  const start = performance.now()
  const fairly = startFairClock()
  const mostMs = patience * milliseconds
  const look = (): void => {
    const left = milliseconds - fairly()
    const patienceLeft = mostMs - (performance.now() - start)
    if (left <= 0) expire('time')
    else if (patienceLeft <= 0) expire('patience')
    else timer = setTimeout(look, Math.min(Math.max(left, LOOK_AGAIN_MS), patienceLeft))
  }
  let timer = setTimeout(look, Math.min(milliseconds, mostMs))
  return () => clearTimeout(timer)
}
