import { readdirSync, readFileSync } from 'node:fs'

/** For each thread of this process: how long it ran, then how long it waited for a processor (Linux, proc(5)). */
const THREADS = '/proc/self/task'

/**
 * Starts a clock that tells milliseconds as a machine with nothing else to do would have needed: of the time that
 * passed it counts the share in which threads of this process that had work were given a processor.
 *
 * All threads are looked at, for pictures are decoded in threads of the system's own. Where the system does not
 * tell, it is an ordinary clock.
 */
export function startFairClock(): () => number {
  let at = performance.now()
  let before = readThreads()
  let counted = 0
  return () => {
    const now = performance.now()
    const threads = readThreads()
    counted += (now - at) * shareGiven(before, threads)
    at = now
    before = threads
    return counted
  }
}

interface Thread {
  readonly ran: number
  readonly waited: number
}

function shareGiven(before: ReadonlyMap<string, Thread>, after: ReadonlyMap<string, Thread>): number {
  let [ran, waited] = [0, 0]
  for (const [name, thread] of after) {
    ran += thread.ran - (before.get(name)?.ran ?? 0)
    waited += thread.waited - (before.get(name)?.waited ?? 0)
  }
  return ran + waited > 0 ? ran / (ran + waited) : 1
}

function readThreads(): ReadonlyMap<string, Thread> {
  return new Map(
    namesOfThreads().flatMap((name) => {
      const thread = readThread(name)
      return thread === null ? [] : [[name, thread] as const]
    }),
  )
}

function namesOfThreads(): readonly string[] {
  try {
    return readdirSync(THREADS)
  } catch {
    return []
  }
}

/** Null where the thread has ended since, or nobody tells. */
function readThread(name: string): Thread | null {
  try {
    const [ran, waited] = readFileSync(`${THREADS}/${name}/schedstat`, 'latin1').split(' ').map(Number)
    return ran === undefined || waited === undefined ? null : { ran, waited }
  } catch {
    return null
  }
}
