import { ScanError } from './scan-error.ts'

/** Lets a few tasks run at a time; the others wait in the order of their arrival, up to a number. */
export class ScanQueue {
  readonly #concurrency: number
  readonly #maxWaiting: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(concurrency: number, maxWaiting: number) {
    this.#concurrency = concurrency
    this.#maxWaiting = maxWaiting
  }

  /** @throws {ScanError} `SCAN_BUSY` at once when too many wait already. */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#concurrency) this.#running += 1
    else await this.#turn()
    try {
      return await task()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }

  #turn(): Promise<void> {
    const found = this.#waiting.length
    if (found >= this.#maxWaiting)
      throw new ScanError('SCAN_BUSY', `${found} files wait to be read, ${this.#maxWaiting} may`, {
        found,
        limit: this.#maxWaiting,
      })
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
