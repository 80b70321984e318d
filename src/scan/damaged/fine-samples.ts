import type { CreasedSheet } from './creased-sheet.ts'
import type { MeshArea } from './edge-cells.ts'
import { type ModuleMesh, placeByNodes } from './module-mesh.ts'
import { evenOut, greyAt } from './sample-modules.ts'
import type { SearchWindow } from './search-window.ts'

/** What a mesh covers, sampled four times a module, as the nodes alone place it. */
export interface FineSamples {
  readonly columns: number
  readonly rows: number
  /** How dark a module is around each, against its surroundings: about -1 light to 1 dark. */
  readonly values: Float32Array
  /** The same of each alone. */
  readonly pointValues: Float32Array
  /** How dark each alone is by itself: from -255, white, to 0, black. */
  readonly pointShades: Float32Array
}

const FINE = 4
/** Modules around a sample that it is compared with. */
const REACH = 5

/** Samples what a mesh covers. */
export function sampleFinely({ data }: SearchWindow, mesh: ModuleMesh): FineSamples {
  const [columns, rows] = [mesh.columns * FINE, mesh.rows * FINE]
  const points = new Float32Array(columns * rows)
  const place: [number, number] = [0, 0]
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      placeByNodes(mesh, (column + 0.5) / FINE, (row + 0.5) / FINE, place)
      points[at] = -greyAt(data, place[0], place[1])
    }
  return {
    columns,
    rows,
    values: evenOut(columns, rows, meansAround(points, columns, rows), REACH * FINE),
    pointValues: evenOut(columns, rows, points, REACH * FINE),
    pointShades: points,
  }
}

/** Means of each and the eight next to it, about what a module holds. */
function meansAround(points: Float32Array, columns: number, rows: number): Float32Array {
  const means = new Float32Array(points.length)
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      const [before, after] = [column > 0 ? 1 : 0, column < columns - 1 ? 1 : 0]
      const [above, below] = [row > 0 ? columns : 0, row < rows - 1 ? columns : 0]
      let sum = 0
      for (const line of [at - above, at, at + below])
        sum += (points[line - before] ?? 0) + (points[line] ?? 0) + (points[line + after] ?? 0)
      means[at] = sum / 9
    }
  return means
}

/** The value, or the shade, at a place in modules. */
export function fineAt({ columns, rows }: FineSamples, of: Float32Array, x: number, y: number): number {
  const column = Math.max(0, Math.min(columns - 1.001, x * FINE - 0.5))
  const row = Math.max(0, Math.min(rows - 1.001, y * FINE - 0.5))
  const at = Math.floor(row) * columns + Math.floor(column)
  const share = column - Math.floor(column)
  const above = (of[at] ?? 0) * (1 - share) + (of[at + 1] ?? 0) * share
  const below = (of[at + columns] ?? 0) * (1 - share) + (of[at + columns + 1] ?? 0) * share
  return above + (below - above) * (row - Math.floor(row))
}

/** How light an area is along a line across it, summed over modules. */
export function lightAlong(
  samples: FineSamples,
  { left, top, right, bottom }: MeshArea,
  { centre }: CreasedSheet,
  [cosine, sine, at]: readonly [cosine: number, sine: number, at: number],
): number {
  const reach = Math.hypot(right - left, bottom - top) / 2
  const middle = centre.y * cosine - centre.x * sine
  let sum = 0
  for (let along = middle - reach; along < middle + reach; along += 1 / 2) {
    const x = at * cosine - along * sine
    const y = at * sine + along * cosine
    if (x > left && y > top && x < right && y < bottom) sum -= fineAt(samples, samples.values, x, y)
  }
  return sum / 2
}
