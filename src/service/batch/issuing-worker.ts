import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { issueQueuedLine, type LineOutcome, type QueuedLinePorts, tidyQueue } from './issue-queued-line.ts'
import type { ClaimedLine } from './issuing-queue.ts'

/** Who does what programs have ordered. */
export interface IssuingWorker {
  /** Looks into the queue at once, for something has come. */
  wake(): void
  /** Takes nothing new, ends the line under way or puts it back, and leaves the queue. */
  stop(): Promise<void>
}

export interface IssuingWorkerPorts extends QueuedLinePorts {
  /** Told of each line. */
  readonly done: (outcome: LineOutcome, kind: 'ADCS' | 'RII' | null) => void
}

/** How often a worker looks, waits and tells that it lives. */
const IDLE_MS = 2_000
const TIDY_MS = 10_000
const RENEW_MS = 10_000
const FIRST_PAUSE_MS = 1_000
const MOST_PAUSE_MS = 30_000
/** Less than the service is given to stop. */
const PATIENCE_MS = 5_000

/**
 * Starts to issue what waits in the queue, a line at a time, so that people who wait for one document have the rest of
 * the machine; several instances of the service share the queue. After a fault of the world it waits longer and longer
 * before it tries anything again.
 */
export function startIssuingWorker(ports: IssuingWorkerPorts): IssuingWorker {
  const worker = randomUUID()
  let [stopping, pause, tidiedAt] = [false, 0, 0]
  let alarm = new AbortController()
  const wake = () => alarm.abort()
  const rest = async (milliseconds: number) => {
    await wait(milliseconds, undefined, { signal: alarm.signal, ref: false }).catch(() => {})
    if (alarm.signal.aborted) alarm = new AbortController()
  }
  const round = async (): Promise<void> => {
    if (Date.now() - tidiedAt > TIDY_MS) {
      await tidyQueue(ports)
      tidiedAt = Date.now()
    }
    const claimed = await ports.queue.claim(worker)
    if (claimed === null) return rest(IDLE_MS)
    const outcome = await issueLeased(ports, claimed)
    ports.done(outcome, claimed.order?.kind ?? null)
    pause = outcome === 'retried' || outcome === 'abandoned' ? longer(pause) : 0
    if (pause > 0) await rest(pause)
  }
  const run = async (): Promise<void> => {
    while (!stopping)
      await round().catch(async (error: unknown) => {
        ports.tellFault(error)
        pause = longer(pause)
        if (!stopping) await rest(pause)
      })
  }
  const running = run()
  return {
    wake,
    stop: async () => {
      stopping = true
      wake()
      await Promise.race([running, wait(PATIENCE_MS, undefined, { ref: false })])
      await ports.queue.release(worker).catch(ports.tellFault)
    },
  }
}

/** Meanwhile tells the queue that the line is being done. */
async function issueLeased(ports: IssuingWorkerPorts, claimed: ClaimedLine): Promise<LineOutcome> {
  const renew = () => void ports.queue.renew(claimed.lease).catch(ports.tellFault)
  const heart = setInterval(renew, RENEW_MS)
  try {
    return await issueQueuedLine(ports, claimed)
  } finally {
    clearInterval(heart)
  }
}

function longer(pause: number): number {
  return Math.min(Math.max(FIRST_PAUSE_MS, pause * 2), MOST_PAUSE_MS)
}
