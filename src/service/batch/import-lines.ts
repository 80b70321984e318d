import type { CodedError } from '../../errors.ts'

/** A line of a file of records, from 1; null where it could not be read as text. */
export interface RecordLine {
  readonly line: number
  readonly text: string | null
}

/** What became of some records. */
export interface ImportedChunk {
  readonly imported: number
  readonly unchanged: number
  readonly refusals: readonly RecordRefusal[]
}

/** Why a record was not taken; never quotes a value of it. */
export interface RecordRefusal {
  /** Place of the record among those handed over, from 0. */
  readonly index: number
  readonly code: string
  readonly message: string
  readonly evidence?: CodedError['evidence']
}

/** Takes some records into the registry, each whole or not at all. */
export type ImportChunk = (records: readonly string[]) => Promise<ImportedChunk>

/** How far an import is. */
export interface ImportCount {
  readonly read: number
  readonly imported: number
  readonly unchanged: number
  readonly refused: number
}

/** Who is told of an import as it goes. */
export interface ImportListener {
  /** @param line the last line done */
  progress(count: ImportCount, line: number): void
  refused(line: number, refusal: Omit<RecordRefusal, 'index'>): void
}

/** Enough that the way there costs little, and little enough that nobody waits long for the registry. */
const CHUNK_RECORDS = 200
const CHUNK_LENGTH = 8 * 1024 * 1024

/**
 * Takes a file of licence records into the registry, one JSON object a line, a chunk at a time. A line at fault is
 * told with its number and the rest goes on; blank lines are no records.
 *
 * To take the same file again changes nothing: whoever was interrupted begins again.
 */
export async function importLines(
  lines: AsyncIterable<RecordLine>,
  importChunk: ImportChunk,
  listener: ImportListener,
): Promise<ImportCount> {
  const count = { read: 0, imported: 0, unchanged: 0, refused: 0 }
  let chunk: { readonly line: number; readonly text: string }[] = []
  let length = 0
  const refuse = (line: number, refusal: Omit<RecordRefusal, 'index'>): void => {
    count.refused += 1
    listener.refused(line, refusal)
  }
  const hand = async (): Promise<void> => {
    const handed = chunk
    chunk = []
    length = 0
    const { imported, unchanged, refusals } = await importChunk(handed.map(({ text }) => text))
    count.imported += imported
    count.unchanged += unchanged
    for (const { index, ...refusal } of refusals) refuse(handed[index]?.line ?? 0, refusal)
    listener.progress({ ...count }, handed.at(-1)?.line ?? 0)
  }
  for await (const { line, text } of lines) {
    if (text?.trim() === '') continue
    count.read += 1
    if (text === null) {
      refuse(line, { code: 'LINE_UNREADABLE', message: 'the line is too long, or not UTF-8' })
      continue
    }
    chunk.push({ line, text })
    length += text.length
    if (chunk.length >= CHUNK_RECORDS || length >= CHUNK_LENGTH) await hand()
  }
  if (chunk.length > 0) await hand()
  return count
}
