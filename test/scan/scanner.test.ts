import { beforeAll, describe, expect, test } from 'vitest'
import { readOwnPage, renderPdfPage } from '../../src/scan/own-page.ts'
import { type QueueLimits, ScanQueue } from '../../src/scan/scan-queue.ts'
import { createScanner } from '../../src/scan/scanner.ts'
import { capWasmMemory } from '../../src/scan/wasm-memory.ts'
import { dataMatrixPng, type Placed, pagePng, pdfOf, SEAL_ONE } from './sample-pages.ts'

let code: Placed
let pdf: Uint8Array

beforeAll(async () => {
  code = { png: await dataMatrixPng(SEAL_ONE, 6), x: 20, y: 30, width: 28.8 }
  pdf = await pdfOf([code])
})

describe('a scanner', () => {
  test('refuses at once the file for which there is no room to wait', async () => {
    const scanner = createScanner({ concurrency: 1, maxWaiting: 1 })
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => scanner.readEvidence(pdf)))
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(outcomes[2]).toMatchObject({ reason: { code: 'SCAN_BUSY', evidence: { found: 1, limit: 1 } } })
    await scanner.close()
  })

  test('ends what takes longer than allowed, and reads the next file', async () => {
    const scanner = createScanner({ concurrency: 1, patience: 10_000 })
    await expect(scanner.readEvidence(pdf, { timeoutMs: 1 })).rejects.toMatchObject({ code: 'SCAN_TIMEOUT' })
    expect((await scanner.readEvidence(pdf)).codes).toHaveLength(1)
    await scanner.close()
  })

  test('blames no file for what the machine had no time for, and reads the next', async () => {
    const busy = createScanner({ concurrency: 1, patience: 0.000_001 })
    await expect(busy.readEvidence(pdf)).rejects.toMatchObject({ code: 'SCAN_BUSY' })
    expect((await busy.readEvidence(pdf, { timeoutMs: 1e12 })).codes).toHaveLength(1)
    await busy.close()
  })

  test('that is closed meanwhile blames no file either', async () => {
    const scanner = createScanner({ concurrency: 1 })
    const reading = scanner.readEvidence(pdf)
    await Promise.all([expect(reading).rejects.toMatchObject({ code: 'SCAN_BUSY' }), scanner.close()])
  })

  test('with a spare thread reads PDFs and pictures side by side', async () => {
    const scanner = createScanner({ spares: 1 })
    const scan = await pagePng(150, [code])
    const all = await Promise.all([pdf, scan, pdf, scan, scan].map((bytes) => scanner.readEvidence(bytes)))
    expect(all.map(({ codes }) => codes[0]?.text)).toEqual(Array(5).fill(SEAL_ONE))
    await scanner.close()
  })
})

describe('the queue', () => {
  const ROOMY: QueueLimits = { concurrency: 1, maxWaiting: 100, maxWaitingEach: 100, maxWaitingMs: 60_000 }

  /** Tasks that last until told to end, and the order in which they began. */
  function desk(limits: Partial<QueueLimits>) {
    const queue = new ScanQueue({ ...ROOMY, ...limits })
    const started: string[] = []
    const ends: (() => void)[] = []
    return {
      started,
      hand: (client: string, task: string, gone?: AbortSignal) =>
        queue.run({ client, gone }, () => {
          started.push(task)
          const answer = new Promise<string>((resolve) => ends.push(() => resolve(task)))
          return { answer, ended: answer }
        }),
      async endAll() {
        for (let idle = 0; idle < 3; idle += 1) {
          if (ends.length > 0) idle = 0
          ends.shift()?.()
          await new Promise((resolve) => setImmediate(resolve))
        }
      },
    }
  }

  test('gives turns in the order of arrival to one client, never to more than allowed', async () => {
    const { hand, started, endAll } = desk({ concurrency: 2 })
    const numbers = Array.from({ length: 20 }, (_, number) => String(number))
    const answers = Promise.all(numbers.map((number) => hand('one', number)))
    expect(started).toEqual(['0', '1'])
    await endAll()
    expect(await answers).toEqual(numbers)
    expect(started).toEqual(numbers)
  })

  test('lets a client who comes later wait for one file, not for all of another', async () => {
    const { hand, started, endAll } = desk({})
    const all = ['a1', 'a2', 'a3', 'b1', 'b2'].map((task) => hand(task.slice(0, 1), task))
    await endAll()
    await Promise.all(all)
    expect(started).toEqual(['a1', 'b1', 'a2', 'b2', 'a3'])
  })

  test('lets no client fill the room to wait, and gives turns on after failures', async () => {
    const { hand, started, endAll } = desk({ maxWaitingEach: 2 })
    const all = Promise.allSettled(['a1', 'a2', 'a3', 'a4', 'b1'].map((task) => hand(task.slice(0, 1), task)))
    await endAll()
    expect((await all).map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    ])
    expect(started).toEqual(['a1', 'b1', 'a2', 'a3'])
  })

  test('lets go of whoever has left, or has waited as long as one may, and gives their turns to others', async () => {
    const { hand, started, endAll } = desk({ maxWaitingMs: 20 })
    const first = hand('a', 'a1')
    const left = new AbortController()
    const gone = hand('b', 'b1', left.signal)
    left.abort()
    const refused = { code: 'SCAN_BUSY' }
    await expect(gone).rejects.toMatchObject(refused)
    await expect(hand('a', 'a2')).rejects.toMatchObject(refused)
    await expect(hand('c', 'c1', new AbortController().signal)).rejects.toMatchObject(refused)
    const last = hand('d', 'd1')
    await endAll()
    expect(await Promise.all([first, last])).toEqual(['a1', 'd1'])
    expect(started).toEqual(['a1', 'd1'])
  })

  test('goes on after a task that fails, or cannot be started', async () => {
    const queue = new ScanQueue(ROOMY)
    const failing = Promise.reject(new Error('of this task only'))
    const outcomes = await Promise.allSettled([
      queue.run({ client: 'a' }, () => ({ answer: failing, ended: failing })),
      queue.run({ client: 'a' }, () => {
        throw new Error('cannot be started')
      }),
      queue.run({ client: 'a' }, () => ({ answer: Promise.resolve('read'), ended: Promise.resolve() })),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  })
})

describe('our own PDF', () => {
  test('is read back with its codes, texts and number of pages', async () => {
    const { codes, pageTexts, pageCount } = await readOwnPage(await pdfOf([code], []))
    expect(codes).toMatchObject([{ text: SEAL_ONE, page: 1 }])
    expect(pageTexts.map((text) => text.slice(0, 6))).toEqual(['Page 1', 'Page 2'])
    expect(pageCount).toBe(2)
  })

  test('is drawn at the resolution asked for', async () => {
    const { width, height, data } = await renderPdfPage(pdf, 1, 100)
    expect([width, height]).toEqual([826, 1169])
    expect(data).toHaveLength(826 * 1169 * 4)
    expect(data.slice(0, 4)).toEqual(Uint8ClampedArray.of(255, 255, 255, 255))
  })

  test('that lacks the page asked for is refused, and the next is drawn', async () => {
    await expect(renderPdfPage(pdf, 2, 100)).rejects.toMatchObject({ code: 'UNREADABLE_PDF' })
    expect((await renderPdfPage(pdf, 1, 72)).width).toBe(595)
  })
})

describe('the memory of a WebAssembly binary', () => {
  const start = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]

  test('has its maximum lowered, and the sections around are kept', () => {
    const binary = Uint8Array.from([...start, 0, 2, 1, 65, 5, 5, 1, 1, 16, 0x80, 0x40, 0, 2, 1, 66])
    const capped = capWasmMemory(binary, 100 * 65_536)
    expect([...capped]).toEqual([...start, 0, 2, 1, 65, 5, 4, 1, 1, 16, 100, 0, 2, 1, 66])
  })

  test('is given a maximum where it has none', () => {
    const capped = capWasmMemory(Uint8Array.from([...start, 5, 3, 1, 0, 2]), 200 * 65_536)
    expect([...capped]).toEqual([...start, 5, 5, 1, 1, 2, 0xc8, 1])
  })

  test('that starts with more, or is missing, cannot be capped', () => {
    const binary = Uint8Array.from([...start, 5, 3, 1, 0, 2])
    expect(() => capWasmMemory(binary, 65_536)).toThrow(RangeError)
    expect(() => capWasmMemory(Uint8Array.from(start), 65_536)).toThrow('no memory section')
  })
})
