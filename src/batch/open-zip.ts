import type { Entry, ZipFile } from 'yauzl'
import { fromBufferPromise, getFileNameLowLevel, openPromise, validateFileName } from 'yauzl'
import { CodedError } from '../errors.ts'
import type { BatchFile, BatchFiles } from '../service/batch/batch-file.ts'
import { BatchError } from './batch-error.ts'

/** Bounds put on an archive, judged on what it declares before anything is unpacked. */
export interface ZipLimits {
  readonly entries: number
  /** Of all files together, unpacked. */
  readonly totalBytes: number
  /** Of one file, unpacked. */
  readonly fileBytes: number
}

/** Deflate packs 1032 to 1 at best (RFC 1951); blank scans seldom exceed a few hundred. */
const MOST_RATIO = 500
/** Below this nothing can do harm. */
const HARMLESS_BYTES = 1024 * 1024
/** Whole archives of documents and photographs hardly shrink. */
const MOST_ARCHIVE_RATIO = 200
const HARMLESS_ARCHIVE_BYTES = 64 * 1024 * 1024

/**
 * Opens a ZIP archive, and lists its files by name; entries with a step that begins with a dot are left out.
 *
 * Nothing is ever written: names are told, not used. An archive inside is a file like another, and not opened.
 *
 * @param source a path, or the archive itself
 * @throws {BatchError} ARCHIVE_UNREADABLE, ARCHIVE_TOO_LARGE, ARCHIVE_BOMB
 */
export async function openZip(source: string | Buffer, limits: ZipLimits): Promise<BatchFiles> {
  const zip = await openArchive(source)
  try {
    const entries = await readEntries(zip, limits)
    const files = entries
      .map((entry) => batchFile(zip, entry, limits))
      .filter(({ name }) => !name.split('/').some((step) => isHidden(step)))
      .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
    return { files, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** `.` and `..` are no names: the first is harmless, the second is refused when the file is read. */
function isHidden(step: string): boolean {
  return step.startsWith('.') && step !== '.' && step !== '..'
}

/** Names come undecoded: the library would give up the whole archive for the first name that is unsafe. */
const UNDECODED = { autoClose: false, lazyEntries: true, decodeStrings: false } as const

async function openArchive(source: string | Buffer): Promise<ZipFile> {
  try {
    return await (typeof source === 'string'
      ? openPromise(source, UNDECODED)
      : fromBufferPromise(source, UNDECODED))
  } catch (cause) {
    throw new BatchError('ARCHIVE_UNREADABLE', 'expected a folder or a ZIP archive', {}, { cause })
  }
}

async function readEntries(zip: ZipFile, limits: ZipLimits): Promise<readonly Entry[]> {
  if (zip.entryCount > limits.entries)
    throw new BatchError('ARCHIVE_TOO_LARGE', `${zip.entryCount} entries, ${limits.entries} allowed`, {
      entries: zip.entryCount,
      limit: limits.entries,
    })
  const entries: Entry[] = []
  let total = 0
  for await (const entry of entriesOf(zip)) {
    if (isFolder(entry)) continue
    entries.push(entry)
    total += entry.uncompressedSize
    if (total > limits.totalBytes)
      throw new BatchError('ARCHIVE_TOO_LARGE', `more than ${limits.totalBytes} bytes unpacked`, {
        limit: limits.totalBytes,
      })
  }
  if (total > HARMLESS_ARCHIVE_BYTES && total > zip.fileSize * MOST_ARCHIVE_RATIO)
    throw new BatchError('ARCHIVE_BOMB', `${total} bytes out of an archive of ${zip.fileSize}`, {
      found: total,
      packed: zip.fileSize,
    })
  return entries
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry()
  } catch (cause) {
    throw new BatchError('ARCHIVE_UNREADABLE', 'the directory of the archive is damaged', {}, { cause })
  }
}

function isFolder({ fileNameRaw }: Entry): boolean {
  return fileNameRaw.at(-1) === 0x2f
}

function batchFile(zip: ZipFile, entry: Entry, limits: ZipLimits): BatchFile {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
  return {
    name,
    read: async () => {
      refuseEntry(entry, name, limits)
      return unpack(zip, entry, limits.fileBytes)
    },
  }
}

/** Type of a file in the mode that Unix systems note (APPNOTE 4.4.15). */
const TYPE_MASK = 0o170_000
const LINK = 0o120_000

function refuseEntry(entry: Entry, name: string, { fileBytes }: ZipLimits): void {
  const { uncompressedSize, compressedSize } = entry
  if (validateFileName(name) !== null)
    throw new BatchError('ENTRY_NAME_UNSAFE', 'the name leads out of the archive')
  if (((entry.externalFileAttributes >>> 16) & TYPE_MASK) === LINK)
    throw new BatchError('LINK_NOT_FOLLOWED', 'a symbolic link')
  if (entry.isEncrypted()) throw new BatchError('ENTRY_ENCRYPTED', 'the entry is encrypted')
  if (uncompressedSize > fileBytes)
    throw new CodedError('FILE_TOO_LARGE', `file of ${uncompressedSize} bytes, ${fileBytes} allowed`)
  if (uncompressedSize > HARMLESS_BYTES && uncompressedSize > compressedSize * MOST_RATIO)
    throw new BatchError('ARCHIVE_BOMB', `${uncompressedSize} bytes out of ${compressedSize}`)
  if (!entry.canDecodeFileData())
    throw new BatchError('ENTRY_UNREADABLE', `compression method ${entry.compressionMethod} is not read`)
}

/** The library ends an entry that gives more than it declared. */
async function unpack(zip: ZipFile, entry: Entry, fileBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      length += chunk.length
      if (length > fileBytes) break
      chunks.push(chunk)
    }
  } catch (cause) {
    throw new BatchError('ENTRY_UNREADABLE', 'the entry is damaged', {}, { cause })
  }
  return Buffer.concat(chunks)
}
