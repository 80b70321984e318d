import { layoutOf } from '../../core/symbol/symbol-layout.ts'
import type { SymbolMatch } from './find-symbol.ts'
import { isBorder, type SoftModules } from './soft-modules.ts'

/** Levels of black and white at the nodes of a grid laid over a symbol. */
interface Levels {
  readonly across: number
  readonly black: Float32Array
  readonly white: Float32Array
}

const STEP = 6
const REACH = 9
const BLACK_SHARE = 0.92
const WHITE_SHARE = 0.08
const BINS = 24
const MOST_SURE = 1.5

/**
 * Decides modules by their shade between the black and the white around them, having learnt on the modules known in
 * advance which shades are dark: ink of a stamp or a pen on white is often not as black as the print under it.
 */
export function shadedModules(match: SymbolMatch): SoftModules {
  const { symbol, inverted } = match
  const { size } = symbol
  const levels = measureLevels(match)
  const bins = new Uint8Array(size * size)
  for (let row = 0, at = 0; row < size; row++)
    for (let column = 0; column < size; column++, at++) {
      const share = shareOfBlack(match, levels, column, row)
      const own = inverted ? 1 - share : share
      bins[at] = Math.max(0, Math.min(BINS - 1, Math.floor(((own + 0.2) / 1.4) * BINS)))
    }
  const meaning = learnShades(match, bins)
  return Float32Array.from(bins, (bin) => meaning[bin] ?? 0)
}

function measureLevels({ symbol, samples, column, row }: SymbolMatch): Levels {
  const across = Math.ceil(symbol.size / STEP) + 1
  const black = new Float32Array(across * across)
  const white = new Float32Array(across * across)
  const around = new Float32Array((2 * REACH + 1) ** 2)
  for (let down = 0, at = 0; down < across; down++)
    for (let right = 0; right < across; right++, at++) {
      let count = 0
      for (let y = down * STEP - REACH; y <= down * STEP + REACH; y++)
        for (let x = right * STEP - REACH; x <= right * STEP + REACH; x++) {
          if (x < 0 || y < 0 || x >= symbol.size || y >= symbol.size) continue
          around[count++] = samples.shades[(row + y) * samples.columns + column + x] ?? 0
        }
      const sorted = around.subarray(0, count).sort()
      black[at] = sorted[Math.floor(count * BLACK_SHARE)] ?? 0
      white[at] = sorted[Math.floor(count * WHITE_SHARE)] ?? 0
    }
  return { across, black, white }
}

/** From 0, as white as it is around, to 1, as black. */
function shareOfBlack(match: SymbolMatch, levels: Levels, column: number, row: number): number {
  const { samples } = match
  const shade = samples.shades[(match.row + row) * samples.columns + match.column + column] ?? 0
  const black = levelAt(levels.black, levels.across, column, row)
  const white = levelAt(levels.white, levels.across, column, row)
  return (shade - white) / Math.max(4, black - white)
}

function levelAt(nodes: Float32Array, across: number, column: number, row: number): number {
  const [x, y] = [Math.floor(column / STEP), Math.floor(row / STEP)]
  const [right, below] = [column / STEP - x, row / STEP - y]
  const at = y * across + x
  const top = (nodes[at] ?? 0) * (1 - right) + (nodes[at + 1] ?? 0) * right
  const bottom = (nodes[at + across] ?? 0) * (1 - right) + (nodes[at + across + 1] ?? 0) * right
  return top + (bottom - top) * below
}

/** For each shade, how much oftener known modules of it are dark than light, as a logarithm. */
function learnShades({ symbol }: SymbolMatch, bins: Uint8Array): Float32Array {
  const { size, regions } = symbol
  const { pattern } = layoutOf(symbol)
  const period = size / regions
  const dark = new Float32Array(BINS)
  const light = new Float32Array(BINS)
  let [darks, lights] = [0, 0]
  for (let at = 0; at < bins.length; at++) {
    if (!isBorder(Math.floor(at / size) % period, period) && !isBorder((at % size) % period, period)) continue
    const bin = bins[at] ?? 0
    if (pattern[at] === 1) darks += spread(dark, bin)
    else lights += spread(light, bin)
  }
  return Float32Array.from(dark, (_, bin) => {
    // Without any evidence the middle of the scale decides.
    const prior = (bin + 0.5) / BINS - 0.5
    const odds =
      ((dark[bin] ?? 0) / darks + PRIOR * (0.5 + prior)) /
      ((light[bin] ?? 0) / lights + PRIOR * (0.5 - prior))
    return Math.max(-MOST_SURE, Math.min(MOST_SURE, Math.log(odds) / 2))
  })
}

const PRIOR = 0.01

/** Counts a module for the shades next to its own as well. */
function spread(counts: Float32Array, bin: number): number {
  for (const [offset, weight] of [
    [-2, 0.1],
    [-1, 0.25],
    [0, 0.3],
    [1, 0.25],
    [2, 0.1],
  ] as const)
    if (bin + offset >= 0 && bin + offset < BINS) counts[bin + offset] = (counts[bin + offset] ?? 0) + weight
  return 1
}
