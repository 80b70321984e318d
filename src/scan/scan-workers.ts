import type { Evidence } from '../core/verification/evidence.ts'
import { ScanError } from './scan-error.ts'
import type { ScanJob } from './scan-job.ts'
import type { Turn } from './scan-queue.ts'
import { ScanThread } from './scan-thread.ts'

const MAX_FILES = 100
/** What takes longer is large, and leaves a thread that holds much memory. */
const LIGHT_MS = 1_000

/**
 * Threads that read files, one file at a time each.
 *
 * A thread that read a PDF is ended, for the engine may be left damaged; one that read pictures is kept
 * for some more, unless anything went wrong or took long. Idle threads do not keep the process alive.
 */
export class ScanWorkers {
  readonly #idle: ScanThread[] = []
  readonly #busy = new Set<ScanThread>()
  readonly #patience: number
  #spares: number

  /**
   * @param spares threads kept started and loaded in advance, so that a file need not wait for one
   * @param patience with a busy machine: the time of one file, so many times, and the file is given up
   */
  constructor(spares: number, patience: number) {
    this.#spares = spares
    this.#patience = patience
    this.#replenish()
  }

  /**
   * The answer does not wait for a thread to end that is ended, for what it works at may not be interruptible; its
   * turn does. It fails with a {@link ScanError}: what the reader answered, `SCAN_TIMEOUT` or `SCAN_MEMORY`; or
   * `SCAN_BUSY`, which is not the file's fault.
   */
  read(job: ScanJob): Turn<Evidence> {
    const thread = this.#take()
    this.#busy.add(thread)
    const start = performance.now()
    const asked = thread.ask(job, this.#patience)
    const answer = asked.then((given) => {
      if ('evidence' in given) return given.evidence
      throw new ScanError(given.code, given.message, given.facts)
    })
    const ended = asked.then(async (given) => {
      const isLight = job.kind === 'picture' && performance.now() - start < LIGHT_MS
      const keep = 'evidence' in given && isLight && thread.files < MAX_FILES
      this.#busy.delete(thread)
      if (keep) this.#rest(thread)
      else await thread.end()
      this.#replenish()
    })
    return { answer, ended }
  }

  /** Ends every thread; files being read fail. */
  async close(): Promise<void> {
    this.#spares = 0
    const threads = [...this.#idle.splice(0), ...this.#busy]
    await Promise.all(threads.map((thread) => thread.end()))
  }

  #take(): ScanThread {
    const thread = this.#idle.pop() ?? new ScanThread('single')
    return thread.isEnded ? this.#take() : thread
  }

  #rest(thread: ScanThread): void {
    thread.rest()
    this.#idle.push(thread)
  }

  #replenish(): void {
    while (this.#idle.length < this.#spares) this.#rest(new ScanThread('spare'))
  }
}
