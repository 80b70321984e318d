import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const permis = `${root}dist/cli/permis.js`
const lock = `${root}node_modules/.building`

/** Builds `dist/` where a source is younger than it; `npm test` has just done so. */
export async function buildOnce(): Promise<void> {
  while (isStale()) {
    try {
      mkdirSync(lock)
    } catch {
      if (Date.now() - modifiedAt(lock) > 120_000) rmdirSync(lock)
      await new Promise((resolve) => setTimeout(resolve, 200))
      continue
    }
    try {
      execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'ignore' })
      return
    } catch (error) {
      // Types are checked by a command of their own; what could be written was written.
      if (isStale()) throw error
      return
    } finally {
      rmdirSync(lock)
    }
  }
}

function isStale(): boolean {
  const built = modifiedAt(permis)
  return readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).some(
    (name) => name.endsWith('.ts') && modifiedAt(`${root}src/${name}`) > built,
  )
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** What a command left behind. */
export interface Ran {
  readonly exit: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Where a command runs: its folder, its environment beside PATH, what comes on its standard input. */
export interface RunSettings {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string | Uint8Array
}

/** Runs the built `permis` as a person does. */
export function runPermis(args: readonly string[], { cwd, env = {}, input = '' }: RunSettings): Promise<Ran> {
  const child = spawn(process.execPath, [permis, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, ...env },
  })
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)]
  child.stdin.on('error', () => {}).end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exit) => resolve({ exit, stdout: stdout(), stderr: stderr() }))
  })
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString('utf8')
}
