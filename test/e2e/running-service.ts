import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { buildOnce } from '../cli/built-cli.ts'
import { prepareCluster } from '../storage/database/prepared-cluster.ts'

const PERMIS = fileURLToPath(new URL('../../dist/cli/permis.js', import.meta.url))

/** `permis serve` in a process of its own, as an operator starts it. */
export interface RunningService {
  readonly url: string
  /** Folders of this service, for commands beside it. */
  readonly env: Readonly<Record<string, string>>
  /** Everything it wrote, standard output and error. */
  readonly output: () => string
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>
  remove(): void
}

export async function startService(): Promise<RunningService> {
  await buildOnce()
  const dir = mkdtempSync(join(tmpdir(), 'service-'))
  const env = { PERMIS_KEYS_DIR: join(dir, 'keys'), PERMIS_DATA_DIR: join(dir, 'data'), LOG_LEVEL: 'info' }
  await prepareCluster(env.PERMIS_DATA_DIR)
  const port = await freePort()
  const child = spawn(process.execPath, [PERMIS, 'serve', '--port', String(port)], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  const url = `http://localhost:${port}`
  await ready(child, url, () => output)
  return {
    ...{ url, env },
    output: () => output,
    async stop() {
      if (child.exitCode !== null) return child.exitCode
      child.kill('SIGTERM')
      await once(child, 'exit')
      return child.exitCode
    },
    remove: () => {
      child.kill('SIGKILL')
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function ready(child: ChildProcess, url: string, output: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}: ${output()}`)
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
    if (answer?.ok) return
    await wait(200)
  }
  throw new Error(`the service was not ready in time: ${output()}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
