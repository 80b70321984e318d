import { type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import type { SymbolModules } from '../service/ports.ts'
import { ScanError } from './scan-error.ts'
import { prepareZxing } from './zxing-module.ts'

/** For a picture that is nothing but the symbol, one pixel a module, black on white. */
const PURE_SYMBOL: ReaderOptions = {
  formats: ['DataMatrix'],
  isPure: true,
  binarizer: 'BoolCast',
  textMode: 'Plain',
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 1,
}

/**
 * Reads a Data Matrix back from its own modules, by a decoder that shares no code with the encoder.
 *
 * Meant for a symbol just drawn, before it is printed: a symbol that needs error correction is refused
 * although a scanner would read it. Modules of the finder pattern are not proved one by one. Each byte
 * gives the character of the same number (ISO-8859-1), so GS, RS and US come back as they are.
 *
 * @throws {ScanError} SYMBOL_UNREADABLE when nothing is read, or only with correction.
 */
export async function readModules(matrix: SymbolModules): Promise<string> {
  await prepareZxing()
  const [symbol] = await readBarcodes(pixelsOf(matrix), PURE_SYMBOL)
  const drawn = `a ${matrix.size}x${matrix.size} matrix`
  if (symbol === undefined) {
    throw new ScanError('SYMBOL_UNREADABLE', `Found no Data Matrix in ${drawn}, expected one.`)
  }
  const unspent = unspentCorrection(symbol.extra)
  if (unspent !== 1) {
    const found = `Found ${unspent ?? 'an unknown share'} of the error correction unspent in ${drawn}`
    throw new ScanError('SYMBOL_UNREADABLE', `${found}, expected 1.`)
  }
  return Buffer.from(symbol.bytes).toString('latin1')
}

function pixelsOf({ size, modules }: SymbolModules): {
  data: Uint8ClampedArray<ArrayBuffer>
  width: number
  height: number
} {
  const width = size + 2
  const pixels = new Uint32Array(width * width).fill(0xffffffff)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      // Alpha is left at 0: the reader looks at red, green and blue only, and byte order no longer matters.
      if (modules[row * size + column] === 1) pixels[(row + 1) * width + column + 1] = 0
    }
  }
  return { data: new Uint8ClampedArray(pixels.buffer), width, height: width }
}

/** The share that zxing-cpp reports as UEC (unused error correction, ISO/IEC 15415). */
function unspentCorrection(extra: string): number | undefined {
  const facts: unknown = JSON.parse(extra)
  if (typeof facts !== 'object' || facts === null || !('UEC' in facts)) return undefined
  return typeof facts.UEC === 'number' ? facts.UEC : undefined
}
