import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { armClock } from './arm-clock.ts'
import { ScanError } from './scan-error.ts'
import { type ScanAnswer, type ScanJob, type ThreadReady, toFailure } from './scan-job.ts'

/** Always the built file: Node 20 cannot start a worker from TypeScript. Same path from `src/` and `dist/`. */
const WORKER = new URL('../../dist/scan/scan-worker.js', import.meta.url)
const HEAP_MB = 256

/** A thread that reads files, one at a time. */
export class ScanThread {
  readonly #worker: Worker
  readonly #ready: Promise<string | null>
  #files = 0
  #ended = false

  /** @param purpose a spare loads every library in advance */
  constructor(purpose: 'spare' | 'single') {
    const path = fileURLToPath(WORKER)
    if (!existsSync(path))
      throw new ScanError('SCANNER_NOT_BUILT', `${path} is missing: run npm run build`, { path })
    const worker = new Worker(WORKER, {
      workerData: purpose,
      env: {},
      execArgv: [],
      // What the engines print about a hostile file may quote it. It is never read: reading would hold the process.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    this.#worker = worker
    this.#ready = new Promise((resolve) => {
      worker.once('message', ({ thread }: ThreadReady) => resolve(thread))
      // A thread may die idle; without a listener its error would end the process.
      worker
        .on('error', () => {})
        .on('exit', () => {
          this.#ended = true
          resolve(null)
        })
    })
  }

  /** Files that it was asked to read so far. */
  get files(): number {
    return this.#files
  }

  /** It will read nothing more. */
  get isEnded(): boolean {
    return this.#ended
  }

  /** Reads one file; never fails, for errors are answers too. After a failure the thread must be ended. */
  async ask(job: ScanJob): Promise<ScanAnswer> {
    this.#files += 1
    this.#worker.ref()
    const thread = await this.#ready
    const aborted = toFailure(new Error('aborted: the thread ended'), job.kind)
    if (this.#ended) return aborted
    const { timeoutMs } = job.limits
    const worker = this.#worker
    return new Promise((resolve) => {
      const answer = (given: ScanAnswer): void => {
        stopClock()
        worker.off('error', onError).off('exit', onExit).off('message', answer)
        resolve(given)
      }
      const onError = (error: Error): void => answer(toFailure(error, job.kind))
      const onExit = (): void => answer(aborted)
      const message = `file not read within ${timeoutMs} ms`
      const stopClock = armClock(thread, timeoutMs, () =>
        answer({ code: 'SCAN_TIMEOUT', message, facts: { limit: timeoutMs } }),
      )
      worker.on('message', answer).on('error', onError).on('exit', onExit)
      worker.postMessage(job, [job.bytes.buffer])
    })
  }

  /** Lets the process end although the thread waits for another file. */
  rest(): void {
    this.#worker.unref()
  }

  /** Ends the thread, whatever it is doing; what it was reading fails. */
  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}
