import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { armClock } from './arm-clock.ts'
import { ScanError } from './scan-error.ts'
import {
  type Preparation,
  type Prepared,
  type ScanAnswer,
  type ScanFailure,
  type ScanJob,
  toFailure,
  toStartFailure,
} from './scan-job.ts'

/** Always the built file: Node 20 cannot start a worker from TypeScript. Same path from `src/` and `dist/`. */
const WORKER = new URL('../../dist/scan/scan-worker.js', import.meta.url)
const HEAP_MB = 256
const CLOSED: ScanFailure = { code: 'SCAN_BUSY', message: 'the reader was closed', facts: {} }

/** A thread that reads files, one at a time. */
export class ScanThread {
  readonly #worker: Worker
  #prepared: Promise<Prepared> = Promise.resolve({ isReady: true })
  #files = 0
  #ended = false

  /** @param purpose a spare loads every library in advance */
  constructor(purpose: 'spare' | 'single') {
    const path = fileURLToPath(WORKER)
    if (!existsSync(path))
      throw new ScanError('SCANNER_NOT_BUILT', `${path} is missing: run npm run build`, { path })
    this.#worker = new Worker(WORKER, {
      env: {},
      execArgv: [],
      // What the engines print about a hostile file may quote it. It is never read: reading would hold the process.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    // A thread may die idle; without a listener its error would end the process.
    this.#worker
      .on('error', () => {})
      .on('exit', () => {
        this.#ended = true
      })
    if (purpose === 'spare') void this.#prepare(['pdf', 'picture'])
  }

  /** Files that it was asked to read so far. */
  get files(): number {
    return this.#files
  }

  /** It will read nothing more. */
  get isEnded(): boolean {
    return this.#ended
  }

  /**
   * Reads one file; never fails, for errors are answers too. After a failure the thread must be ended.
   *
   * @param patience with a busy machine: the time of one file, so many times, and the file is given up
   */
  async ask(job: ScanJob, patience: number): Promise<ScanAnswer> {
    this.#files += 1
    this.#worker.ref()
    const prepared = await this.#prepare([job.kind])
    if ('code' in prepared) return prepared
    const { timeoutMs } = job.limits
    const clock = startClock(timeoutMs, patience)
    const answered = this.#send<ScanAnswer>(job, [job.bytes.buffer], (error) => toFailure(error, job.kind))
    const answer = await Promise.race([answered, clock.expired])
    clock.stop()
    return answer
  }

  /** Lets the process end although the thread waits for another file. */
  rest(): void {
    this.#worker.unref()
  }

  /** Ends the thread, whatever it is doing; what it was reading fails. */
  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  /** One after the other: a spare may still be busy with its first. */
  #prepare(kinds: Preparation['prepare']): Promise<Prepared> {
    this.#prepared = this.#prepared.then(() => this.#send<Prepared>({ prepare: kinds }, [], toStartFailure))
    return this.#prepared
  }

  #send<Answer>(
    asked: Preparation | ScanJob,
    handed: readonly ArrayBuffer[],
    toAnswer: (error: unknown) => ScanFailure,
  ): Promise<Answer | ScanFailure> {
    const worker = this.#worker
    if (this.#ended) return Promise.resolve(CLOSED)
    return new Promise((resolve) => {
      const tell = (given: Answer | ScanFailure): void => {
        worker.off('error', onError).off('exit', onExit).off('message', tell)
        resolve(given)
      }
      const onError = (error: Error): void => tell(toAnswer(error))
      const onExit = (): void => tell(CLOSED)
      worker.on('message', tell).on('error', onError).on('exit', onExit)
      worker.postMessage(asked, handed)
    })
  }
}

interface Clock {
  readonly expired: Promise<ScanFailure>
  readonly stop: () => void
}

/** A file answers for its own time; for that of a busy machine nobody does, and whoever asks may come back. */
function startClock(timeoutMs: number, patience: number): Clock {
  let stop = (): void => {}
  const expired = new Promise<ScanFailure>((resolve) => {
    stop = armClock(timeoutMs, patience, (what) =>
      resolve(
        what === 'time'
          ? {
              code: 'SCAN_TIMEOUT',
              message: `file not read within ${timeoutMs} ms`,
              facts: { limit: timeoutMs },
            }
          : { code: 'SCAN_BUSY', message: 'the machine is too busy to read the file', facts: {} },
      ),
    )
  })
  return { expired, stop }
}
