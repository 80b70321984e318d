import type { CellWaves } from './cell-waves.ts'
import type { LatticeSeed } from './lattice-seed.ts'
import { observe, solveFit, startFit } from './linear-system.ts'
import { WINDOW } from './search-window.ts'
import { unwrapRemainder } from './unwrap-remainder.ts'

/** One coordinate of the lattice, in modules, over a window: a polynomial, and what it leaves, cell by cell. */
export interface LatticeCoordinate {
  readonly cells: CellWaves
  readonly centre: { readonly x: number; readonly y: number }
  readonly coefficients: Float64Array
  /** What is still to be added, in modules. */
  readonly remainder: Float32Array
  /** From 0, no edges that fit, to about 1. */
  readonly coherence: Float32Array
}

/** Whether a lattice may bend, as on a curled sheet, or must be straight. */
export type Bends = 'free' | 'stiff'

const TERMS = 10
/** Radius around the seed, as a share of the window, and terms of the polynomial, step by step outwards. */
const STEPS = [
  [0.13, 3],
  [0.17, 3],
  [0.21, 6],
  [0.26, 6],
  [0.32, 6],
  [0.39, 6],
  [0.46, 10],
  [0.54, 10],
  [0.63, 10],
  [0.75, 10],
  [0.75, 10],
] as const
/** Terms of a straight lattice, all of it at the same distances. */
const STIFF_TERMS = 3
/** Share of the usual coherence around the seed that a cell needs to count, and how far off its edges may lie. */
const COHERENT = 0.4
const FARTHEST = 0.4
const SMOOTHING = 2
const terms = new Float64Array(TERMS)

/**
 * Follows the modules from the seed outwards: fits where the edges lie by a polynomial that bends more, the farther
 * it reaches, so that neither perspective nor a curled sheet make it lose count. A stiff one does not bend at all.
 */
export function followLattice(cells: CellWaves, seed: LatticeSeed, bends: Bends): LatticeCoordinate {
  const coefficients = new Float64Array(TERMS)
  coefficients[1] = (cells.wave.x * WINDOW) / 2
  coefficients[2] = (cells.wave.y * WINDOW) / 2
  const count = cells.columns * cells.columns
  const lattice = {
    cells,
    centre: { x: seed.x, y: seed.y },
    coefficients,
    remainder: new Float32Array(count),
    coherence: new Float32Array(count),
  }
  const turned = [new Float32Array(count), new Float32Array(count)] as const
  for (const [radius, unknowns] of STEPS) {
    const area = areaAround(lattice, radius * WINDOW)
    turnBack(lattice, turned, area)
    smooth(lattice, turned, area)
    improve(lattice, radius * WINDOW, bends === 'stiff' ? STIFF_TERMS : unknowns, area)
  }
  const everywhere = areaAround(lattice, 2 * WINDOW)
  turnBack(lattice, turned, everywhere)
  smooth(lattice, turned, everywhere)
  const { columns, cell } = cells
  const start = Math.floor(seed.y / cell) * columns + Math.floor(seed.x / cell)
  unwrapRemainder({ columns, remainder: lattice.remainder, coherence: lattice.coherence }, start)
  return lattice
}

/** Cells of a square around the seed, ends excluded. */
interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function areaAround({ cells, centre }: LatticeCoordinate, radius: number): Area {
  const { cell, columns } = cells
  const first = (middle: number): number => Math.max(0, Math.floor((middle - radius) / cell) - SMOOTHING)
  const end = (middle: number): number => Math.min(columns, Math.ceil((middle + radius) / cell) + SMOOTHING)
  return { left: first(centre.x), right: end(centre.x), top: first(centre.y), bottom: end(centre.y) }
}

/** The coordinate at a place of the window, in modules, counted from an arbitrary line. */
export function coordinateAt({ centre, coefficients: of }: LatticeCoordinate, x: number, y: number): number {
  const u = ((x - centre.x) * 2) / WINDOW
  const v = ((y - centre.y) * 2) / WINDOW
  // The terms in the order of `setTerms`, gathered by powers of u.
  const constant = (of[0] ?? 0) + v * ((of[2] ?? 0) + v * ((of[5] ?? 0) + v * (of[9] ?? 0)))
  const linear = (of[1] ?? 0) + v * ((of[4] ?? 0) + v * (of[8] ?? 0))
  const square = (of[3] ?? 0) + v * (of[7] ?? 0)
  return constant + u * (linear + u * (square + u * (of[6] ?? 0)))
}

function setTerms(x: number, y: number): void {
  terms[0] = 1
  terms[1] = x
  terms[2] = y
  terms[3] = x * x
  terms[4] = x * y
  terms[5] = y * y
  terms[6] = x * x * x
  terms[7] = x * x * y
  terms[8] = x * y * y
  terms[9] = y * y * y
}

/** Takes from each cell's phase what the polynomial says; only the error of the polynomial is left. */
function turnBack(
  lattice: LatticeCoordinate,
  [real, imaginary]: readonly [Float32Array, Float32Array],
  { left, right, top, bottom }: Area,
): void {
  const { cell, columns, wave, real: ownReal, imaginary: ownImaginary } = lattice.cells
  for (let row = top; row < bottom; row++)
    for (let column = left, at = row * columns + left; column < right; column++, at++) {
      const re = ownReal[at] ?? 0
      const im = ownImaginary[at] ?? 0
      real[at] = re
      imaginary[at] = im
      if (re === 0 && im === 0) continue
      const x = (column + 0.5) * cell
      const y = (row + 0.5) * cell
      const turn = -2 * Math.PI * (coordinateAt(lattice, x, y) - wave.x * x - wave.y * y)
      const cosine = Math.cos(turn)
      const sine = Math.sin(turn)
      real[at] = re * cosine - im * sine
      imaginary[at] = re * sine + im * cosine
    }
}

/** Means of squares of cells, first along rows, then along columns; what leaves the area counts as nothing. */
function smooth(
  lattice: LatticeCoordinate,
  [real, imaginary]: readonly [Float32Array, Float32Array],
  { left, right, top, bottom }: Area,
): void {
  const { columns } = lattice.cells
  for (let row = top; row < bottom; row++) {
    sumAlong(real, row * columns + left, 1, right - left)
    sumAlong(imaginary, row * columns + left, 1, right - left)
  }
  for (let column = left; column < right; column++) {
    sumAlong(real, top * columns + column, columns, bottom - top)
    sumAlong(imaginary, top * columns + column, columns, bottom - top)
  }
  const share = 1 / (2 * SMOOTHING + 1) ** 2
  for (let row = top; row < bottom; row++)
    for (let column = left, at = row * columns + left; column < right; column++, at++) {
      const re = real[at] ?? 0
      const im = imaginary[at] ?? 0
      lattice.remainder[at] = Math.atan2(im, re) / (2 * Math.PI)
      lattice.coherence[at] = Math.sqrt(re * re + im * im) * share
    }
}

const line = new Float32Array(WINDOW)

function sumAlong(values: Float32Array, start: number, stride: number, count: number): void {
  for (let index = 0, at = start; index < count; index++, at += stride) line[index] = values[at] ?? 0
  let sum = 0
  for (let index = 0; index < Math.min(SMOOTHING, count); index++) sum += line[index] ?? 0
  for (let index = 0, at = start; index < count; index++, at += stride) {
    if (index + SMOOTHING < count) sum += line[index + SMOOTHING] ?? 0
    if (index > SMOOTHING) sum -= line[index - SMOOTHING - 1] ?? 0
    values[at] = sum
  }
}

function improve(lattice: LatticeCoordinate, radius: number, unknowns: number, area: Area): void {
  const { cells, centre, coefficients, remainder, coherence } = lattice
  const fit = startFit(unknowns)
  const least = COHERENT * usualCoherence(lattice)
  for (let row = area.top; row < area.bottom; row++)
    for (let column = area.left, at = row * cells.columns + area.left; column < area.right; column++, at++) {
      const sureness = coherence[at] ?? 0
      const off = (remainder[at] ?? 0) / FARTHEST
      if (sureness < least || Math.abs(off) > 1) continue
      const x = (column + 0.5) * cells.cell - centre.x
      const y = (row + 0.5) * cells.cell - centre.y
      if (x * x + y * y > radius * radius) continue
      setTerms((x * 2) / WINDOW, (y * 2) / WINDOW)
      observe(fit, terms, remainder[at] ?? 0, (sureness * (1 - off * off)) ** 2)
    }
  const change = solveFit(fit, 1e-4)
  for (let index = 0; index < unknowns; index++)
    coefficients[index] = (coefficients[index] ?? 0) + (change[index] ?? 0)
}

function usualCoherence({ cells, centre, coherence }: LatticeCoordinate): number {
  const reach = Math.ceil((0.1 * WINDOW) / cells.cell)
  const [column, row] = [Math.floor(centre.x / cells.cell), Math.floor(centre.y / cells.cell)]
  const around: number[] = []
  for (let y = row - reach; y <= row + reach; y++)
    for (let x = column - reach; x <= column + reach; x++) around.push(coherence[y * cells.columns + x] ?? 0)
  return around.sort((one, other) => one - other)[around.length >> 1] ?? 0
}

/** How clearly the best twentieth of the window shows the lattice, from 0 to about 0.5. */
export function latticeStrength({ coherence }: LatticeCoordinate): number {
  const sorted = coherence.slice().sort()
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0
}

/** What the polynomial leaves at a place, in modules: bilinear between cells, each counting as it is sure. */
export function remainderAt(
  { cells, remainder, coherence }: LatticeCoordinate,
  x: number,
  y: number,
): number {
  const across = Math.max(0, Math.min(cells.columns - 1.001, x / cells.cell - 0.5))
  const down = Math.max(0, Math.min(cells.columns - 1.001, y / cells.cell - 0.5))
  const column = Math.floor(across)
  const row = Math.floor(down)
  let sum = 0
  let weights = 0.03
  for (let corner = 0; corner < 4; corner++) {
    const right = corner & 1
    const below = corner >> 1
    const at = (row + below) * cells.columns + column + right
    const near = (1 - Math.abs(column + right - across)) * (1 - Math.abs(row + below - down))
    const weight = near * (coherence[at] ?? 0)
    sum += weight * (remainder[at] ?? 0)
    weights += weight
  }
  return sum / weights
}

/** How sure the lattice is at a place. */
export function coherenceAt({ cells, coherence }: LatticeCoordinate, x: number, y: number): number {
  const column = Math.max(0, Math.min(cells.columns - 1, Math.floor(x / cells.cell)))
  const row = Math.max(0, Math.min(cells.columns - 1, Math.floor(y / cells.cell)))
  return coherence[row * cells.columns + column] ?? 0
}
