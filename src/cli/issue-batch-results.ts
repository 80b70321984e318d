import { type FileHandle, open } from 'node:fs/promises'
import * as z from 'zod'
import { CodedError } from '../errors.ts'
import type { LineResult } from '../service/batch/issue-lines.ts'

/** The results of a batch, one JSON object a line; a line that stands there is done and flushed to the disk. */
export interface BatchResults {
  readonly done: ReadonlySet<number>
  /** How many of the lines done were at fault. */
  readonly failedBefore: number
  add(result: LineResult): Promise<void>
  close(): Promise<void>
}

const writtenSchema = z.object({ line: z.int().positive(), error: z.unknown().optional() })

/**
 * Opens the results of a batch and reads what is done. A last line that was cut off by the death of its writer is
 * taken away: its line is not done.
 *
 * @throws {CodedError} RECORD_MALFORMED when the file holds anything else
 */
export async function openResults(path: string): Promise<BatchResults> {
  const file = await open(path, 'a+', 0o600)
  try {
    const { done, failed } = await readDone(file, path)
    return {
      done,
      failedBefore: failed,
      async add(result) {
        await file.appendFile(`${JSON.stringify(written(result))}\n`)
        await file.datasync()
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Codes only: what is said of a fault may quote what the line held. */
function written(result: LineResult) {
  if ('error' in result) return { line: result.line, error: { code: result.error.code } }
  const { line, file, document } = result
  const { id, kind, emittedOn, expiresOn, warnings } = document
  return { line, kind, id, emittedOn, expiresOn, file, ...(warnings.length === 0 ? {} : { warnings }) }
}

async function readDone(file: FileHandle, path: string) {
  const bytes = await file.readFile()
  const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1)
  if (whole.length < bytes.length) await file.truncate(whole.length)
  const done = new Set<number>()
  let failed = 0
  for (const text of whole.toString('utf8').split('\n').slice(0, -1)) {
    const read = writtenSchema.safeParse(parse(text))
    if (!read.success)
      throw new CodedError('RECORD_MALFORMED', `${path}: expected results of a batch`, { path })
    done.add(read.data.line)
    if (read.data.error !== undefined) failed += 1
  }
  return { done, failed }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
