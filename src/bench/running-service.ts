import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ApiServiceMessage } from './api-service.ts'

/** Always the built file: Node 20 does not run TypeScript. */
const SERVICE = fileURLToPath(new URL('../../dist/bench/api-service.js', import.meta.url))

/** The whole service in a process of its own. */
export interface RunningService {
  readonly url: string
  readonly pid: number
  /** A genuine seal to ask about. */
  readonly payload: string
}

/** Lends a service running in a process of its own, which is ended afterwards. */
export async function withRunningService<Result>(
  use: (service: RunningService) => Promise<Result>,
): Promise<Result> {
  const child = fork(SERVICE, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  try {
    const ending = new AbortController()
    child.once('exit', () => ending.abort())
    const [message] = await once(child, 'message', { signal: ending.signal })
    const places = message as ApiServiceMessage
    if (!('ours' in places) || child.pid === undefined) throw new TypeError('the service told no address')
    return await use({ url: places.ours, pid: child.pid, payload: places.payload })
  } finally {
    if (child.connected) child.disconnect()
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
}
