import { type ModuleMesh, placeByNodes, placeInMesh, surenessAt } from './module-mesh.ts'
import { type SearchWindow, WINDOW } from './search-window.ts'

/** A rectangle of modules, row by row. */
export interface ModuleSamples {
  readonly columns: number
  readonly rows: number
  /** How dark each is, against its surroundings: about -1 light to 1 dark. */
  readonly values: Float32Array
  /** How dark each is by itself: from -255, white, to 0, black. */
  readonly shades: Float32Array
  /** How surely its place is known, from 0 to about 0.5. */
  readonly sureness: Float32Array
}

/** Points looked at in each module, from its middle, in modules. */
const POINTS = [-0.22, 0, 0.22]
const REACH = 5
const LEAST_SPREAD = 4

/** Samples every module that a mesh covers. */
export function sampleModules({ data }: SearchWindow, mesh: ModuleMesh): ModuleSamples {
  const { columns, rows } = mesh
  const shades = new Float32Array(columns * rows)
  const sureness = new Float32Array(columns * rows)
  const place: [number, number] = [0, 0]
  const beside: [number, number] = [0, 0]
  const below: [number, number] = [0, 0]
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      placeByNodes(mesh, column, row, place)
      placeByNodes(mesh, column + 1, row, beside)
      placeByNodes(mesh, column, row + 1, below)
      const rightX = beside[0] - place[0]
      const rightY = beside[1] - place[1]
      const downX = below[0] - place[0]
      const downY = below[1] - place[1]
      placeInMesh(mesh, column + 0.5, row + 0.5, place)
      let sum = 0
      for (const down of POINTS)
        for (const right of POINTS)
          sum += greyAt(
            data,
            place[0] + right * rightX + down * downX,
            place[1] + right * rightY + down * downY,
          )
      shades[at] = -sum / 9
      sureness[at] = surenessAt(mesh, place[0], place[1])
    }
  return { columns, rows, values: evenOut(columns, rows, shades, REACH), shades, sureness }
}

/** The grey at a place of a window, between its pixels. */
export function greyAt(data: Float32Array, x: number, y: number): number {
  const inX = Math.max(0, Math.min(WINDOW - 1.001, x))
  const inY = Math.max(0, Math.min(WINDOW - 1.001, y))
  const at = Math.floor(inY) * WINDOW + Math.floor(inX)
  const share = inX - Math.floor(inX)
  const above = (data[at] ?? 0) * (1 - share) + (data[at + 1] ?? 0) * share
  const below = (data[at + WINDOW] ?? 0) * (1 - share) + (data[at + WINDOW + 1] ?? 0) * share
  return above + (below - above) * (inY - Math.floor(inY))
}

/** Brings samples to the mean and the spread of what is around each of them, so that shadow and fading go. */
export function evenOut(columns: number, rows: number, shades: Float32Array, reach: number): Float32Array {
  const stride = columns + 1
  const sums = new Float64Array(stride * (rows + 1))
  const squares = new Float64Array(stride * (rows + 1))
  for (let row = 0; row < rows; row++) {
    let [line, lineSquares] = [0, 0]
    for (let column = 0; column < columns; column++) {
      const value = shades[row * columns + column] ?? 0
      line += value
      lineSquares += value * value
      const at = (row + 1) * stride + column + 1
      sums[at] = (sums[at - stride] ?? 0) + line
      squares[at] = (squares[at - stride] ?? 0) + lineSquares
    }
  }
  const even = new Float32Array(columns * rows)
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      const left = Math.max(0, column - reach)
      const right = Math.min(columns, column + reach + 1)
      const top = Math.max(0, row - reach) * stride
      const bottom = Math.min(rows, row + reach + 1) * stride
      const count = ((right - left) * (bottom - top)) / stride
      const mean = within(sums, left, right, top, bottom) / count
      const square = within(squares, left, right, top, bottom) / count
      const spread = Math.sqrt(Math.max(0, square - mean * mean)) + LEAST_SPREAD
      even[at] = Math.max(-1.6, Math.min(1.6, ((shades[at] ?? 0) - mean) / spread))
    }
  return even
}

function within(table: Float64Array, left: number, right: number, top: number, bottom: number): number {
  return (
    (table[bottom + right] ?? 0) -
    (table[top + right] ?? 0) -
    (table[bottom + left] ?? 0) +
    (table[top + left] ?? 0)
  )
}

/** Turns samples by quarters, mirroring first from the fifth way on: the eight ways in which a square can lie. */
export function turnSamples(samples: ModuleSamples, way: number): ModuleSamples {
  const sideways = way % 2 === 1
  const [columns, rows] = sideways ? [samples.rows, samples.columns] : [samples.columns, samples.rows]
  const source: [number, number] = [0, 0]
  const from = (column: number, row: number): number => {
    unturn(samples.columns, samples.rows, way, column, row, source)
    return source[1] * samples.columns + source[0]
  }
  const first = from(0, 0)
  const right = from(1, 0) - first
  const below = from(0, 1) - first
  const sources = new Int32Array(columns * rows)
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) sources[at] = first + column * right + row * below
  return rearrange(samples, columns, rows, sources)
}

/** Lays samples out anew, each place filled from the module whose index is given for it. */
export function rearrange(
  { values, shades, sureness }: ModuleSamples,
  columns: number,
  rows: number,
  sources: Int32Array,
): ModuleSamples {
  const from = (old: Float32Array): Float32Array => {
    const anew = new Float32Array(sources.length)
    for (let at = 0; at < sources.length; at++) anew[at] = old[sources[at] ?? 0] ?? 0
    return anew
  }
  return { columns, rows, values: from(values), shades: from(shades), sureness: from(sureness) }
}

/** Which module of the samples as taken is at a place of the turned ones, as `[column, row]`. */
export function unturn(
  columns: number,
  rows: number,
  way: number,
  column: number,
  row: number,
  source: [number, number],
): void {
  const quarter = way % 4
  const [x, y] =
    quarter === 0
      ? [column, row]
      : quarter === 1
        ? [row, rows - 1 - column]
        : quarter === 2
          ? [columns - 1 - column, rows - 1 - row]
          : [columns - 1 - row, column]
  source[0] = way >= 4 ? columns - 1 - x : x
  source[1] = y
}
