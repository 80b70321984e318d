import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CodedError } from './errors.ts'

export type PrivateFileErrorCode =
  /** A demonstration made it, and a production is to use it. */
  | 'DEMONSTRATION_SECRET'
  /** Group or others may read it. */
  | 'KEY_FILE_EXPOSED'
  | 'KEY_UNREADABLE'

/** Why a private key or password is not taken. Never quotes it. */
export class PrivateFileError extends CodedError<PrivateFileErrorCode> {
  override readonly name = 'PrivateFileError'
}

/** Permissions of a file: private keys and passwords are for their owner alone. */
export const FILE_MODE = { private: 0o600, public: 0o644 } as const

/** A line of every secret that a demonstration makes, in the file itself: wherever it is copied to, it is known. */
export const DEMONSTRATION_MARK = '# permis-cachet: made by a demonstration, refused in production\n'

/** Bears the mark in the data folder of a demonstration. */
export const DEMONSTRATION_FILE = 'demonstration.txt'

const MARK_BYTES = Buffer.from(DEMONSTRATION_MARK.trim())
/** The mark stands near the beginning. */
const LOOKED_AT = 4096

/** Tells whether the content of a file says that a demonstration made it. */
export function isOfDemonstration(content: Uint8Array): boolean {
  return Buffer.from(content.subarray(0, LOOKED_AT)).includes(MARK_BYTES)
}

/**
 * Refuses a secret that a demonstration made where a production is to use it.
 *
 * @throws {PrivateFileError} DEMONSTRATION_SECRET
 */
export function refuseDemonstrationSecret(path: string, content: Uint8Array, production: boolean): void {
  if (production && isOfDemonstration(content))
    throw new PrivateFileError(
      'DEMONSTRATION_SECRET',
      `${path} was made by a demonstration: a production has secrets of its own (keys/README.md)`,
      { path },
    )
}

/** Writes a file whole or not at all: beside its place, to the disk, then renamed into it. */
export async function writeWhole(path: string, bytes: Uint8Array | string, mode: number): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`)
  try {
    const file = await open(beside, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** Writes a file whole where none stands; one that stands is never replaced, so of two makers the first one wins. */
export async function writeNew(path: string, bytes: Uint8Array | string, mode: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.${randomBytes(6).toString('hex')}`
  await writeWhole(beside, bytes, mode)
  try {
    // A link, unlike a rename, fails where a file stands.
    await link(beside, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(beside, { force: true })
  }
}

/**
 * Reads a private key or password, and refuses one that group or others may read.
 *
 * Windows has no such permissions: there nothing is checked.
 *
 * @throws {PrivateFileError} KEY_FILE_EXPOSED, or KEY_UNREADABLE when the file is absent or closed to us
 */
export async function readPrivateFile(path: string): Promise<Buffer> {
  try {
    const { mode } = await stat(path)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const found = (mode & 0o777).toString(8)
      throw new PrivateFileError(
        'KEY_FILE_EXPOSED',
        `${path} has mode ${found}, 600 expected: chmod 600 it`,
        { path, mode: found },
      )
    }
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof PrivateFileError) throw cause
    throw new PrivateFileError('KEY_UNREADABLE', `${path} cannot be read`, { path }, { cause })
  }
}

/**
 * Reads a PIN or password: the first line of a private file.
 *
 * @throws {PrivateFileError} as {@link readPrivateFile}
 */
export async function readFirstLine(path: string): Promise<string> {
  return (await readPrivateFile(path)).toString('utf8').split(/\r?\n/, 1)[0] ?? ''
}
