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
  ended: boolean
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
  #spares: number

  /** @param spares threads kept started and loaded in advance, so that a file need not wait for one. */
  constructor(spares: number) {
    this.#spares = spares
    this.#replenish()
  }

  /** @throws {ScanError} what the reader answered, `SCAN_TIMEOUT` or `SCAN_MEMORY` when it had to be ended. */
  async read(job: ScanJob): Promise<Evidence> {
    const hand = this.#take()
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
    this.#spares = 0
    const hands = [...this.#idle.splice(0), ...this.#busy]
    await Promise.all(hands.map((hand) => hand.worker.terminate()))
  }

  #take(): Hand {
    const hand = this.#idle.pop() ?? start('single')
    return hand.ended ? this.#take() : hand
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
    // What the engines print about a hostile file may quote it. It is never read: reading would hold the process.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  const hand = { worker, files: 0, ended: false }
  // A thread may die idle; without a listener its error would end the process.
  worker
    .on('error', () => {})
    .on('exit', () => {
      hand.ended = true
    })
  return hand
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
