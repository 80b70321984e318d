import { execFile, execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { hasTool } from '../../required-tool.ts'

const run = promisify(execFile)

/** A PostgreSQL server of a test's own, on a socket in a temporary folder. */
export interface PostgresServer {
  /** Makes an empty database, and gives its address. */
  readonly newDatabase: () => Promise<string>
  /** Kills the server and its children as a power failure of the process would, and starts it again. */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Tells whether a server can be started here; where not, says so aloud. */
export function hasPostgres(): boolean {
  return binDir() !== null || hasTool('postgres')
}

/** Starts a server, as user `postgres` where we are root, whom PostgreSQL refuses. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = binDir() ?? ''
  const dir = mkdtempSync(join(tmpdir(), 'postgres-'))
  const owner = ownerOf()
  if (owner.uid !== undefined) chownSync(dir, owner.uid, owner.gid ?? owner.uid)
  const data = join(dir, 'data')
  const start = () =>
    // The output goes to a file: a pipe that the server inherits would never end.
    run(
      join(bin, 'pg_ctl'),
      ['-D', data, '-w', '-l', join(dir, 'log'), '-o', `-k ${dir} -c listen_addresses=`, 'start'],
      {
        ...owner,
        cwd: dir,
      },
    )
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...owner,
    cwd: dir,
  })
  await start()
  let made = 0
  return {
    newDatabase: async () => {
      const name = `test_${made++}`
      const client = new pg.Client({ host: dir, user: 'postgres', database: 'postgres' })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return `postgres://postgres@/${name}?host=${encodeURIComponent(dir)}`
    },
    crash: async () => {
      await run(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], { ...owner, cwd: dir })
      await start()
    },
    stop: async () => {
      await run(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], { ...owner, cwd: dir })
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function ownerOf(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** Debian keeps the programs of each version aside, off the PATH. */
function binDir(): string | null {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return null
  const dirs = readdirSync(root)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(root, version, 'bin'))
  return dirs.find((dir) => existsSync(join(dir, 'initdb'))) ?? null
}
