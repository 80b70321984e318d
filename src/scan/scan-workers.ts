import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Evidence } from '../core/verification/evidence.ts'
import { ScanError } from './scan-error.ts'
import { type ScanAnswer, type ScanJob, toFailure } from './scan-job.ts'

/** Always the built file: Node 20 cannot start a worker from TypeScript. Same path from `src/` and `dist/`. */
const WORKER = new URL('../../dist/scan/scan-worker.js', import.meta.url)
const HEAP_MB = 256
const MAX_FILES = 100

interface Hand {
  readonly worker: Worker
  files: number
}

/**
 * Threads that read files, one file at a time each.
 *
 * A thread that read a PDF is ended, for the engine may be left damaged; one that read pictures is kept
 * for some more, unless anything went wrong. Idle threads do not keep the process alive.
 */
export class ScanWorkers {
  readonly #idle: Hand[] = []
  readonly #busy = new Set<Hand>()
  readonly #spares: number

  /** @param spares threads kept started and loaded in advance, so that a file need not wait for one. */
  constructor(spares: number) {
    this.#spares = spares
    this.#replenish()
  }

  /** @throws {ScanError} what the reader answered, `SCAN_TIMEOUT` or `SCAN_MEMORY` when it had to be ended. */
  async read(job: ScanJob): Promise<Evidence> {
    const hand = this.#idle.pop() ?? start('single')
    this.#busy.add(hand)
    hand.files += 1
    let keep = false
    try {
      const answer = await ask(hand.worker, job)
      keep = 'evidence' in answer && job.kind === 'picture' && hand.files < MAX_FILES
      if ('evidence' in answer) return answer.evidence
      throw new ScanError(answer.code, answer.message, answer.facts)
    } finally {
      this.#busy.delete(hand)
      if (keep) this.#rest(hand)
      else await hand.worker.terminate()
      this.#replenish()
    }
  }

  /** Ends every thread; files being read fail. */
  async close(): Promise<void> {
    const hands = [...this.#idle.splice(0), ...this.#busy]
    await Promise.all(hands.map((hand) => hand.worker.terminate()))
  }

  #rest(hand: Hand): void {
    hand.worker.unref()
    this.#idle.push(hand)
  }

  #replenish(): void {
    while (this.#idle.length < this.#spares) this.#rest(start('spare'))
  }
}

function start(purpose: 'spare' | 'single'): Hand {
  const path = fileURLToPath(WORKER)
  if (!existsSync(path))
    throw new ScanError('SCANNER_NOT_BUILT', `${path} is missing: run npm run build`, { path })
  const worker = new Worker(WORKER, {
    workerData: purpose,
    env: {},
    execArgv: [],
    // What the engines print about a hostile file is of no use, and may quote it.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  worker.stdout.resume()
  worker.stderr.resume()
  // A spare that dies before its first file is found out when it is asked.
  worker.on('error', () => {})
  return { worker, files: 0 }
}

function ask(worker: Worker, job: ScanJob): Promise<ScanAnswer> {
  const { timeoutMs } = job.limits
  return new Promise((resolve) => {
    const answer = (given: ScanAnswer): void => {
      clearTimeout(clock)
      worker.off('error', onError).off('exit', onExit).off('message', answer)
      resolve(given)
    }
    const onError = (error: Error): void => answer(toFailure(error, job.kind))
    const onExit = (): void => answer(toFailure(new Error('aborted: the thread ended'), job.kind))
    const message = `file not read within ${timeoutMs} ms`
    const clock = setTimeout(
      () => answer({ code: 'SCAN_TIMEOUT', message, facts: { limit: timeoutMs } }),
      timeoutMs,
    )
    worker.on('message', answer).on('error', onError).on('exit', onExit)
    worker.ref()
    worker.postMessage(job, [job.bytes.buffer])
  })
}
