import type { Asked, ReadingAnswer, ReadingJob } from '../reading-job.ts'

/** Address of the reader on our own service, written in by the bundle. */
declare const READER: string

/** As long as the service gives itself for one file, and a little for fetching the engines. */
const PATIENCE_MS = 30_000

type Job = ReadingJob extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never

/** The reader's worker: started when first asked, ended and started anew when it does not answer. */
export class ReaderClient {
  #worker: Worker | null = null
  #next = 0
  readonly #waiting = new Map<number, (answer: ReadingAnswer) => void>()

  /** Asks one thing; a reader that fails or keeps silent answers with a fault, never throws. */
  ask(job: Job, transfer: Transferable[] = []): Promise<ReadingAnswer> {
    const id = ++this.#next
    return new Promise((resolve) => {
      const clock = setTimeout(() => this.#end('SCAN_TIMEOUT'), PATIENCE_MS)
      this.#waiting.set(id, (answer) => {
        clearTimeout(clock)
        this.#waiting.delete(id)
        resolve(answer)
      })
      this.#started().postMessage({ id, ...job }, transfer)
    })
  }

  /** Asks about a text that was pasted. */
  readText(text: string, asked: Asked): Promise<ReadingAnswer> {
    return this.ask({ kind: 'text', text, asked })
  }

  /** Asks about a file; its bytes go to the worker, and nowhere else. */
  async readFile(file: File, asked: Asked): Promise<ReadingAnswer> {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return this.ask({ kind: 'file', bytes, asked }, [bytes.buffer])
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(READER, { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<ReadingAnswer>) =>
      this.#waiting.get(data.id)?.(data),
    )
    worker.addEventListener('error', () => this.#end('READER_UNAVAILABLE'))
    this.#worker = worker
    return worker
  }

  #end(code: string): void {
    this.#worker?.terminate()
    this.#worker = null
    for (const [id, answer] of [...this.#waiting])
      answer({ id, fault: { code, message: 'the reader was ended' } })
  }
}
