import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { CodedError } from '../errors.ts'
import type { OrderedDocument } from '../service/batch/issue-order.ts'
import { OrderError } from '../service/batch/order-error.ts'
import { lockDirectory } from '../storage/database/directory-lock.ts'
import { lineDocumentId } from '../storage/random-document-ids.ts'
import { type BatchResults, openResults } from './issue-batch-results.ts'
import { CannotWriteError, writeFileWhole } from './write-file.ts'

/** The folder of a batch, which no other process uses meanwhile. */
export interface BatchFolder {
  readonly results: BatchResults
  documentIdOf(line: number): string
  /** Writes `<line>-<kind>.pdf`, whole or not at all; gives that name, in which is nothing of the holder. */
  keep(line: number, document: OrderedDocument): Promise<string>
  close(): Promise<void>
}

const PLAN = 'batch.json'
const RESULTS = 'results.ndjson'

const planSchema = z.object({ csvSha256: z.string(), secret: z.string().regex(/^[0-9a-f]{64}$/) })

/**
 * Opens the folder of a batch: a new one, or with `resume` the one begun for the same file.
 *
 * The plan of the batch holds a secret from which the id of each line's document follows: the register, which takes
 * an id once, then tells what was issued before an interruption.
 *
 * @throws {OrderError} BATCH_EXISTS, BATCH_DIFFERS, BATCH_BUSY
 * @throws {CannotWriteError} CANNOT_WRITE
 */
export async function openBatchFolder(dir: string, csvSha256: string, resume: boolean): Promise<BatchFolder> {
  await mkdir(dir, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new CannotWriteError('CANNOT_WRITE', `cannot make ${dir}`, { dir }, { cause })
  })
  const lock = await lockDirectory(dir).catch((cause: unknown) => {
    throw cause instanceof CodedError
      ? new OrderError('BATCH_BUSY', `another command works in ${dir}`, { dir }, { cause })
      : cause
  })
  try {
    const secret = await planOf(dir, csvSha256, resume)
    await removeLeftovers(dir)
    const results = await openResults(join(dir, RESULTS))
    return {
      results,
      documentIdOf: (line) => lineDocumentId(secret, line),
      async keep(line, { kind, pdf }) {
        const name = `${line}-${kind.toLowerCase()}.pdf`
        await writeFileWhole(join(dir, name), pdf)
        return name
      },
      close: async () => {
        await results.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function planOf(dir: string, csvSha256: string, resume: boolean): Promise<Uint8Array> {
  const path = join(dir, PLAN)
  if (!existsSync(path)) {
    if (existsSync(join(dir, RESULTS)))
      throw new OrderError('BATCH_EXISTS', `${dir} holds results, but no ${PLAN}`, { dir })
    const secret = randomBytes(32)
    await writeFileWhole(path, Buffer.from(JSON.stringify({ csvSha256, secret: secret.toString('hex') })))
    return secret
  }
  if (!resume) throw new OrderError('BATCH_EXISTS', `${dir} holds a batch; go on with --resume`, { dir })
  const plan = planSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
  if (!plan.success || plan.data.csvSha256 !== csvSha256)
    throw new OrderError('BATCH_DIFFERS', `the batch of ${dir} was begun for another file`, { dir })
  return Buffer.from(plan.data.secret, 'hex')
}

/** A writer that was killed leaves its file beside the place it was meant for. */
async function removeLeftovers(dir: string): Promise<void> {
  const names = await readdir(dir)
  await Promise.all(
    names.filter((name) => /^\..+\.part$/.test(name)).map((name) => rm(join(dir, name), { force: true })),
  )
}
