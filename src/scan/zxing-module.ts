import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule } from 'zxing-wasm/reader'

/** zxing-wasm 3.1.4 frees no result (3 kB for each symbol read): now and then a fresh instance takes over. */
const READS_PER_INSTANCE = 1_000

let prepared: Promise<void> | undefined
let reads = 0

/**
 * Prepares the zxing-wasm reader for one reading, with the WebAssembly file of the installed package.
 *
 * Without it zxing-wasm fetches its binary from a public CDN. Callers import the reader functions from
 * `zxing-wasm/reader`, the entry point that is configured here, and await this before each reading; one under way
 * keeps the instance it began with. A failure is not remembered: the next call tries again.
 */
export function prepareZxing(): Promise<void> {
  reads += 1
  if (reads % READS_PER_INSTANCE === 0) prepared = undefined
  prepared ??= load().catch((cause: unknown) => {
    prepared = undefined
    throw cause
  })
  return prepared
}

/** Another buffer, though of the same bytes, makes another instance; V8 does not compile the same bytes twice. */
async function load(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const file = await readFile(path)
  const wasmBinary = new Uint8Array(file).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}
