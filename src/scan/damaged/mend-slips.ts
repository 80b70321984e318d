import { layoutOf } from '../../core/symbol/symbol-layout.ts'
import type { SymbolMatch } from './find-symbol.ts'
import { type ModuleSamples, rearrange } from './sample-modules.ts'
import { isBorder } from './soft-modules.ts'

/** A module known in advance, where it is looked for by now, and what it should show. */
interface KnownModule {
  readonly column: number
  readonly row: number
  readonly target: number
}

/** How far from its place each module is looked for. */
type Moves = { readonly right: Int8Array; readonly down: Int8Array }

/** A band between two straight creases, or beyond one, where every module is looked for elsewhere. */
interface Slip {
  readonly angle: number
  readonly from: number
  readonly to: number
  readonly right: number
  readonly down: number
  readonly gain: number
}

const ANGLES = 24
const FARTHEST = 2
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
        const slip = bestSlip(match, known, moves, faintness, look * known.length)
        if (slip === null || slip.gain < LEAST_GAIN * known.length) break
        applySlip(slip, size, moves)
      }
      const key = `${moves.right.join('')} ${moves.down.join('')}`
      if (given.has(key) || moves.right.every((move, at) => move === 0 && moves.down[at] === 0)) continue
      given.add(key)
      yield resampled(match, moves)
    }
  }
}

function knownModules({ symbol, inverted }: SymbolMatch): readonly KnownModule[] {
  const { size, regions } = symbol
  const { pattern } = layoutOf(symbol)
  const period = size / regions
  const known: KnownModule[] = []
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      if (!isBorder(row % period, period) && !isBorder(column % period, period)) continue
      const dark = (pattern[row * size + column] ?? 0) === 1
      known.push({ column, row, target: dark !== inverted ? 1 : -1 })
    }
  return known
}

function valueAt({ columns, rows, values }: ModuleSamples, column: number, row: number): number {
  if (column < 0 || row < 0 || column >= columns || row >= rows) return 0
  return values[row * columns + column] ?? 0
}

function bestSlip(
  match: SymbolMatch,
  known: readonly KnownModule[],
  moves: Moves,
  faintness: Float32Array,
  look: number,
): Slip | null {
  let best: Slip | null = null
  const width = 2 * FARTHEST + 1
  for (let move = 0; move < width * width; move++) {
    const right = (move % width) - FARTHEST
    const down = Math.floor(move / width) - FARTHEST
    if (right === 0 && down === 0) continue
    const gains = gainsOf(match, known, moves, right, down)
    const band = bestBand(known, gains, match.symbol.size, faintness, look)
    if (best === null || band.gain > best.gain) best = { ...band, right, down }
  }
  return best
}

function gainsOf(
  { samples, symbol, column, row }: SymbolMatch,
  known: readonly KnownModule[],
  moves: Moves,
  right: number,
  down: number,
): Float32Array {
  return Float32Array.from(known, (module) => {
    const at = module.row * symbol.size + module.column
    const x = column + module.column + (moves.right[at] ?? 0)
    const y = row + module.row + (moves.down[at] ?? 0)
    return module.target * (valueAt(samples, x + right, y + down) - valueAt(samples, x, y))
  })
}

/** Finds the band of any direction in which the gains add up to most, less what speaks against creases along it. */
function bestBand(
  known: readonly KnownModule[],
  gains: Float32Array,
  size: number,
  faintness: Float32Array,
  weight: number,
): Pick<Slip, 'angle' | 'from' | 'to' | 'gain'> {
  let best = { angle: 0, from: 0, to: 0, gain: 0 }
  const bins = new Float32Array(2 * size)
  for (let turn = 0; turn < ANGLES; turn++) {
    const angle = (Math.PI * turn) / ANGLES
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
    bins.fill(0)
    for (let index = 0; index < known.length; index++) {
      const module = known[index]
      if (module === undefined) continue
      const bin = Math.floor(distance(module.column, module.row, cosine, sine, size))
      bins[bin] = (bins[bin] ?? 0) + (gains[index] ?? 0)
    }
    let [sum, lowest, from] = [0, 0, 0]
    for (let offset = 1; offset <= 2 * size; offset++) {
      sum += bins[offset - 1] ?? 0
      const look = weight * (faintness[turn * 2 * size + offset] ?? 0)
      if (sum - look - lowest > best.gain) best = { angle, from, to: offset, gain: sum - look - lowest }
      if (sum + look < lowest) {
        lowest = sum + look
        from = offset
      }
    }
  }
  return best
}

/** How dark the modules along each line are, or how surely placed, on average: little where a crease runs. */
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
    const angle = (Math.PI * turn) / ANGLES
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
    sums.fill(0)
    counts.fill(0)
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) {
        const bin = Math.floor(distance(x, y, cosine, sine, size))
        const from = (row + y) * samples.columns + column + x
        sums[bin] = (sums[bin] ?? 0) + (source[from] ?? 0)
        counts[bin] = (counts[bin] ?? 0) + 1
      }
    for (let offset = 1; offset < 2 * size; offset++) {
      const [before, after] = [offset - 1, offset]
      const count = (counts[before] ?? 0) + (counts[after] ?? 0)
      // Short lines across a corner are faint by chance.
      faintness[turn * 2 * size + offset] =
        ((sums[before] ?? 0) + (sums[after] ?? 0) - count * usual) / (count + 8)
    }
  }
  return faintness
}

/** Distance along a direction, from 0 to twice the size. */
function distance(column: number, row: number, cosine: number, sine: number, size: number): number {
  return (column + 0.5 - size / 2) * cosine + (row + 0.5 - size / 2) * sine + size
}

function applySlip({ angle, from, to, right, down }: Slip, size: number, moves: Moves): void {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  for (let row = 0, at = 0; row < size; row++)
    for (let column = 0; column < size; column++, at++) {
      const place = Math.floor(distance(column, row, cosine, sine, size))
      if (place < from || place >= to) continue
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
