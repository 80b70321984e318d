import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { complete, type Effort, type FigureResult, type FigureRow } from './figure.ts'
import { median } from './measure.ts'
import { ownFolders, withFolder } from './workshop.ts'

const PERMIS = fileURLToPath(new URL('../../dist/cli/permis.js', import.meta.url))
const FIRST_SECONDS = 20
const RESTART_SECONDS = 5
const PATIENCE_MS = 60_000

/** Measures the start of the service until it says that it is ready: with nothing made yet, and again. */
export async function measureStarting(effort: Effort): Promise<FigureResult> {
  const first: number[] = []
  const again: number[] = []
  for (let round = 0; round < (effort === 'smoke' ? 1 : 3); round++)
    await withFolder(async (folder) => {
      first.push(await secondsToReady(folder))
      again.push(await secondsToReady(folder))
    })
  return complete(
    rowOf('first start, keys and data to be made', median(first), FIRST_SECONDS),
    rowOf('restart', median(again), RESTART_SECONDS),
  )
}

async function secondsToReady(folder: string): Promise<number> {
  const port = await freePort()
  const start = performance.now()
  const service = spawn(process.execPath, [PERMIS, 'serve', '--port', String(port)], {
    env: ownFolders(folder),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    while (!(await isReady(port))) {
      if (service.exitCode !== null) throw new TypeError(`the service ended with code ${service.exitCode}`)
      if (performance.now() - start > PATIENCE_MS)
        throw new TypeError('the service was not ready in a minute')
      await wait(10)
    }
    return (performance.now() - start) / 1000
  } finally {
    await stop(service)
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    const { ok } = await fetch(`http://127.0.0.1:${port}/health/ready`, { headers: { connection: 'close' } })
    return ok
  } catch {
    return false
  }
}

async function stop(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null) return
  const ended = once(service, 'exit')
  service.kill('SIGTERM')
  await ended
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new TypeError('no free port')
  return address.port
}

function rowOf(what: string, seconds: number, limit: number): FigureRow {
  return {
    figure: 'start',
    what,
    unit: 'seconds to ready',
    ours: seconds,
    peer: null,
    ratio: null,
    wallRatio: null,
    target: `under ${limit} s`,
    reached: seconds < limit,
  }
}
