import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { buildOnce } from '../cli/built-cli.ts'

const built = new URL('../../dist/storage/encrypted-codes.js', import.meta.url).href

const PROGRAM = `
const { encryptedCodes } = await import(${JSON.stringify(built)})
const [data, keys, code, ...numbers] = process.argv.slice(1)
const codes = encryptedCodes(data, keys)
process.stdout.write('ready')
for (const number of numbers) await codes.replace(number, code)
`

/** Another process, which puts a code in force for one file number after the other. */
export interface OtherProcess {
  /** Kept once it is about to begin. */
  readonly ready: Promise<unknown>
  /** Kept with its exit code, null when killed. */
  readonly ended: Promise<number | null>
  readonly kill: () => void
}

/** Starts a process that replaces codes in folders it may share with others. */
export async function replaceElsewhere(
  [data, keys]: readonly [string, string],
  code: string,
  numbers: readonly string[],
): Promise<OtherProcess> {
  await buildOnce()
  const args = ['--input-type=module', '-e', PROGRAM, data, keys, code, ...numbers]
  const child = spawn(process.execPath, args, {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    ready: once(child.stdout, 'data'),
    ended: once(child, 'close').then(([exit]) => exit),
    kill: () => child.kill('SIGKILL'),
  }
}
