import { type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import type { CodePosition } from '../core/verification/evidence.ts'
import type { Picture } from './picture.ts'
import { prepareZxing } from './zxing-module.ts'

/** One symbol read in a picture. */
export interface SymbolRead {
  /** One code point 0 to 255 for each byte. */
  readonly text: string
  readonly symbology: string
  readonly position: CodePosition
  /** Share of the error correction left, 0 to 1; absent where the reader does not tell. */
  readonly quality?: number
  /** Which way of reading succeeded. */
  readonly step?: string
}

/** Sixteen codes may hold one seal together, and others stand beside them. */
const MAX_SYMBOLS = 32

/**
 * Reads the symbols of a picture with zxing-wasm, once, with the options given.
 *
 * The bytes are taken as they are (ISO-8859-1): the text forms of the library rewrite control characters.
 */
export async function readSymbols(picture: Picture, options: ReaderOptions): Promise<SymbolRead[]> {
  await prepareZxing()
  const image = { ...picture, colorSpace: 'srgb' as const }
  const results = await readBarcodes(image, { maxNumberOfSymbols: MAX_SYMBOLS, ...options })
  return results
    .filter((result) => result.isValid)
    .map((result) => ({
      text: Buffer.from(result.bytes).toString('latin1'),
      symbology: result.symbology,
      position: outline(Object.values(result.position), picture),
    }))
}

function outline(
  corners: readonly { readonly x: number; readonly y: number }[],
  picture: Picture,
): CodePosition {
  const across = corners.map((corner) => clamp(corner.x / picture.width))
  const down = corners.map((corner) => clamp(corner.y / picture.height))
  const x = Math.min(...across)
  const y = Math.min(...down)
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y }
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction))
}
