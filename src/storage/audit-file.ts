import { closeSync, fsync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { AuditLog } from '../service/ports.ts'

const flush = promisify(fsync)

/**
 * Keeps the audit as lines of JSON in one file of the data folder, readable by its owner only, flushed before
 * the document leaves. Lines are only appended; chaining and signing them is for the database.
 *
 * Lines that come while others are being flushed wait and are flushed together, in their order. After a failure
 * every line concerned is refused, and the next ones are tried anew.
 */
export function auditFile(dataDir: string): AuditLog {
  let waiting: string[] = []
  let last: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  const flushWaiting = () => {
    const lines = waiting
    waiting = []
    next = null
    return appendFlushed(dataDir, lines.join(''))
  }
  return {
    append(entry) {
      waiting.push(`${JSON.stringify(entry)}\n`)
      next ??= last = last.then(flushWaiting, flushWaiting)
      return next
    },
  }
}

/**
 * Opened for each flush, so that a file moved away or removed is not written to for ever. Only the flush itself is
 * left to the thread pool: the way there costs more than the rest.
 */
async function appendFlushed(dataDir: string, lines: string): Promise<void> {
  const file = openAppending(dataDir)
  try {
    writeFileSync(file, lines)
    await flush(file)
  } finally {
    closeSync(file)
  }
}

function openAppending(dataDir: string): number {
  const path = join(dataDir, 'audit.ndjson')
  try {
    return openSync(path, 'a', 0o600)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return openSync(path, 'a', 0o600)
  }
}
