import { randomBytes } from 'node:crypto'
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { CodesError } from './codes-error.ts'

/** A lock held; whoever was too slow may have lost it. */
export interface HeldLock {
  /** @throws {CodesError} CODES_BUSY when another process has taken the lock over */
  stillOurs(): Promise<void>
}

const WAIT_MS = 10_000
const RETRY_MS = 20
/** Changing a file takes milliseconds: a lock as old as this was left by a process that stopped. */
const ABANDONED_MS = 60_000

const queues = new Map<string, Promise<unknown>>()

/**
 * Runs work while no other task or process holds the same lock file; those that come meanwhile wait for their turn.
 *
 * A lock left behind by a process that died is taken over.
 *
 * @throws {CodesError} CODES_BUSY after ten seconds of waiting
 */
export async function withFileLock<Result>(
  path: string,
  work: (lock: HeldLock) => Promise<Result>,
): Promise<Result> {
  const alone = () => holding(path, work)
  // The tasks of one process wait for each other here: its number in the file would not tell them apart.
  const turn = (queues.get(path) ?? Promise.resolve()).then(alone, alone)
  queues.set(path, turn)
  try {
    return await turn
  } finally {
    if (queues.get(path) === turn) queues.delete(path)
  }
}

async function holding<Result>(path: string, work: (lock: HeldLock) => Promise<Result>): Promise<Result> {
  const token = `${process.pid} ${randomBytes(8).toString('hex')}`
  await take(path, token)
  const ours = async () => (await read(path)) === token
  try {
    return await work({
      stillOurs: async () => {
        if (!(await ours())) throw busy(path)
      },
    })
  } finally {
    if (await ours()) await rm(path, { force: true })
  }
}

async function take(path: string, token: string): Promise<void> {
  const end = Date.now() + WAIT_MS
  while (!(await create(path, token))) {
    if (Date.now() > end) throw busy(path)
    const holder = await read(path)
    if (holder !== null && (await isAbandoned(path, holder))) await takeAway(path, holder)
    else await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
}

async function create(path: string, token: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(token)
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

/** Of two that found the holder dead one may come so late that it moves the other's new lock: that is put back. */
async function takeAway(path: string, abandoned: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await rename(path, aside)
    if ((await read(aside)) !== abandoned) await link(aside, path)
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'EEXIST')) throw error
  } finally {
    await rm(aside, { force: true })
  }
}

async function isAbandoned(path: string, holder: string): Promise<boolean> {
  const age = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  )
  const pid = Number(holder.split(' ')[0])
  // An empty file is a lock whose holder has not yet written its number.
  return age > ABANDONED_MS || (pid > 0 && !isAlive(pid))
}

function isAlive(pid: number): boolean {
  // Our own tasks queue before they come here: our number was left by an earlier process.
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

async function read(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return null
    throw error
  })
}

function busy(path: string): CodesError {
  return new CodesError('CODES_BUSY', `another process holds ${path}; try again in a moment`, { path })
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
