import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule } from 'zxing-wasm/reader'

let prepared: Promise<void> | undefined

/**
 * Prepares the zxing-wasm reader with the WebAssembly file of the installed package, once per process.
 *
 * Without it zxing-wasm fetches its binary from a public CDN. Callers import the reader functions from
 * `zxing-wasm/reader`, the entry point that is configured here, and await this first. A failure is not
 * remembered: the next call tries again.
 */
export function prepareZxing(): Promise<void> {
  prepared ??= load().catch((cause: unknown) => {
    prepared = undefined
    throw cause
  })
  return prepared
}

async function load(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const file = await readFile(path)
  const wasmBinary = new Uint8Array(file).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}
