import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { CodedError } from '../errors.ts'
import { PkiError } from './pki-error.ts'

/** What a holder of the lock finds out about the one before. */
export interface PkiLock {
  /** True when an earlier holder died before it had finished. */
  readonly interrupted: boolean
}

/**
 * Runs work that changes a PKI folder while no other process does.
 *
 * The lock is a file; one left by a process that is dead, or that is older than any such work takes, is taken over.
 *
 * @throws {PkiError} PKI_BUSY
 */
export async function withPkiLock<Result>(
  dir: string,
  work: (lock: PkiLock) => Promise<Result>,
): Promise<Result> {
  const path = resolve(dir, LOCK_FILE)
  if (heldHere.has(path)) throw busy(path)
  heldHere.add(path)
  try {
    const interrupted = await takeOver(path)
    await create(path)
    return await release(path, () => work({ interrupted }))
  } finally {
    heldHere.delete(path)
  }
}

async function release<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    const result = await work()
    await rm(path, { force: true })
    return result
  } catch (error) {
    // After a failure half-way the lock stays, and tells the next holder whose the leftovers are.
    if (error instanceof CodedError) await rm(path, { force: true })
    throw error
  }
}

/** Locks of this process: its own number in the file would not tell two of its tasks apart. */
const heldHere = new Set<string>()

const LOCK_FILE = '.pki-lock'
const LONGEST_WORK_MS = 60_000

async function create(path: string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(String(process.pid))
    await file.close()
  } catch (cause) {
    throw isCode(cause, 'EEXIST') ? busy(path) : cause
  }
}

async function takeOver(path: string): Promise<boolean> {
  try {
    const [pid, { mtimeMs }] = [Number(await readFile(path, 'utf8')), await stat(path)]
    const age = Date.now() - mtimeMs
    if (isOtherProcessAlive(pid) && age < LONGEST_WORK_MS) throw busy(path)
    const taken = `${path}.${process.pid}`
    // Of two processes that both found the holder dead, only one can rename the file.
    await rename(path, taken)
    await rm(taken, { force: true })
    return true
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return false
    throw cause
  }
}

function isOtherProcessAlive(pid: number): boolean {
  // An empty file is a lock whose holder has not yet written its number.
  if (pid === 0) return true
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return isCode(cause, 'EPERM')
  }
}

function busy(path: string): PkiError {
  return new PkiError(
    'PKI_BUSY',
    `another process is changing the PKI (lock ${path}); try again in a moment`,
    {
      path,
    },
  )
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
