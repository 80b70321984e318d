import type { Report } from '../../core/verification/report.ts'
import type { VerifyOptions } from '../../core/verification/verify-options.ts'
import { CodedError } from '../../errors.ts'
import type { AuditedPerson } from '../audit/audited-session.ts'
import type { BatchFiles, FileAnswer } from './batch-file.ts'
import { examineFiles } from './examine-files.ts'
import { OrderError } from './order-error.ts'

/** A batch of files handed in for verification, as it stands. */
export interface VerificationBatch {
  /** Nobody guesses it: whoever has it may read the answers. */
  readonly id: string
  readonly state: 'running' | 'done'
  readonly total: number
  readonly done: number
  /** When the answers are deleted; null while it is running. */
  readonly deletedAt: Date | null
  readonly results: readonly FileAnswer[]
}

/** What is asked of each document of a batch beside its verdict. */
export type BatchAsked = Pick<VerifyOptions, 'category' | 'siren'>

/** Who hands a batch in. */
export interface BatchSender {
  /** Tells clients apart, so that nobody holds the others off. */
  readonly client: string
  /** For the lines of what is withheld. */
  readonly signedIn?: AuditedPerson | undefined
}

/** The batches of this process. They live in its memory only, and end with it. */
export interface VerificationBatches {
  /**
   * @throws {OrderError} BATCH_BUSY when too many batches wait already, or one of the same client
   */
  begin(files: BatchFiles, asked: BatchAsked, sender: BatchSender): VerificationBatch
  find(id: string): VerificationBatch | null
  /** Files not answered yet are not answered any more. */
  close(): void
}

export interface VerificationBatchesPorts {
  /** Judges for anybody: whoever knows the batch may read it. */
  readonly examine: (
    bytes: Uint8Array,
    asked: BatchAsked,
    signedIn: AuditedPerson | undefined,
  ) => Promise<Report>
  readonly examineNothing: () => Promise<Report>
  readonly newId: () => string
  readonly now: () => Date
  readonly wait: (milliseconds: number) => Promise<unknown>
  readonly tellFault: (error: unknown) => void
}

const HOUR_MS = 3_600_000
/** Files of batches that wait are in memory. */
const MOST_WAITING = 4
/** An office behind one address has more than one person in it, and never all the places. */
const MOST_OF_A_CLIENT = 2
const MOST_KEPT = 32

interface Kept {
  readonly id: string
  readonly files: BatchFiles
  readonly asked: BatchAsked
  readonly sender: BatchSender
  readonly total: number
  readonly results: FileAnswer[]
  deletedAt: Date | null
}

/**
 * Keeps batches of files for verification: one after the other, a file at a time, so that people who wait for one
 * document have the other reader. Answers are deleted an hour after the last one, or before where many batches came since.
 */
export function verificationBatches(ports: VerificationBatchesPorts): VerificationBatches {
  const kept = new Map<string, Kept>()
  let [last, closed]: [Promise<void>, boolean] = [Promise.resolve(), false]
  const forget = (): void => {
    const now = ports.now()
    for (const { id, deletedAt } of kept.values()) if (deletedAt !== null && deletedAt <= now) kept.delete(id)
  }
  return {
    begin(files, asked, sender) {
      forget()
      const waiting = [...kept.values()].filter(({ deletedAt }) => deletedAt === null)
      const ofClient = waiting.filter((one) => one.sender.client === sender.client)
      if (ofClient.length >= MOST_OF_A_CLIENT)
        throw new OrderError('BATCH_BUSY', `${ofClient.length} batches of this client are not done yet`)
      if (waiting.length >= MOST_WAITING) throw new OrderError('BATCH_BUSY', `${waiting.length} batches wait`)
      if (kept.size >= MOST_KEPT) forgetOldestDone(kept)
      const id = ports.newId()
      const total = files.files.length
      const batch: Kept = { id, files, asked, sender, total, results: [], deletedAt: null }
      kept.set(id, batch)
      last = last.then(() => answerBatch(ports, batch, () => closed))
      return standing(batch)
    },
    find(id) {
      forget()
      const batch = kept.get(id)
      return batch === undefined ? null : standing(batch)
    },
    close() {
      closed = true
      kept.clear()
    },
  }
}

async function answerBatch(
  ports: VerificationBatchesPorts,
  batch: Kept,
  isClosed: () => boolean,
): Promise<void> {
  try {
    for await (const answer of examineFiles(patient(ports, batch), batch.files.files, 1)) {
      batch.results.push(answer)
      if (isClosed()) return
    }
  } catch (error) {
    ports.tellFault(error)
  } finally {
    batch.files.close()
    batch.deletedAt = new Date(ports.now().getTime() + HOUR_MS)
  }
}

/** They are answered in the order in which they came. */
function forgetOldestDone(kept: Map<string, Kept>): void {
  const oldest = [...kept.values()].find(({ deletedAt }) => deletedAt !== null)
  if (oldest !== undefined) kept.delete(oldest.id)
}

function standing({ id, total, results, deletedAt }: Kept): VerificationBatch {
  const state = deletedAt === null ? 'running' : 'done'
  return { id, state, total, done: results.length, deletedAt, results: [...results] }
}

/** Between tries, while people who wait for one document come first. */
const PAUSE_MS = 500
const MOST_TRIES = 240

/** Reads a file when there is room, rather than answer that there is none. */
function patient(ports: VerificationBatchesPorts, { asked, sender: { signedIn } }: Kept) {
  const examine = async (bytes: Uint8Array): Promise<Report> => {
    for (let tries = 1; ; tries += 1)
      try {
        return await ports.examine(bytes, asked, signedIn)
      } catch (error) {
        const isBusy = error instanceof CodedError && error.code === 'SCAN_BUSY'
        if (!isBusy || tries >= MOST_TRIES) throw error
        await ports.wait(PAUSE_MS)
      }
  }
  return { examine, examineNothing: ports.examineNothing, tellFault: ports.tellFault }
}
