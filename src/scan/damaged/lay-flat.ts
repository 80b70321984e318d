import { type Crease, isHiding } from './crease.ts'
import { type CreasedSheet, seenPlace } from './creased-sheet.ts'
import { type FineSamples, fineAt } from './fine-samples.ts'
import type { ModuleMesh } from './module-mesh.ts'
import { type ModuleSamples, unturn } from './sample-modules.ts'

/** A creased sheet, and what it is made from. */
export interface SeenSheet {
  readonly sheet: CreasedSheet
  readonly samples: FineSamples
  readonly mesh: ModuleMesh
}

/** Modules added around a mesh, since what creases hide comes back. */
export const FLAT_EDGE = 4
/** How much is believed of a module through whose middle a crease runs. */
const LEAST_SURE = 0.2
/** Places looked at in each module, from its middle; of those within so many modules of a crease ink wore off. */
const POINTS = [-0.25, 0, 0.25]
const WORN = 0.15
/** Places of nine that must be seen for a module to be believed wholly. */
const ENOUGH = 6

/** Lays what is seen of a sheet flat, one sample a module: enough to tell how well a symbol stands out. */
export function layFlat({ sheet, samples, mesh }: SeenSheet): ModuleSamples {
  const flat = emptySamples(mesh)
  const creases = sheet.creases.filter(isHiding)
  const bare = { ...sheet, creases }
  const place: [number, number] = [0, 0]
  for (let row = 0, at = 0; row < flat.rows; row++)
    for (let column = 0; column < flat.columns; column++, at++) {
      if (!seenPlace(bare, column - FLAT_EDGE + 0.5, row - FLAT_EDGE + 0.5, place)) continue
      const sure = Math.min(1, LEAST_SURE + distanceToCrease(creases, place[0], place[1]))
      flat.values[at] = sure * fineAt(samples, samples.values, place[0], place[1])
    }
  return flat
}

/** Does the same with care, taking of each module only what no crease hides or wore off: good enough to be read. */
export function sampleFlat({ sheet, samples, mesh }: SeenSheet): ModuleSamples {
  const flat = emptySamples(mesh)
  const creases = sheet.creases.filter(isHiding)
  const bare = { ...sheet, creases }
  const place: [number, number] = [0, 0]
  for (let row = 0, at = 0; row < flat.rows; row++)
    for (let column = 0; column < flat.columns; column++, at++) {
      let [seen, value, shade, any] = [0, 0, 0, 0]
      for (const down of POINTS)
        for (const right of POINTS) {
          const isSeen = seenPlace(
            bare,
            column - FLAT_EDGE + 0.5 + right,
            row - FLAT_EDGE + 0.5 + down,
            place,
          )
          const own = fineAt(samples, samples.pointShades, place[0], place[1])
          any += own / POINTS.length ** 2
          if (!isSeen || distanceToCrease(creases, place[0], place[1]) < WORN) continue
          seen += 1
          shade += own
          value += fineAt(samples, samples.pointValues, place[0], place[1])
        }
      flat.shades[at] = seen === 0 ? any : shade / seen
      flat.values[at] = seen === 0 ? 0 : (value / seen) * Math.min(1, seen / ENOUGH)
      flat.sureness[at] = seen / POINTS.length ** 2 / 2
    }
  return flat
}

function emptySamples(mesh: ModuleMesh): ModuleSamples {
  const [columns, rows] = [mesh.columns + 2 * FLAT_EDGE, mesh.rows + 2 * FLAT_EDGE]
  const empty = (): Float32Array => new Float32Array(columns * rows)
  return { columns, rows, values: empty(), shades: empty(), sureness: empty() }
}

function distanceToCrease(creases: readonly Crease[], x: number, y: number): number {
  let nearest = 1
  for (let index = 0; index < creases.length; index++) {
    const crease = creases[index]
    if (crease !== undefined)
      nearest = Math.min(nearest, Math.abs(x * crease.cosine + y * crease.sine - crease.at))
  }
  return nearest
}

/** Finds where in the mesh a point between modules of the samples, as turned for a match, is seen. */
export function seenPoint(
  { sheet, mesh }: SeenSheet,
  way: number,
  column: number,
  row: number,
  to: [number, number],
): void {
  // Points lie between modules, so there is one more of them than of modules.
  unturn(mesh.columns + 2 * FLAT_EDGE + 1, mesh.rows + 2 * FLAT_EDGE + 1, way, column, row, to)
  seenPlace(sheet, to[0] - FLAT_EDGE, to[1] - FLAT_EDGE, to)
}
