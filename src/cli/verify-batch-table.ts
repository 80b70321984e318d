import { randomBytes } from 'node:crypto'
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
 * Cells that a spreadsheet would take for a formula get an apostrophe: names of files come from whoever made them.
 *
 * @throws {CannotWriteError} CANNOT_WRITE
 */
export async function openTable(path: string, columns: readonly string[]): Promise<CsvTable> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
  const file = await open(beside, 'wx', 0o600).catch(tell(path))
  const add = (row: readonly string[]) =>
    file.appendFile(stringify([[...row]], { escape_formulas: true })).catch(tell(path))
  let ended = false
  await add(columns)
  return {
    add,
    async finish() {
      await settle(file, beside, path).catch(tell(path))
      ended = true
    },
    async abandon() {
      if (ended) return
      await file.close().catch(() => {})
      await rm(beside, { force: true })
    },
  }
}

async function settle(file: FileHandle, beside: string, path: string): Promise<void> {
  await file.sync()
  await file.close()
  await rename(beside, path)
}

function tell(path: string) {
  return (cause: unknown): never => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new CannotWriteError('CANNOT_WRITE', `cannot write ${path}: ${code}`, { path }, { cause })
  }
}
