import { randomBytes } from 'node:crypto'
import { access, constants, lstat, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CodedError } from '../errors.ts'

/** Nothing could be written where asked; exit code 73. */
export class CannotWriteError extends CodedError<'CANNOT_WRITE' | 'FILE_EXISTS'> {
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
    throw cannotWrite(path, cause)
  }
}

/**
 * Finds out that nothing can be written in a place before a document is issued for it: its folder is closed to us, or it is
 * a folder itself. What can be made again (a document, results) replaces a file that stands there, as with other tools.
 */
export async function checkWritable(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK)
  } catch (cause) {
    throw cannotWrite(path, cause)
  }
  const standing = await lstat(path).catch(() => null)
  if (standing?.isDirectory())
    throw cannotWrite(path, Object.assign(new Error('a folder'), { code: 'EISDIR' }))
}

/**
 * Finds out the same of a place for what replaces nothing, since it may be all that is left: a copy of the database, the
 * audit, a letter with a code. An empty file, as `mktemp` makes, holds nothing to lose.
 *
 * @param force whether what stands there is replaced all the same
 */
export async function checkNothingLost(path: string, force = false): Promise<void> {
  await checkWritable(path)
  const standing = await lstat(path).catch(() => null)
  if (standing !== null && !force && !(standing.isFile() && standing.size === 0))
    throw new CannotWriteError('FILE_EXISTS', `${path} exists; --force replaces it`, { path })
}

function cannotWrite(path: string, cause: unknown): CannotWriteError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  return new CannotWriteError(
    'CANNOT_WRITE',
    `cannot write ${path}: ${code}`,
    { path, cause: code },
    { cause },
  )
}
