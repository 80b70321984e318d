import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { CannotWriteError } from './write-file.ts'

/** A CSV file that appears whole or not at all. */
export interface CsvTable {
  add(row: readonly string[]): Promise<void>
  /** Puts the file in its place. */
  finish(): Promise<void>
  /** Leaves nothing behind; after `finish` it does nothing. */
  abandon(): Promise<void>
}

/**
 * Begins a table beside its place, for its owner only.
 *
 * Names of files come from whoever made them: cells that a spreadsheet would take for a formula get an apostrophe,
 * and one with a `;` is quoted, so that a spreadsheet which parts cells there finds no formula behind it.
 *
 * @throws {CannotWriteError} CANNOT_WRITE
 */
export async function openTable(path: string, columns: readonly string[]): Promise<CsvTable> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
  const file = await open(beside, 'wx', 0o600).catch(tell(path))
  const add = (row: readonly string[]) =>
    file.appendFile(stringify([[...row]], { escape_formulas: true, quoted_match: ';' })).catch(tell(path))
  const forget = removeWhenStopped(beside)
  let ended = false
  await add(columns)
  return {
    add,
    async finish() {
      await settle(file, beside, path).catch(tell(path))
      ended = true
      forget()
    },
    async abandon() {
      if (ended) return
      await file.close().catch(() => {})
      await rm(beside, { force: true })
      forget()
    },
  }
}

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Whoever stops the command finds no half of a file; then it ends as it would have. */
function removeWhenStopped(path: string): () => void {
  const onStop = (signal: NodeJS.Signals): void => {
    rmSync(path, { force: true })
    forget()
    process.kill(process.pid, signal)
  }
  const forget = (): void => {
    for (const signal of STOPS) process.off(signal, onStop)
  }
  for (const signal of STOPS) process.once(signal, onStop)
  return forget
}

async function settle(file: FileHandle, beside: string, path: string): Promise<void> {
  await file.sync()
  await file.close()
  await rename(beside, path)
}

function tell(path: string) {
  return (cause: unknown): never => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new CannotWriteError(
      'CANNOT_WRITE',
      `cannot write ${path}: ${code}`,
      { path, cause: code },
      { cause },
    )
  }
}
