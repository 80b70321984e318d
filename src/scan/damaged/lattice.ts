import type { CellWaves } from './cell-waves.ts'
import type { LatticeSeed } from './lattice-seed.ts'
import { observe, solveFit, startFit } from './linear-system.ts'
import { WINDOW } from './search-window.ts'

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

const TERMS = 10
/** Radius around the seed, as a share of the window, and terms of the polynomial, step by step outwards. */
const STEPS = [
  [0.13, 3],
  [0.18, 3],
  [0.25, 3],
  [0.34, 6],
  [0.44, 6],
  [0.56, 10],
  [0.75, 10],
] as const
const SMOOTHING = 2
const LEAST_COHERENCE = 0.12
const terms = new Float64Array(TERMS)

/**
 * Follows the modules from the seed outwards: fits where the edges lie by a polynomial that bends more, the farther
 * it reaches, so that neither perspective nor a curled sheet make it lose count.
 */
export function followLattice(cells: CellWaves, seed: LatticeSeed): LatticeCoordinate {
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
    turnBack(lattice, turned)
    smooth(lattice, turned)
    improve(lattice, radius * WINDOW, unknowns)
  }
  turnBack(lattice, turned)
  smooth(lattice, turned)
  return lattice
}

/** The coordinate at a place of the window, in modules, counted from an arbitrary line. */
export function coordinateAt({ centre, coefficients }: LatticeCoordinate, x: number, y: number): number {
  setTerms(((x - centre.x) * 2) / WINDOW, ((y - centre.y) * 2) / WINDOW)
  let value = 0
  for (let index = 0; index < TERMS; index++) value += (coefficients[index] ?? 0) * (terms[index] ?? 0)
  return value
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
function turnBack(lattice: LatticeCoordinate, [real, imaginary]: readonly [Float32Array, Float32Array]): void {
  const { cell, columns, wave, real: ownReal, imaginary: ownImaginary } = lattice.cells
  for (let row = 0, at = 0; row < columns; row++)
    for (let column = 0; column < columns; column++, at++) {
      const x = (column + 0.5) * cell
      const y = (row + 0.5) * cell
      const turn = -2 * Math.PI * (coordinateAt(lattice, x, y) - wave.x * x - wave.y * y)
      const [cosine, sine] = [Math.cos(turn), Math.sin(turn)]
      const [re, im] = [ownReal[at] ?? 0, ownImaginary[at] ?? 0]
      real[at] = re * cosine - im * sine
      imaginary[at] = re * sine + im * cosine
    }
}

function smooth(lattice: LatticeCoordinate, [real, imaginary]: readonly [Float32Array, Float32Array]): void {
  const { columns } = lattice.cells
  for (let row = 0, at = 0; row < columns; row++)
    for (let column = 0; column < columns; column++, at++) {
      let [re, im, count] = [0, 0, 0]
      for (let y = Math.max(0, row - SMOOTHING); y <= Math.min(columns - 1, row + SMOOTHING); y++)
        for (let x = Math.max(0, column - SMOOTHING); x <= Math.min(columns - 1, column + SMOOTHING); x++) {
          re += real[y * columns + x] ?? 0
          im += imaginary[y * columns + x] ?? 0
          count++
        }
      lattice.remainder[at] = Math.atan2(im, re) / (2 * Math.PI)
      lattice.coherence[at] = Math.hypot(re, im) / count
    }
}

function improve(lattice: LatticeCoordinate, radius: number, unknowns: number): void {
  const { cells, centre, coefficients, remainder, coherence } = lattice
  const fit = startFit(unknowns)
  for (let row = 0, at = 0; row < cells.columns; row++)
    for (let column = 0; column < cells.columns; column++, at++) {
      const sureness = coherence[at] ?? 0
      if (sureness < LEAST_COHERENCE) continue
      const x = (column + 0.5) * cells.cell - centre.x
      const y = (row + 0.5) * cells.cell - centre.y
      if (x * x + y * y > radius * radius) continue
      setTerms((x * 2) / WINDOW, (y * 2) / WINDOW)
      observe(fit, terms, remainder[at] ?? 0, sureness * sureness)
    }
  const change = solveFit(fit, 1e-4)
  for (let index = 0; index < unknowns; index++)
    coefficients[index] = (coefficients[index] ?? 0) + (change[index] ?? 0)
}
