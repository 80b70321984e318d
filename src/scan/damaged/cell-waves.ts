import type { Wave } from './lattice-seed.ts'
import { type SearchWindow, WINDOW } from './search-window.ts'

/** How the edges across one wave lie in each cell of a window: where in the wave (phase), how surely (length). */
export interface CellWaves {
  readonly wave: Wave
  /** Pixels of a cell's side. */
  readonly cell: number
  readonly columns: number
  readonly real: Float32Array
  readonly imaginary: Float32Array
}

/** Real and imaginary sums of edges that darken and of edges that lighten, and all edges, for each cell. */
interface EdgeSums {
  readonly darker: readonly [Float32Array, Float32Array]
  readonly lighter: readonly [Float32Array, Float32Array]
  readonly energy: Float32Array
}

const CELL_WAVES = 1.5

/**
 * Measures in each cell where the edges of modules lie in one wave of the lattice.
 *
 * Spread ink moves edges that darken one way and those that lighten the other way; both are brought to the middle,
 * by what they show around the seed. More than a quarter of a module of spread is taken for less.
 */
export function measureCells(
  window: SearchWindow,
  wave: Wave,
  seed: { readonly x: number; readonly y: number },
): CellWaves {
  const cell = Math.max(3, Math.min(24, Math.round(CELL_WAVES / Math.hypot(wave.x, wave.y))))
  const columns = Math.floor(WINDOW / cell)
  const sums = sumEdges(window, wave, cell, columns)
  const spread = measureSpread(sums, columns, seed.x / cell, seed.y / cell)
  const cosine = Math.cos(spread)
  const sine = Math.sin(spread)
  const count = columns * columns
  let usual = 1e-6
  for (let at = 0; at < count; at++) usual += (sums.energy[at] ?? 0) / count
  const real = new Float32Array(count)
  const imaginary = new Float32Array(count)
  const [darkReal, darkImaginary] = sums.darker
  const [lightReal, lightImaginary] = sums.lighter
  for (let at = 0; at < count; at++) {
    const dr = darkReal[at] ?? 0
    const di = darkImaginary[at] ?? 0
    const lr = lightReal[at] ?? 0
    const li = lightImaginary[at] ?? 0
    // A cell counts for what it shows, not for how black the ink is.
    const weight = 1 / ((sums.energy[at] ?? 0) + usual)
    real[at] = weight * ((dr + lr) * cosine + (li - di) * sine)
    imaginary[at] = weight * ((di + li) * cosine + (dr - lr) * sine)
  }
  return { wave, cell, columns, real, imaginary }
}

function sumEdges({ data }: SearchWindow, wave: Wave, cell: number, columns: number): EdgeSums {
  const empty = (): Float32Array => new Float32Array(columns * columns)
  const sums: EdgeSums = { darker: [empty(), empty()], lighter: [empty(), empty()], energy: empty() }
  const end = columns * cell
  const turns = { cosines: new Float32Array(end), sines: new Float32Array(end), cells: new Uint16Array(end) }
  for (let x = 0; x < end; x++) {
    turns.cosines[x] = Math.cos(2 * Math.PI * wave.x * x)
    turns.sines[x] = Math.sin(2 * Math.PI * wave.x * x)
    turns.cells[x] = Math.floor(x / cell)
  }
  for (let y = 1; y < Math.min(end, WINDOW - 1); y++)
    sumLine(data, y, wave, turns, sums, Math.floor(y / cell) * columns)
  return sums
}

/** Turns of the wave along a line of the window, and the cell of each pixel in it. */
interface LineTurns {
  readonly cosines: Float32Array
  readonly sines: Float32Array
  readonly cells: Uint16Array
}

function sumLine(
  data: Float32Array,
  y: number,
  wave: Wave,
  { cosines, sines, cells }: LineTurns,
  sums: EdgeSums,
  start: number,
): void {
  const length = Math.hypot(wave.x, wave.y)
  const towardsX = wave.x / length
  const towardsY = wave.y / length
  const turnCosine = Math.cos(2 * Math.PI * wave.y * y)
  const turnSine = Math.sin(2 * Math.PI * wave.y * y)
  const { energy } = sums
  // No pairs in here: they would be made anew for each of a quarter of a million pixels.
  const [darkReal, darkImaginary] = sums.darker
  const [lightReal, lightImaginary] = sums.lighter
  const end = Math.min(cells.length, WINDOW - 1)
  for (let x = 1, at = y * WINDOW + 1; x < end; x++, at++) {
    const across = (data[at + 1] ?? 0) - (data[at - 1] ?? 0)
    const down = (data[at + WINDOW] ?? 0) - (data[at - WINDOW] ?? 0)
    const slope = across * towardsX + down * towardsY
    const strength = slope * slope
    if (strength < 4) continue
    const to = start + (cells[x] ?? 0)
    const real = slope > 0 ? lightReal : darkReal
    const imaginary = slope > 0 ? lightImaginary : darkImaginary
    const cosine = cosines[x] ?? 0
    const sine = sines[x] ?? 0
    real[to] = (real[to] ?? 0) + strength * (cosine * turnCosine - sine * turnSine)
    imaginary[to] = (imaginary[to] ?? 0) - strength * (sine * turnCosine + cosine * turnSine)
    energy[to] = (energy[to] ?? 0) + strength
  }
}

/** Half the phase between the two kinds of edges, around the seed. */
function measureSpread({ darker, lighter }: EdgeSums, columns: number, x: number, y: number): number {
  const reach = columns / 6
  let real = 0
  let imaginary = 0
  for (let row = Math.max(0, Math.floor(y - reach)); row < Math.min(columns, y + reach); row++)
    for (let column = Math.max(0, Math.floor(x - reach)); column < Math.min(columns, x + reach); column++) {
      const at = row * columns + column
      const [dr, di] = [darker[0][at] ?? 0, darker[1][at] ?? 0]
      const [lr, li] = [lighter[0][at] ?? 0, lighter[1][at] ?? 0]
      real += lr * dr + li * di
      imaginary += li * dr - lr * di
    }
  return Math.atan2(imaginary, real) / 2
}
