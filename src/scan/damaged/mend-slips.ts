import { layoutOf } from '../../core/symbol/symbol-layout.ts'
import type { SymbolMatch } from './find-symbol.ts'
import type { ModuleSamples } from './sample-modules.ts'
import { isBorder } from './soft-modules.ts'

/** A module known in advance, where it is looked for by now, and what it should show. */
interface KnownModule {
  readonly column: number
  readonly row: number
  readonly target: number
}

/** How far from its place each module is looked for. */
type Moves = { readonly right: Int8Array; readonly down: Int8Array }

/** A straight crease, beyond which every module is looked for elsewhere. */
interface Slip {
  readonly angle: number
  readonly offset: number
  readonly right: number
  readonly down: number
  readonly gain: number
}

const ANGLES = 24
const FARTHEST = 2
const MOST_CREASES = 3
const LEAST_GAIN = 0.05
const ABOUT_THE_SAME = 0.96
const MARGIN = 3

/**
 * Mends a symbol across whose creases the lattice lost count by whole modules: beyond a straight line, all is looked
 * for one or two modules away, if the modules known in advance then come out better.
 *
 * These do not tell the place of a crease to the module: it is put where ink wore off, or where modules are least
 * decided. Gives a symbol for every number of creases and either place, none where nothing is gained.
 */
export function* mendSlips(match: SymbolMatch): Generator<SymbolMatch> {
  const known = knownModules(match)
  const size = match.symbol.size
  for (const sign of ['worn', 'faint'] as const) {
    const faintness = measureFaintness(match, sign)
    const moves = { right: new Int8Array(size * size), down: new Int8Array(size * size) }
    for (let crease = 0; crease < MOST_CREASES; crease++) {
      const slip = bestSlip(match, known, moves, faintness)
      if (slip === null || slip.gain < LEAST_GAIN * known.length) break
      applySlip(slip, size, moves)
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

/** Of slips that gain about the same, the one along the faintest line: there the paper is creased. */
function bestSlip(
  match: SymbolMatch,
  known: readonly KnownModule[],
  moves: Moves,
  faintness: Float32Array,
): Slip | null {
  let most = 0
  let best: Slip | null = null
  let faintest = Number.POSITIVE_INFINITY
  for (const round of ['gain', 'place'] as const)
    for (let move = 0; move < (2 * FARTHEST + 1) ** 2; move++) {
      const right = (move % (2 * FARTHEST + 1)) - FARTHEST
      const down = Math.floor(move / (2 * FARTHEST + 1)) - FARTHEST
      if (right === 0 && down === 0) continue
      const gains = gainsOf(match, known, moves, right, down)
      tryLines(known, gains, match.symbol.size, (turn, offset, gain) => {
        if (round === 'gain') most = Math.max(most, gain)
        else if (gain >= ABOUT_THE_SAME * most) {
          const faint =
            faintness[(turn % ANGLES) * 2 * match.symbol.size + mirrored(turn, offset, match.symbol.size)] ??
            0
          if (faint >= faintest) return
          faintest = faint
          best = { angle: (Math.PI * turn) / ANGLES, offset, right, down, gain }
        }
      })
    }
  return best
}

/** Lines of the second half turn are those of the first, counted from the other side. */
function mirrored(turn: number, offset: number, size: number): number {
  return turn < ANGLES ? offset : 2 * size - offset
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

/** Sums the gains beyond each line of each direction; a full turn, so that both sides of a line are tried. */
function tryLines(
  known: readonly KnownModule[],
  gains: Float32Array,
  size: number,
  take: (turn: number, offset: number, gain: number) => void,
): void {
  const bins = new Float32Array(2 * size)
  for (let turn = 0; turn < 2 * ANGLES; turn++) {
    const angle = (Math.PI * turn) / ANGLES
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
    bins.fill(0)
    for (let index = 0; index < known.length; index++) {
      const module = known[index]
      if (module === undefined) continue
      const bin = Math.floor(distance(module.column, module.row, cosine, sine, size))
      bins[bin] = (bins[bin] ?? 0) + (gains[index] ?? 0)
    }
    let beyond = 0
    for (let offset = 2 * size - 1; offset > 0; offset--) {
      beyond += bins[offset] ?? 0
      take(turn, offset, beyond)
    }
  }
}

/** How dark, or how decided, the modules along each line are on average: little where a crease runs. */
function measureFaintness(
  { samples, symbol, column, row }: SymbolMatch,
  sign: 'worn' | 'faint',
): Float32Array {
  const { size } = symbol
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
        const value = valueAt(samples, column + x, row + y)
        sums[bin] = (sums[bin] ?? 0) + (sign === 'worn' ? value : Math.abs(value))
        counts[bin] = (counts[bin] ?? 0) + 1
      }
    for (let offset = 1; offset < 2 * size; offset++) {
      const [before, after] = [offset - 1, offset]
      const count = (counts[before] ?? 0) + (counts[after] ?? 0)
      // Short lines across a corner are faint by chance.
      faintness[turn * 2 * size + offset] = ((sums[before] ?? 0) + (sums[after] ?? 0)) / (count + 8)
    }
  }
  return faintness
}

/** Distance along a direction, from 0 to twice the size. */
function distance(column: number, row: number, cosine: number, sine: number, size: number): number {
  return (column + 0.5 - size / 2) * cosine + (row + 0.5 - size / 2) * sine + size
}

function applySlip({ angle, offset, right, down }: Slip, size: number, moves: Moves): void {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  for (let row = 0, at = 0; row < size; row++)
    for (let column = 0; column < size; column++, at++) {
      if (distance(column, row, cosine, sine, size) < offset) continue
      moves.right[at] = (moves.right[at] ?? 0) + right
      moves.down[at] = (moves.down[at] ?? 0) + down
    }
}

/** Samples laid out anew, with a margin of what is around, moved like the nearest module. */
function resampled(match: SymbolMatch, moves: Moves): SymbolMatch {
  const { samples, symbol } = match
  const width = symbol.size + 2 * MARGIN
  const values = new Float32Array(width * width)
  const shades = new Float32Array(width * width)
  const inside = (place: number): number => Math.max(0, Math.min(symbol.size - 1, place - MARGIN))
  for (let row = 0, at = 0; row < width; row++)
    for (let column = 0; column < width; column++, at++) {
      const nearest = inside(row) * symbol.size + inside(column)
      const x = match.column + column - MARGIN + (moves.right[nearest] ?? 0)
      const y = match.row + row - MARGIN + (moves.down[nearest] ?? 0)
      const from = clampTo(y, samples.rows) * samples.columns + clampTo(x, samples.columns)
      values[at] = samples.values[from] ?? 0
      shades[at] = samples.shades[from] ?? 0
    }
  return { ...match, samples: { columns: width, rows: width, values, shades }, column: MARGIN, row: MARGIN }
}

function clampTo(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place))
}
