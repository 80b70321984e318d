import { SQUARE_SYMBOLS, type SquareSymbol } from '../../core/symbol/square-symbols.ts'
import { type ModuleSamples, turnSamples } from './sample-modules.ts'

/** A symbol that the samples may show. */
export interface SymbolMatch {
  readonly symbol: SquareSymbol
  /** Samples turned so that the symbol is upright. */
  readonly samples: ModuleSamples
  readonly way: number
  readonly column: number
  readonly row: number
  /** How well finder, clocks and alignment lines are there, from 0 to about 1. */
  readonly score: number
  /** How far this is from what chance gives: many modules a little right say more than few that are all right. */
  readonly sureness: number
  /** Light modules on a dark ground. */
  readonly inverted: boolean
}

/** Sums along columns and rows: of all values, and of values whose sign changes from one to the next. */
interface LineSums {
  readonly samples: ModuleSamples
  readonly plainDown: Float32Array
  readonly changingDown: Float32Array
  readonly plainAcross: Float32Array
  readonly changingAcross: Float32Array
}

/** Below this size no 2D-Doc has room for its signature; a part of a larger symbol is seen as such a one. */
const LEAST_SEAL = 32

/**
 * Looks for every square symbol in every place and way of lying, by the modules known in advance alone.
 *
 * These look the same in a mirror, but for their place: the best of each size first, then the best one mirrored.
 */
export function findSymbols(samples: ModuleSamples, count: number, least: number): readonly SymbolMatch[] {
  const upright = matchWays(samples, [0, 1, 2, 3], least)
  const bySize = upright.filter(
    (match, index) => upright.findIndex(({ symbol }) => symbol.size === match.symbol.size) === index,
  )
  return [...bySize.slice(0, count), ...matchWays(samples, [4, 5, 6, 7], least).slice(0, 1)]
}

/** Looks for every square symbol, turned in the ways given: the best place of each size in each way, the surest first. */
export function matchWays(
  samples: ModuleSamples,
  ways: readonly number[],
  least: number,
): readonly SymbolMatch[] {
  const matches: SymbolMatch[] = []
  for (const way of ways) {
    const sums = sumLines(turnSamples(samples, way))
    for (const symbol of SQUARE_SYMBOLS) {
      const best = bestPlace(sums, symbol)
      if (best === null || best.score < least) continue
      const room = symbol.size < LEAST_SEAL ? 0.5 : 1
      const sureness = best.score * Math.sqrt(symbol.size * symbol.regions) * room
      matches.push({ ...best, symbol, samples: sums.samples, way, sureness })
    }
  }
  return matches.sort((one, other) => other.sureness - one.sureness)
}

function sumLines(samples: ModuleSamples): LineSums {
  const { columns, rows, values } = samples
  const plainDown = new Float32Array((rows + 1) * columns)
  const changingDown = new Float32Array((rows + 1) * columns)
  const plainAcross = new Float32Array(rows * (columns + 1))
  const changingAcross = new Float32Array(rows * (columns + 1))
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column
      const value = values[at] ?? 0
      plainDown[at + columns] = (plainDown[at] ?? 0) + value
      changingDown[at + columns] = (changingDown[at] ?? 0) + (row % 2 === 0 ? value : -value)
      const across = row * (columns + 1) + column
      plainAcross[across + 1] = (plainAcross[across] ?? 0) + value
      changingAcross[across + 1] = (changingAcross[across] ?? 0) + (column % 2 === 0 ? value : -value)
    }
  return { samples, plainDown, changingDown, plainAcross, changingAcross }
}

function bestPlace(
  sums: LineSums,
  symbol: SquareSymbol,
): Pick<SymbolMatch, 'column' | 'row' | 'score' | 'inverted'> | null {
  const { columns, rows } = sums.samples
  const { size, regions } = symbol
  let best: Pick<SymbolMatch, 'column' | 'row' | 'score' | 'inverted'> | null = null
  const known = 4 * regions * size
  for (let row = 0; row + size <= rows; row++)
    for (let column = 0; column + size <= columns; column++) {
      const sum = patternSum(sums, symbol, column, row)
      const score = Math.abs(sum) / known
      if (best === null || score > best.score) best = { column, row, score, inverted: sum < 0 }
    }
  return best
}

function patternSum(sums: LineSums, { size, regions }: SquareSymbol, column: number, row: number): number {
  const { columns } = sums.samples
  const period = size / regions
  const wide = columns + 1
  // The clock on the right begins light, the one above dark; the sums begin with a plus at even places.
  const rightSign = row % 2 === 0 ? -1 : 1
  const aboveSign = column % 2 === 0 ? 1 : -1
  let sum = 0
  for (let region = 0; region < size; region += period) {
    const solid = row * columns + column + region
    const clock = solid + period - 1
    const down = size * columns
    sum += (sums.plainDown[solid + down] ?? 0) - (sums.plainDown[solid] ?? 0)
    sum += rightSign * ((sums.changingDown[clock + down] ?? 0) - (sums.changingDown[clock] ?? 0))
    const above = (row + region) * wide + column
    const below = above + (period - 1) * wide
    sum += (sums.plainAcross[below + size] ?? 0) - (sums.plainAcross[below] ?? 0)
    sum += aboveSign * ((sums.changingAcross[above + size] ?? 0) - (sums.changingAcross[above] ?? 0))
  }
  return sum
}
