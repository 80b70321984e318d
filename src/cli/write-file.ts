import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CodedError } from '../errors.ts'

/** Nothing could be written where asked; exit code 73. */
export class CannotWriteError extends CodedError<'CANNOT_WRITE'> {
  override readonly name = 'CannotWriteError'
}

/**
 * Writes a file whole or not at all: beside its place first, flushed, then renamed. A document holds
 * personal data, so only its owner may read it.
 */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (cause) {
    await rm(beside, { force: true })
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new CannotWriteError(
      'CANNOT_WRITE',
      `cannot write ${path}: ${code}`,
      { path, cause: code },
      { cause },
    )
  }
}
