import { placeCodewords } from './codeword-placement.ts'
import type { SquareSymbol } from './square-symbols.ts'

/** A symbol's unchanging modules, and the module that each bit of each codeword goes to. */
export interface SymbolLayout {
  /** Row by row, 1 for dark; modules that codewords cover are 0. */
  readonly pattern: Uint8Array
  /** Index of a module for each bit, 8 for each codeword, the most significant first. */
  readonly moduleOfBit: Int16Array
}

const layouts = new Map<number, SymbolLayout>()

/** Gives the layout of a square ECC 200 symbol, worked out once for each size (ISO/IEC 16022). */
export function layoutOf(symbol: SquareSymbol): SymbolLayout {
  const known = layouts.get(symbol.size)
  if (known !== undefined) return known
  const layout = buildLayout(symbol)
  layouts.set(symbol.size, layout)
  return layout
}

function buildLayout({ size, regions, dataCodewords, checkCodewords }: SquareSymbol): SymbolLayout {
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
