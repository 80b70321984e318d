import { type CreasedSheet, offsetOf } from './creased-sheet.ts'
import { coordinateAt, type LatticeCoordinate } from './lattice.ts'
import type { ModuleMesh } from './module-mesh.ts'

/** Cells of a window, by the module as seen at their middle, and how far off edges between modules lie in each. */
export interface EdgeCells {
  readonly count: number
  readonly x: Float32Array
  readonly y: Float32Array
  /** One turn is one module off; the longer, the surer. */
  readonly real: Float32Array
  readonly imaginary: Float32Array
}

/** Cells by the edges of columns, and by those of rows. */
export type Directions = readonly [EdgeCells, EdgeCells]

/** The part of a mesh in which a symbol is looked for, in modules as seen. */
export interface MeshArea {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Gathers the cells of one direction of a mesh, and how far the polynomial of that direction is off in each. */
export function gatherCells(mesh: ModuleMesh, lattice: LatticeCoordinate, area: MeshArea): EdgeCells {
  const { cell, columns, wave, real, imaginary } = lattice.cells
  const gathered: number[] = []
  for (let row = 0, at = 0; row < columns; row++)
    for (let column = 0; column < columns; column++, at++) {
      const re = real[at] ?? 0
      const im = imaginary[at] ?? 0
      if (re === 0 && im === 0) continue
      const windowX = (column + 0.5) * cell
      const windowY = (row + 0.5) * cell
      const x = coordinateAt(mesh.across, windowX, windowY) - mesh.left
      const y = coordinateAt(mesh.down, windowX, windowY) - mesh.top
      if (x < area.left || y < area.top || x > area.right || y > area.bottom) continue
      const seen = coordinateAt(lattice, windowX, windowY)
      const turn = -2 * Math.PI * (seen - wave.x * windowX - wave.y * windowY)
      const cosine = Math.cos(turn)
      const sine = Math.sin(turn)
      gathered.push(x, y, re * cosine - im * sine, re * sine + im * cosine)
    }
  const count = gathered.length / 4
  const every = (start: number): Float32Array =>
    Float32Array.from({ length: count }, (_, index) => gathered[4 * index + start] ?? 0)
  return { count, x: every(0), y: every(1), real: every(2), imaginary: every(3) }
}

const offset: [number, number] = [0, 0]

/** Turns cells back by what a sheet explains; only what it leaves is seen in them. */
export function turnBack(cells: EdgeCells, sheet: CreasedSheet, direction: 0 | 1): EdgeCells {
  const real = new Float32Array(cells.count)
  const imaginary = new Float32Array(cells.count)
  for (let at = 0; at < cells.count; at++) {
    offsetOf(sheet, cells.x[at] ?? 0, cells.y[at] ?? 0, offset)
    const turn = -2 * Math.PI * offset[direction]
    const cosine = Math.cos(turn)
    const sine = Math.sin(turn)
    const re = cells.real[at] ?? 0
    const im = cells.imaginary[at] ?? 0
    real[at] = re * cosine - im * sine
    imaginary[at] = re * sine + im * cosine
  }
  return { ...cells, real, imaginary }
}

/** The same for both directions. */
export function turnBothBack([columns, rows]: Directions, sheet: CreasedSheet): Directions {
  return [turnBack(columns, sheet, 0), turnBack(rows, sheet, 1)]
}

/** How well edges lie where they are expected, from 0 to 1. */
export function agreementOf(directions: Directions): number {
  let [sum, whole] = [0, 1e-6]
  for (const { count, real, imaginary } of directions)
    for (let at = 0; at < count; at++) {
      const re = real[at] ?? 0
      const im = imaginary[at] ?? 0
      sum += re
      whole += Math.sqrt(re * re + im * im)
    }
  return sum / whole
}
