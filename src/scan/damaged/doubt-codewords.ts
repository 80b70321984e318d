import type { SquareSymbol } from '../../core/symbol/square-symbols.ts'
import { layoutOf } from '../../core/symbol/symbol-layout.ts'
import { isBorder, type SoftModules } from './soft-modules.ts'

/** The codewords of a symbol, and how doubtful each is: 0 and above, comparable within one symbol only. */
export interface DoubtedCodewords {
  readonly codewords: Uint8Array
  readonly doubts: Float32Array
}

const STEEPNESS = 3
const BLOT = 0.35
const NEAR_WRONG = 0.7
const REACH = 3

/**
 * Decides the codewords of a symbol and doubts them: for modules neither dark nor light, for modules amid a patch of
 * one shade, as under ink or where it wore off, and for modules near others that are known and came out wrong.
 */
export function doubtCodewords(symbol: SquareSymbol, soft: SoftModules): DoubtedCodewords {
  const { size, dataCodewords, checkCodewords } = symbol
  const { moduleOfBit } = layoutOf(symbol)
  const wrong = wrongNearby(symbol, soft)
  const codewords = new Uint8Array(dataCodewords + checkCodewords)
  const doubts = new Float32Array(codewords.length)
  for (let index = 0, bit = 0; index < codewords.length; index++) {
    let codeword = 0
    let doubt = 0
    for (let count = 0; count < 8; count++, bit++) {
      const module = moduleOfBit[bit] ?? 0
      const value = soft[module] ?? 0
      codeword = codeword * 2 + (value > 0 ? 1 : 0)
      doubt += Math.exp(-STEEPNESS * Math.abs(value)) + NEAR_WRONG * (wrong[module] ?? 0)
      if (isBlot(soft, size, module)) doubt += BLOT
    }
    codewords[index] = codeword
    doubts[index] = doubt
  }
  return { codewords, doubts }
}

/** Nine of one shade in a square: once in 256 by chance. */
function isBlot(soft: SoftModules, size: number, module: number): boolean {
  const dark = (soft[module] ?? 0) > 0
  const row = Math.floor(module / size)
  const column = module % size
  if (row === 0 || column === 0 || row === size - 1 || column === size - 1) return false
  for (let down = -size; down <= size; down += size)
    for (let right = -1; right <= 1; right++)
      if ((soft[module + down + right] ?? 0) > 0 !== dark) return false
  return true
}

/** Share of the known modules around each module that came out wrong. */
function wrongNearby(symbol: SquareSymbol, soft: SoftModules): Float32Array {
  const { size, regions } = symbol
  const { pattern } = layoutOf(symbol)
  const period = size / regions
  const wrong = new Float32Array(size * size)
  const known = new Float32Array(size * size)
  for (let row = 0, at = 0; row < size; row++)
    for (let column = 0; column < size; column++, at++) {
      if (!isBorder(row % period, period) && !isBorder(column % period, period)) continue
      const isWrong = (soft[at] ?? 0) > 0 !== ((pattern[at] ?? 0) === 1)
      for (let y = Math.max(0, row - REACH); y <= Math.min(size - 1, row + REACH); y++)
        for (let x = Math.max(0, column - REACH); x <= Math.min(size - 1, column + REACH); x++) {
          known[y * size + x] = (known[y * size + x] ?? 0) + 1
          if (isWrong) wrong[y * size + x] = (wrong[y * size + x] ?? 0) + 1
        }
    }
  for (let at = 0; at < wrong.length; at++) wrong[at] = (wrong[at] ?? 0) / Math.max(4, known[at] ?? 0)
  return wrong
}
