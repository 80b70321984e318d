import { coherenceAt, coordinateAt, type LatticeCoordinate, remainderAt } from './lattice.ts'
import { WINDOW } from './search-window.ts'

/** Places in a window of every fourth line of a lattice, in both directions; between them it is nearly straight. */
export interface ModuleMesh {
  /** Coordinates of the mesh's corner. */
  readonly left: number
  readonly top: number
  /** Modules between the outermost lines. */
  readonly columns: number
  readonly rows: number
  readonly nodesAcross: number
  readonly x: Float32Array
  readonly y: Float32Array
  /** What the polynomials, of which the nodes are made, leave is found here. */
  readonly across: LatticeCoordinate
  readonly down: LatticeCoordinate
}

/** Modules between two lines of the mesh. */
export const MESH_STEP = 4
const MOST_MODULES = 192
const MARGIN = 6
/** Share of the usual coherence, and the least of it, that counts as covered. */
const COHERENT = 0.4
const LEAST_COHERENT = 0.08

/** Lays a mesh over what two coordinates of a lattice cover together; null where that is too little or too much. */
export function layMesh(across: LatticeCoordinate, down: LatticeCoordinate): ModuleMesh | null {
  const range = coveredRange(across, down)
  if (range === null) return null
  const { left, top, columns, rows } = range
  const nodesAcross = columns / MESH_STEP + 1
  const nodesDown = rows / MESH_STEP + 1
  const mesh = {
    left,
    top,
    columns,
    rows,
    nodesAcross,
    x: new Float32Array(nodesAcross * nodesDown),
    y: new Float32Array(nodesAcross * nodesDown),
    across,
    down,
  }
  const place: [number, number] = [across.centre.x, across.centre.y]
  for (let row = 0; row < nodesDown; row++)
    for (let index = 0; index < nodesAcross; index++) {
      // Back and forth, so that each node starts from its neighbour.
      const column = row % 2 === 0 ? index : nodesAcross - 1 - index
      find(across, down, left + column * MESH_STEP, top + row * MESH_STEP, place)
      mesh.x[row * nodesAcross + column] = place[0]
      mesh.y[row * nodesAcross + column] = place[1]
    }
  return mesh
}

/** Place of a point of the lattice, counted from the mesh's corner, as `[x, y]` in the window. */
export function placeInMesh(mesh: ModuleMesh, u: number, v: number, place: [number, number]): void {
  placeByNodes(mesh, u, v, place)
  for (let round = 0; round < 2; round++) {
    const x = place[0]
    const y = place[1]
    placeByNodes(mesh, u - remainderAt(mesh.across, x, y), v - remainderAt(mesh.down, x, y), place)
  }
}

/** How sure the lattice is at a place of the window, in the less sure of its directions. */
export function surenessAt({ across, down }: ModuleMesh, x: number, y: number): number {
  return Math.min(coherenceAt(across, x, y), coherenceAt(down, x, y))
}

/** The same by the nodes alone: smooth, without what creases and curls add. */
export function placeByNodes(mesh: ModuleMesh, u: number, v: number, place: [number, number]): void {
  const column = Math.max(0, Math.min(mesh.columns / MESH_STEP - 1, Math.floor(u / MESH_STEP)))
  const row = Math.max(0, Math.min(mesh.rows / MESH_STEP - 1, Math.floor(v / MESH_STEP)))
  const right = u / MESH_STEP - column
  const below = v / MESH_STEP - row
  const at = row * mesh.nodesAcross + column
  place[0] = between(mesh.x, at, mesh.nodesAcross, right, below)
  place[1] = between(mesh.y, at, mesh.nodesAcross, right, below)
}

function between(nodes: Float32Array, at: number, stride: number, right: number, below: number): number {
  const top = (nodes[at] ?? 0) * (1 - right) + (nodes[at + 1] ?? 0) * right
  const bottom = (nodes[at + stride] ?? 0) * (1 - right) + (nodes[at + stride + 1] ?? 0) * right
  return top + (bottom - top) * below
}

interface Range {
  readonly left: number
  readonly top: number
  readonly columns: number
  readonly rows: number
}

function coveredRange(across: LatticeCoordinate, down: LatticeCoordinate): Range | null {
  const step = 8
  const seen: { readonly x: number; readonly y: number; readonly coherence: number }[] = []
  for (let y = step / 2; y < WINDOW; y += step)
    for (let x = step / 2; x < WINDOW; x += step) {
      const coherence = Math.min(coherenceAt(across, x, y), coherenceAt(down, x, y))
      if (coherence > LEAST_COHERENT) seen.push({ x, y, coherence })
    }
  const usual =
    seen.map(({ coherence }) => coherence).sort((one, other) => other - one)[seen.length >> 2] ?? 0
  const covered = seen.filter(({ coherence }) => coherence > COHERENT * usual)
  const us = covered.map(({ x, y }) => coordinateAt(across, x, y))
  const vs = covered.map(({ x, y }) => coordinateAt(down, x, y))
  if (us.length < 20) return null
  const [left, columns] = span(us)
  const [top, rows] = span(vs)
  return Math.min(columns, rows) < 12 || Math.max(columns, rows) > MOST_MODULES
    ? null
    : { left, top, columns, rows }
}

/** Where the middle 98 % of values lie, with a margin, in whole steps of the mesh. */
function span(values: number[]): readonly [number, number] {
  const sorted = Float64Array.from(values).sort()
  const low = sorted[Math.floor(sorted.length * 0.01)] ?? 0
  const high = sorted[Math.floor(sorted.length * 0.99)] ?? 0
  const start = Math.floor(low) - MARGIN
  return [start, Math.ceil((Math.ceil(high) + MARGIN - start) / MESH_STEP) * MESH_STEP]
}

/** Newton's method, from wherever the place is by now. */
function find(
  across: LatticeCoordinate,
  down: LatticeCoordinate,
  u: number,
  v: number,
  place: [number, number],
): void {
  for (let round = 0; round < 3; round++) {
    const x = place[0]
    const y = place[1]
    const ownU = coordinateAt(across, x, y)
    const ownV = coordinateAt(down, x, y)
    const ux = coordinateAt(across, x + 1, y) - ownU
    const uy = coordinateAt(across, x, y + 1) - ownU
    const vx = coordinateAt(down, x + 1, y) - ownV
    const vy = coordinateAt(down, x, y + 1) - ownV
    const determinant = ux * vy - uy * vx
    if (Math.abs(determinant) < 1e-5) return
    const du = u - ownU
    const dv = v - ownV
    place[0] = clamp(x + (du * vy - dv * uy) / determinant)
    place[1] = clamp(y + (dv * ux - du * vx) / determinant)
  }
}

function clamp(value: number): number {
  return Math.max(-WINDOW / 4, Math.min(1.25 * WINDOW, value))
}
