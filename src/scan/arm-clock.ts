import { readFileSync } from 'node:fs'

/** However busy the machine, the clock grants no more than so many times the limit. */
const MOST_PATIENCE = 2.5
const LOOK_AGAIN_MS = 50

/**
 * Calls `expire` once `milliseconds` have passed, less what another thread waited for a processor meanwhile, so that
 * a busy machine fails no ordinary file; what it gives stops the clock.
 *
 * @param thread `<process>/task/<thread>` as in /proc (Linux); null where the system does not tell
 */
export function armClock(thread: string | null, milliseconds: number, expire: () => void): () => void {
  const start = performance.now()
  const heldBefore = held(thread)
  const look = (): void => {
    const passed = performance.now() - start
    const left = milliseconds - (passed - (held(thread) - heldBefore))
    if (left <= 0 || passed >= MOST_PATIENCE * milliseconds) expire()
    else timer = setTimeout(look, Math.max(left, LOOK_AGAIN_MS))
  }
  let timer = setTimeout(look, milliseconds)
  return () => clearTimeout(timer)
}

/** Milliseconds that a thread waited for a processor so far; 0 where nobody tells. */
function held(thread: string | null): number {
  if (thread === null) return 0
  try {
    return Number(readFileSync(`/proc/${thread}/schedstat`, 'latin1').split(' ')[1]) / 1e6
  } catch {
    return 0
  }
}
