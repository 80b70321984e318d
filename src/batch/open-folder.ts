import { constants, type Dirent } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
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
 * Links are answered, never followed, and what is no file (a pipe, a device) is not opened to wait for. Names that
 * are not UTF-8, as old servers have them, are told as Windows-1252.
 */
export async function openFolder(path: string, limits: FolderLimits): Promise<BatchFiles> {
  const files: BatchFile[] = []
  for await (const file of walk({ path: Buffer.from(path), name: '' }, limits)) files.push(file)
  return { files, close: () => {} }
}

/** Where something lies, byte for byte, and how it is called from the folder handed in. */
interface Place {
  readonly path: Buffer
  readonly name: string
}

async function* walk(folder: Place, limits: FolderLimits): AsyncGenerator<BatchFile> {
  const entries = await entriesOf(folder)
  if (entries === null) return void (yield unread(folder.name))
  for (const { entry, path, name } of entries) {
    if (entry.isDirectory()) yield* walk({ path, name }, limits)
    else yield { name, read: () => readFileOf(path, entry, limits) }
  }
}

interface Found extends Place {
  readonly entry: Dirent<Buffer>
}

/** Null where the folder may not be read. */
async function entriesOf({ path, name: under }: Place): Promise<readonly Found[] | null> {
  try {
    const entries = await readdir(path, { withFileTypes: true, encoding: 'buffer' })
    return entries
      .map((entry) => ({ entry, step: toText(entry.name) }))
      .filter(({ step }) => !step.startsWith('.'))
      .sort((one, other) => (one.step < other.step ? -1 : 1))
      .map(({ entry, step }) => ({
        entry,
        path: Buffer.concat([path, SLASH, entry.name]),
        name: under === '' ? step : `${under}/${step}`,
      }))
  } catch {
    return null
  }
}

const SLASH = Buffer.from('/')

function toText(name: Buffer): string {
  const text = name.toString('utf8')
  return Buffer.from(text).equals(name) ? text : new TextDecoder('windows-1252').decode(name)
}

function unread(name: string): BatchFile {
  return {
    name,
    read: async () => {
      throw new BatchError('FILE_UNREADABLE', 'the folder cannot be read')
    },
  }
}

async function readFileOf(
  path: Buffer,
  entry: Dirent<Buffer>,
  { fileBytes }: FolderLimits,
): Promise<Uint8Array> {
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
