import { ScanError } from './scan-error.ts'

/** A task under way. The turn lasts until `ended`, which may come after the answer: memory must be free first. */
export interface Turn<Result> {
  readonly answer: Promise<Result>
  readonly ended: Promise<unknown>
}

/** How many tasks run at a time, and wait. */
export interface QueueLimits {
  readonly concurrency: number
  readonly maxWaiting: number
  /** Of one client; nobody in particular may fill the queue. */
  readonly maxWaitingEach: number
}

interface Client {
  readonly waiting: (() => void)[]
  running: number
  /** Which turn of all was its last; 0 before any. */
  lastTurn: number
}

/**
 * Lets a few tasks run at a time. Clients take turns: the next is of the one with the fewest under way, and among
 * equals of the one that has not had a turn for longest; tasks of one client run in the order of their arrival.
 */
export class ScanQueue {
  readonly #limits: QueueLimits
  /** Only those with something under way or waiting. */
  readonly #clients = new Map<string, Client>()
  #turns = 0
  #running = 0
  #waiting = 0

  constructor(limits: QueueLimits) {
    this.#limits = limits
  }

  /**
   * @param name whose task it is, in whatever form tells clients apart; empty for nobody in particular
   * @throws {ScanError} `SCAN_BUSY` at once when too many wait already.
   */
  async run<Result>(name: string, start: () => Turn<Result>): Promise<Result> {
    const client = this.#clients.get(name) ?? { waiting: [], running: 0, lastTurn: 0 }
    if (this.#running >= this.#limits.concurrency) await this.#turn(name, client)
    else this.#begin(name, client)
    const turn = this.#start(start)
    void turn.ended.then(() => this.#end(name, client))
    return turn.answer
  }

  /** What fails to start has had its turn. */
  #start<Result>(start: () => Turn<Result>): Turn<Result> {
    try {
      const { answer, ended } = start()
      return { answer, ended: ended.catch(() => {}) }
    } catch (error) {
      return { answer: Promise.reject(error), ended: Promise.resolve() }
    }
  }

  #turn(name: string, client: Client): Promise<void> {
    const { maxWaiting, maxWaitingEach } = this.#limits
    const own = client.waiting.length
    if (this.#waiting >= maxWaiting) throw busy(this.#waiting, maxWaiting, '')
    if (name !== '' && own >= maxWaitingEach) throw busy(own, maxWaitingEach, ' of one client')
    this.#clients.set(name, client)
    this.#waiting += 1
    return new Promise((resolve) => client.waiting.push(resolve))
  }

  #begin(name: string, client: Client): void {
    this.#running += 1
    client.running += 1
    this.#turns += 1
    client.lastTurn = this.#turns
    this.#clients.set(name, client)
  }

  #end(name: string, client: Client): void {
    this.#running -= 1
    client.running -= 1
    if (client.running === 0 && client.waiting.length === 0) this.#clients.delete(name)
    const [next] = [...this.#clients]
      .filter(([, { waiting }]) => waiting.length > 0)
      .sort(([, one], [, other]) => one.running - other.running || one.lastTurn - other.lastTurn)
    const resume = next?.[1].waiting.shift()
    if (next === undefined || resume === undefined) return
    this.#waiting -= 1
    this.#begin(...next)
    resume()
  }
}

function busy(found: number, limit: number, whose: string): ScanError {
  return new ScanError('SCAN_BUSY', `${found} files${whose} wait to be read, ${limit} may`, { found, limit })
}
