import { padCodewords } from '../core/seal/c40.ts'
import { BarcodeError } from './barcode-error.ts'
import { placeCodewords } from './data-matrix-placement.ts'
import { SQUARE_SYMBOLS, type SquareSymbol } from './data-matrix-symbols.ts'
import type { ModuleMatrix } from './module-matrix.ts'
import { appendCheckCodewords } from './reed-solomon.ts'

/** A symbol's unchanging modules, and the module that each bit of each codeword goes to. */
interface Layout {
  readonly pattern: Uint8Array
  readonly moduleOfBit: Int16Array
}

const layouts = new Map<number, Layout>()

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

function drawModules(codewords: Uint8Array, { pattern, moduleOfBit }: Layout): Uint8Array {
  const modules = pattern.slice()
  let place = 0
  for (const codeword of codewords) {
    for (let bit = 7; bit >= 0; bit--) modules[moduleOfBit[place++] ?? 0] = (codeword >> bit) & 1
  }
  return modules
}

function layoutOf(symbol: SquareSymbol): Layout {
  const known = layouts.get(symbol.size)
  if (known !== undefined) return known
  const layout = buildLayout(symbol)
  layouts.set(symbol.size, layout)
  return layout
}

function buildLayout({ size, regions, dataCodewords, checkCodewords }: SquareSymbol): Layout {
  const pattern = finderPattern(size, regions)
  const moduleOfBit = new Int16Array(8 * (dataCodewords + checkCodewords))
  const side = size - 2 * regions
  const regionSide = side / regions
  placeCodewords(side).forEach((bit, index) => {
    const row = Math.floor(index / side)
    const column = index % side
    const module = skipBorders(row, regionSide) * size + skipBorders(column, regionSide)
    // What no codeword covers is a 2x2 square at the bottom right, dark on its falling diagonal.
    if (bit >= 0) moduleOfBit[bit] = module
    else pattern[module] = row === column ? 1 : 0
  })
  return { pattern, moduleOfBit }
}

/** From a coordinate in the mapping matrix to one in the symbol: every region has a border on each side. */
function skipBorders(coordinate: number, regionSide: number): number {
  return coordinate + 1 + 2 * Math.floor(coordinate / regionSide)
}

/** Around every region: solid on the left and below, alternating above and on the right. */
function finderPattern(size: number, regions: number): Uint8Array {
  const period = size / regions
  const pattern = new Uint8Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const solid = row % period === period - 1 || column % period === 0
      const clockAbove = row % period === 0 && column % 2 === 0
      const clockRight = column % period === period - 1 && row % 2 === 1
      if (solid || clockAbove || clockRight) pattern[row * size + column] = 1
    }
  }
  return pattern
}
