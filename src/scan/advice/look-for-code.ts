import { measureCells } from '../damaged/cell-waves.ts'
import { findSymbols } from '../damaged/find-symbol.ts'
import type { PicturePyramid } from '../damaged/grey-picture.ts'
import { followLattice } from '../damaged/lattice.ts'
import { seedLattice } from '../damaged/lattice-seed.ts'
import { layMesh } from '../damaged/module-mesh.ts'
import { sampleModules } from '../damaged/sample-modules.ts'
import { cutWindow, type SearchWindow } from '../damaged/search-window.ts'
import { findCandidates, type SymbolCandidate } from '../damaged/symbol-candidates.ts'

/** A place of a picture that may hold a code, with what was seen there. */
export interface CodeLike {
  readonly place: SymbolCandidate
  readonly window: SearchWindow
  /** From 0, nothing like a symbol, to about 1, one that stands there plainly. */
  readonly likeness: number
  /** How much a lattice of modules stands out; 0 where none was seen. */
  readonly clarity: number
  /** Pixels of the picture that a module has; null where no lattice was seen. */
  readonly modulePixels: number | null
}

const PLACES = 5
const LEAST_CLARITY = 9
const LEAST_SCORE = 0.1

/** Looks at the places of a picture where a code may be, best first; reads nothing. */
export function lookForCode(pyramid: PicturePyramid): readonly CodeLike[] {
  return findCandidates(pyramid, PLACES)
    .map((place) => lookAt(place, cutWindow(pyramid, place)))
    .sort((one, other) => other.likeness * other.clarity - one.likeness * one.clarity)
}

function lookAt(place: SymbolCandidate, window: SearchWindow): CodeLike {
  const [seed] = seedLattice(window)
  if (seed === undefined || seed.clarity < LEAST_CLARITY)
    return { place, window, likeness: 0, clarity: seed?.clarity ?? 0, modulePixels: null }
  const [first, second] = seed.waves
  const mesh = layMesh(
    followLattice(measureCells(window, first, seed), seed),
    followLattice(measureCells(window, second, seed), seed),
  )
  const matches = mesh === null ? [] : findSymbols(sampleModules(window, mesh), 1, LEAST_SCORE)
  const waves = Math.max(Math.hypot(first.x, first.y), Math.hypot(second.x, second.y))
  return {
    place,
    window,
    likeness: Math.max(0, ...matches.map(({ score }) => score)),
    clarity: seed.clarity,
    modulePixels: window.scale / waves,
  }
}
