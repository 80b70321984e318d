import { constants, type Dirent } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '../errors.ts'
import type { BatchFile, BatchFiles } from '../service/batch/batch-file.ts'
import { BatchError } from './batch-error.ts'

/** Larger files are answered without being read. */
export interface FolderLimits {
  readonly fileBytes: number
}

/**
 * Lists the files of a folder and of the folders in it, by name; entries that begin with a dot are left out.
 *
 * Links are answered, never followed, and what is no file (a pipe, a device) is not opened to wait for.
 */
export async function openFolder(path: string, limits: FolderLimits): Promise<BatchFiles> {
  const files: BatchFile[] = []
  for await (const file of walk(path, '', limits)) files.push(file)
  return { files, close: () => {} }
}

async function* walk(root: string, under: string, limits: FolderLimits): AsyncGenerator<BatchFile> {
  const entries = await entriesOf(join(root, under))
  if (entries === null) return void (yield unread(under))
  for (const entry of entries) {
    const name = under === '' ? entry.name : `${under}/${entry.name}`
    if (entry.isDirectory()) yield* walk(root, name, limits)
    else yield { name, read: () => readFileOf(join(root, name), entry, limits) }
  }
}

/** Null where the folder may not be read. */
async function entriesOf(path: string): Promise<readonly Dirent[] | null> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries
      .filter(({ name }) => !name.startsWith('.'))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
  } catch {
    return null
  }
}

function unread(name: string): BatchFile {
  return {
    name,
    read: async () => {
      throw new BatchError('FILE_UNREADABLE', 'the folder cannot be read')
    },
  }
}

async function readFileOf(path: string, entry: Dirent, { fileBytes }: FolderLimits): Promise<Uint8Array> {
  if (entry.isSymbolicLink()) throw new BatchError('LINK_NOT_FOLLOWED', 'a symbolic link')
  if (!entry.isFile()) throw new BatchError('FILE_UNREADABLE', 'neither a file nor a folder')
  // What was a file when it was listed may be a link or a pipe by now.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  const file = await open(path, flags).catch((cause: unknown) => {
    throw new BatchError('FILE_UNREADABLE', 'the file cannot be opened', {}, { cause })
  })
  try {
    const found = await file.stat()
    if (!found.isFile()) throw new BatchError('FILE_UNREADABLE', 'no longer a file')
    if (found.size > fileBytes)
      throw new CodedError('FILE_TOO_LARGE', `file of ${found.size} bytes, ${fileBytes} allowed`)
    return await file.readFile()
  } finally {
    await file.close()
  }
}
