import { randomBytes } from 'node:crypto'
import { link, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FILE_MODE, PrivateFileError, readPrivateFile, writeWhole } from '../private-file.ts'

const KEY_BYTES = 32

/**
 * Reads the key of the confidential codes, `confidential-code.key` of the folder of keys.
 *
 * @throws {PrivateFileError} KEY_FILE_EXPOSED, or KEY_UNREADABLE when it is absent or of another length
 */
export async function readCodeKey(keysDir: string): Promise<Buffer> {
  const path = keyPath(keysDir)
  const key = await readPrivateFile(path)
  if (key.length === KEY_BYTES) return key
  throw new PrivateFileError('KEY_UNREADABLE', `${path} has ${key.length} bytes, ${KEY_BYTES} expected`, {
    path,
  })
}

/** Makes the key of the confidential codes where there is none; one that stands there is never replaced. */
export async function makeCodeKey(keysDir: string): Promise<void> {
  await mkdir(keysDir, { recursive: true })
  const path = keyPath(keysDir)
  const beside = `${path}.${randomBytes(6).toString('hex')}`
  await writeWhole(beside, randomBytes(KEY_BYTES), FILE_MODE.private)
  try {
    // A link, unlike a rename, fails where a file stands: of two makers the first one wins.
    await link(beside, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(beside, { force: true })
  }
}

function keyPath(keysDir: string): string {
  return join(keysDir, 'confidential-code.key')
}
