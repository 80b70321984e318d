import { padCodewords } from '../core/seal/c40.ts'
import { SQUARE_SYMBOLS } from '../core/symbol/square-symbols.ts'
import { layoutOf, type SymbolLayout } from '../core/symbol/symbol-layout.ts'
import { BarcodeError } from './barcode-error.ts'
import type { ModuleMatrix } from './module-matrix.ts'
import { appendCheckCodewords } from './reed-solomon.ts'

/**
 * Draws data codewords as the smallest square ECC 200 symbol that holds them (ISO/IEC 16022).
 *
 * Codewords short of the symbol's capacity are padded and must then end in ASCII encodation. Which text the
 * codewords mean is not looked at.
 *
 * @throws {BarcodeError} SEAL_TOO_LONG above the 1558 codewords of the 144x144 symbol.
 */
export function encodeDataMatrix(codewords: Uint8Array): ModuleMatrix {
  const symbol = SQUARE_SYMBOLS.find(({ dataCodewords }) => dataCodewords >= codewords.length)
  if (symbol === undefined) {
    const found = `Found ${codewords.length} data codewords`
    throw new BarcodeError('SEAL_TOO_LONG', `${found}, expected at most 1558 (144x144).`)
  }
  const data = padCodewords(codewords, symbol.dataCodewords)
  const all = appendCheckCodewords(data, symbol.checkCodewords, symbol.blocks)
  return { size: symbol.size, modules: drawModules(all, layoutOf(symbol)) }
}

function drawModules(codewords: Uint8Array, { pattern, moduleOfBit }: SymbolLayout): Uint8Array {
  const modules = pattern.slice()
  let place = 0
  for (const codeword of codewords) {
    for (let bit = 7; bit >= 0; bit--) modules[moduleOfBit[place++] ?? 0] = (codeword >> bit) & 1
  }
  return modules
}
