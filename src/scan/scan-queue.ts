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
  readonly maxWaitingMs: number
}

/** Whose task it is. */
export interface Asking {
  /** In whatever form tells clients apart; empty for nobody in particular. */
  readonly client: string
  /** Aborted when nobody waits for the answer. */
  readonly gone?: AbortSignal | undefined
}

interface Waiting {
  readonly begin: () => void
}

interface Client {
  readonly waiting: Waiting[]
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
   * Runs a task when its turn comes.
   *
   * @throws {ScanError} `SCAN_BUSY`, at once when too many wait already, or where its turn does not come in time; a
   *   task that nobody waits for any more is given up likewise.
   */
  async run<Result>({ client: name, gone }: Asking, start: () => Turn<Result>): Promise<Result> {
    const client = this.#clients.get(name) ?? { waiting: [], running: 0, lastTurn: 0 }
    if (this.#running >= this.#limits.concurrency) await this.#turn(name, client, gone)
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

  #turn(name: string, client: Client, gone: AbortSignal | undefined): Promise<void> {
    const { maxWaiting, maxWaitingEach, maxWaitingMs } = this.#limits
    const own = client.waiting.length
    if (this.#waiting >= maxWaiting) throw busy(this.#waiting, maxWaiting, '')
    if (name !== '' && own >= maxWaitingEach) throw busy(own, maxWaitingEach, ' of one client')
    this.#clients.set(name, client)
    this.#waiting += 1
    return new Promise((begin, refuse) => {
      const onLeave = (why: string): void => {
        client.waiting.splice(client.waiting.indexOf(waiting), 1)
        this.#waiting -= 1
        this.#forget(name, client)
        refuse(new ScanError('SCAN_BUSY', why))
      }
      const waiting = startWaiting(maxWaitingMs, gone, begin, onLeave)
      client.waiting.push(waiting)
    })
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
    this.#forget(name, client)
    const [next] = [...this.#clients]
      .filter(([, { waiting }]) => waiting.length > 0)
      .sort(([, one], [, other]) => one.running - other.running || one.lastTurn - other.lastTurn)
    const waiting = next?.[1].waiting.shift()
    if (next === undefined || waiting === undefined) return
    this.#waiting -= 1
    this.#begin(...next)
    waiting.begin()
  }

  #forget(name: string, { running, waiting }: Client): void {
    if (running === 0 && waiting.length === 0) this.#clients.delete(name)
  }
}

/** Whoever waits longer would rather be told; whoever has gone holds a place, and a file in memory. */
function startWaiting(
  mostMs: number,
  gone: AbortSignal | undefined,
  onTurn: () => void,
  onLeave: (why: string) => void,
): Waiting {
  const settle = (): void => {
    clearTimeout(clock)
    gone?.removeEventListener('abort', leave)
  }
  const leave = (): void => {
    settle()
    onLeave(gone?.aborted ? 'nobody waits for the answer' : `no turn within ${mostMs} ms`)
  }
  const clock = setTimeout(leave, mostMs)
  gone?.addEventListener('abort', leave)
  return {
    begin() {
      settle()
      onTurn()
    },
  }
}

function busy(found: number, limit: number, whose: string): ScanError {
  return new ScanError('SCAN_BUSY', `${found} files${whose} wait to be read, ${limit} may`, { found, limit })
}
