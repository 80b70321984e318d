import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { ServiceLife } from './service-life.ts'

/** What stops with the service, and how long it may take. */
export interface GracefulStop {
  readonly server: Server
  readonly life: ServiceLife
  /** At least three intervals of the balancer's probe: meanwhile everything is still answered. */
  readonly drainMs: number
  /** After this {@link GracefulStop.giveUp} is called, whatever is still under way. */
  readonly hardStopMs?: number
  readonly giveUp: () => void
  /** What is to be done once no request is under way: jobs, audit, database, in that order. */
  readonly close: () => Promise<void>
}

const HARD_STOP_MS = 10_000

/**
 * Stops a service so that no request is lost: readiness says so first, then the balancer is given time while all is
 * still answered, then nothing new is taken and what is under way is awaited, then the rest is closed.
 */
export async function stopGracefully({
  server,
  life,
  drainMs,
  hardStopMs = HARD_STOP_MS,
  giveUp,
  close,
}: GracefulStop): Promise<void> {
  life.end()
  const hardStop = setTimeout(giveUp, hardStopMs)
  await wait(drainMs)
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  await closed
  clearInterval(idle)
  await close()
  clearTimeout(hardStop)
}
