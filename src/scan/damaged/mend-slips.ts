import type { SymbolMatch } from './find-symbol.ts'
import { ANGLES, type KnownModules, knownModules, lineOf } from './known-modules.ts'
import { rearrange } from './sample-modules.ts'

/** How far from its place each module is looked for. */
type Moves = { readonly right: Int8Array; readonly down: Int8Array }

/** A band between two straight creases, or beyond one, where every module is looked for elsewhere. */
interface Slip {
  readonly turn: number
  readonly from: number
  readonly to: number
  readonly right: number
  readonly down: number
  readonly gain: number
}

const STEPS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [2, 0],
  [-2, 0],
  [0, 2],
  [0, -2],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const
const MOST_CREASES = 4
const LEAST_GAIN = 0.05
/** What the look of a crease counts for, as a share of the known modules. */
const LOOKS = [0.04, 0.2, 0.5]
const MARGIN = 3

/**
 * Mends a symbol across whose creases the lattice lost count by whole modules: between straight lines, all is looked
 * for one or two modules away, if the modules known in advance then come out better.
 *
 * These do not tell the place of a crease to the module: it is put where ink wore off, or where modules are least
 * surely placed, and that counts for little or for much. Gives a symbol for each, none where nothing is gained.
 */
export function* mendSlips(match: SymbolMatch): Generator<SymbolMatch> {
  const known = knownModules(match)
  const size = match.symbol.size
  const given = new Set<string>()
  for (const by of ['worn', 'unsure'] as const) {
    const faintness = measureFaintness(match, by)
    for (const look of LOOKS) {
      const moves = { right: new Int8Array(size * size), down: new Int8Array(size * size) }
      for (let crease = 0; crease < MOST_CREASES; crease++) {
        const slip = bestSlip(match, known, moves, faintness, look * known.count)
        if (slip === null || slip.gain < LEAST_GAIN * known.count) break
        applySlip(slip, size, moves)
      }
      const key = `${moves.right.join('')} ${moves.down.join('')}`
      const isIdle = moves.right.every((move, at) => move === 0 && moves.down[at] === 0)
      if (isIdle || given.has(key)) continue
      given.add(key)
      yield resampled(match, moves)
    }
  }
}

function bestSlip(
  match: SymbolMatch,
  known: KnownModules,
  moves: Moves,
  faintness: Float32Array,
  look: number,
): Slip | null {
  let best: Slip | null = null
  for (const [right, down] of STEPS) {
    const gains = gainsOf(match, known, moves, right, down)
    const band = bestBand(known, gains, match.symbol.size, faintness, look)
    if (best === null || band.gain > best.gain) best = { ...band, right, down }
  }
  return best
}

function gainsOf(
  { samples, symbol, column, row }: SymbolMatch,
  known: KnownModules,
  moves: Moves,
  right: number,
  down: number,
): Float32Array {
  const gains = new Float32Array(known.count)
  const { columns, rows, values } = samples
  const valueAt = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= columns || y >= rows ? 0 : (values[y * columns + x] ?? 0)
  for (let index = 0; index < known.count; index++) {
    const [ownColumn, ownRow] = [known.columns[index] ?? 0, known.rows[index] ?? 0]
    const at = ownRow * symbol.size + ownColumn
    const x = column + ownColumn + (moves.right[at] ?? 0)
    const y = row + ownRow + (moves.down[at] ?? 0)
    gains[index] = (known.targets[index] ?? 0) * (valueAt(x + right, y + down) - valueAt(x, y))
  }
  return gains
}

/** Finds the band of any direction in which the gains add up to most, less what speaks against creases along it. */
function bestBand(
  known: KnownModules,
  gains: Float32Array,
  size: number,
  faintness: Float32Array,
  weight: number,
): Pick<Slip, 'turn' | 'from' | 'to' | 'gain'> {
  let best = { turn: 0, from: 0, to: 0, gain: 0 }
  const bins = new Float32Array(2 * size)
  for (let turn = 0; turn < ANGLES; turn++) {
    bins.fill(0)
    const start = turn * known.count
    for (let index = 0; index < known.count; index++) {
      const line = known.lines[start + index] ?? 0
      bins[line] = (bins[line] ?? 0) + (gains[index] ?? 0)
    }
    let [sum, lowest, from] = [0, 0, 0]
    for (let line = 1; line <= 2 * size; line++) {
      sum += bins[line - 1] ?? 0
      const look = weight * (faintness[turn * 2 * size + line] ?? 0)
      if (sum - look - lowest > best.gain) best = { turn, from, to: line, gain: sum - look - lowest }
      if (sum + look >= lowest) continue
      lowest = sum + look
      from = line
    }
  }
  return best
}

/** How dark the modules along each line are, or how surely placed, against all: little where a crease runs. */
function measureFaintness(
  { samples, symbol, column, row }: SymbolMatch,
  by: 'worn' | 'unsure',
): Float32Array {
  const { size } = symbol
  const source = by === 'worn' ? samples.values : samples.sureness.map((value) => 2 * value)
  const usual = source.reduce((sum, value) => sum + value, 0) / source.length
  const faintness = new Float32Array(ANGLES * 2 * size)
  const sums = new Float32Array(2 * size)
  const counts = new Float32Array(2 * size)
  for (let turn = 0; turn < ANGLES; turn++) {
    sums.fill(0)
    counts.fill(0)
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) {
        const line = lineOf(x, y, turn, size)
        sums[line] = (sums[line] ?? 0) + (source[(row + y) * samples.columns + column + x] ?? 0)
        counts[line] = (counts[line] ?? 0) + 1
      }
    for (let line = 1; line < 2 * size; line++) {
      const count = (counts[line - 1] ?? 0) + (counts[line] ?? 0)
      const sum = (sums[line - 1] ?? 0) + (sums[line] ?? 0)
      // Short lines across a corner are faint by chance.
      faintness[turn * 2 * size + line] = (sum - count * usual) / (count + 8)
    }
  }
  return faintness
}

function applySlip({ turn, from, to, right, down }: Slip, size: number, moves: Moves): void {
  for (let row = 0, at = 0; row < size; row++)
    for (let column = 0; column < size; column++, at++) {
      const line = lineOf(column, row, turn, size)
      if (line < from || line >= to) continue
      moves.right[at] = (moves.right[at] ?? 0) + right
      moves.down[at] = (moves.down[at] ?? 0) + down
    }
}

/** Samples laid out anew, with a margin of what is around, moved like the nearest module. */
function resampled(match: SymbolMatch, moves: Moves): SymbolMatch {
  const { samples, symbol } = match
  const width = symbol.size + 2 * MARGIN
  const sources = new Int32Array(width * width)
  const inside = (place: number): number => Math.max(0, Math.min(symbol.size - 1, place - MARGIN))
  for (let row = 0, at = 0; row < width; row++)
    for (let column = 0; column < width; column++, at++) {
      const nearest = inside(row) * symbol.size + inside(column)
      const x = match.column + column - MARGIN + (moves.right[nearest] ?? 0)
      const y = match.row + row - MARGIN + (moves.down[nearest] ?? 0)
      sources[at] = clampTo(y, samples.rows) * samples.columns + clampTo(x, samples.columns)
    }
  return { ...match, samples: rearrange(samples, width, width, sources), column: MARGIN, row: MARGIN }
}

function clampTo(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place))
}
