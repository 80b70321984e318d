import { prepareZXingModule } from 'zxing-wasm/reader'

/** Address of the engine on our own service, written in by the bundle. */
declare const ZXING_WASM: string

let prepared: Promise<unknown> | undefined

/** Prepares the zxing-wasm reader with the file that our own service serves; without it a public CDN would be asked. */
export async function prepareZxing(): Promise<void> {
  prepared ??= prepareZXingModule({
    overrides: { locateFile: () => ZXING_WASM },
    fireImmediately: true,
  }).catch((cause: unknown) => {
    prepared = undefined
    throw cause
  })
  await prepared
}
