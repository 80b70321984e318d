import { measureCells } from './cell-waves.ts'
import { findSymbols, type SymbolMatch } from './find-symbol.ts'
import type { PicturePyramid } from './grey-picture.ts'
import { followLattice, latticeStrength } from './lattice.ts'
import { type LatticeSeed, seedLattice } from './lattice-seed.ts'
import { mendSlips } from './mend-slips.ts'
import { layMesh, type ModuleMesh, placeInMesh } from './module-mesh.ts'
import { type MatchRead, readMatch } from './read-match.ts'
import { sampleModules, unturn } from './sample-modules.ts'
import { cutWindow, type SearchWindow } from './search-window.ts'
import { sharpenWindow } from './sharpen-window.ts'
import type { SymbolCandidate } from './symbol-candidates.ts'

/** A point of a picture, in pixels. */
export interface PicturePoint {
  readonly x: number
  readonly y: number
}

/** A symbol read at a candidate. */
export interface CandidateRead extends MatchRead {
  /** Modules on a side. */
  readonly size: number
  /** The corner of the L, then the end of its foot, and so on around the symbol. */
  readonly corners: readonly [PicturePoint, PicturePoint, PicturePoint, PicturePoint]
  /** What was done to make the modules out: nothing, detail brought out, or a lattice that another hid. */
  readonly sight: 'plain' | 'sharpened' | 'hidden'
  /** Whether modules were looked for beyond creases. */
  readonly mended: boolean
}

/** What came of looking at one candidate in one way. */
export interface CandidateTrial {
  readonly read: CandidateRead | null
  /** From 0, nothing like a symbol, to about 1, one that stands there plainly. */
  readonly likeness: number
  /** How clearly any lattice was seen. */
  readonly clarity: number
}

const LEAST_CLARITY = 9
const LEAST_STRENGTH = 0.07
const LEAST_SCORE = 0.2
const TRIED_MATCHES = 2
const SHARPENED_REACH = 4
/** Below these a mended symbol would be one made up. */
const LEAST_SIZE = 32
const LEAST_SCORE_MENDED = 0.3
const NOTHING: CandidateTrial = { read: null, likeness: 0, clarity: 0 }

/** Looks for a symbol at a candidate, in one of the three ways, and reads it if it can. */
export function readCandidate(
  pyramid: PicturePyramid,
  candidate: SymbolCandidate,
  sight: CandidateRead['sight'],
  accepts: (text: string) => boolean,
): CandidateTrial {
  const window = cutWindow(pyramid, candidate)
  const searched = sight === 'sharpened' ? sharpenWindow(window, SHARPENED_REACH) : window
  let best = NOTHING
  for (const seed of seedLattice(searched)) {
    if (seed.clarity < LEAST_CLARITY || !isLookedAt(seed, sight)) continue
    const trial = readSeed(window, searched, seed, sight, accepts)
    if (trial.read !== null) return trial
    if (trial.likeness >= best.likeness) best = trial
  }
  return best
}

function isLookedAt({ rank }: LatticeSeed, sight: CandidateRead['sight']): boolean {
  return sight === 'sharpened' || (rank === 'hidden') === (sight === 'hidden')
}

function readSeed(
  window: SearchWindow,
  searched: SearchWindow,
  seed: LatticeSeed,
  sight: CandidateRead['sight'],
  accepts: (text: string) => boolean,
): CandidateTrial {
  const { clarity } = seed
  const mesh = findMesh(searched, seed)
  if (mesh === null) return { ...NOTHING, clarity }
  const matches = findSymbols(sampleModules(window, mesh), TRIED_MATCHES, LEAST_SCORE)
  // A few modules look like a small symbol anywhere.
  const likeness = Math.max(0, ...matches.map(({ symbol, score }) => (symbol.size < LEAST_SIZE ? 0 : score)))
  for (const match of matches) {
    const read = readOrMend(match, accepts)
    if (read === null) continue
    const corners = cornersOf(window, mesh, match)
    return { read: { ...read, size: match.symbol.size, corners, sight }, likeness, clarity }
  }
  return { read: null, likeness, clarity }
}

function findMesh(window: SearchWindow, seed: LatticeSeed): ModuleMesh | null {
  const [first, second] = seed.waves
  const across = followLattice(measureCells(window, first, seed), seed)
  if (latticeStrength(across) < LEAST_STRENGTH) return null
  return layMesh(across, followLattice(measureCells(window, second, seed), seed))
}

function readOrMend(
  match: SymbolMatch,
  accepts: (text: string) => boolean,
): (MatchRead & { readonly mended: boolean }) | null {
  const read = readMatch(match, accepts)
  if (read !== null) return { ...read, mended: false }
  if (match.symbol.size < LEAST_SIZE || match.score < LEAST_SCORE_MENDED) return null
  for (const mended of mendSlips(match)) {
    const second = readMatch(mended, accepts)
    if (second !== null) return { ...second, mended: true }
  }
  return null
}

function cornersOf(window: SearchWindow, mesh: ModuleMesh, match: SymbolMatch): CandidateRead['corners'] {
  const { symbol, column, row, way } = match
  const end = symbol.size
  const corner = (right: number, down: number): PicturePoint => {
    const source: [number, number] = [0, 0]
    // Corners lie between modules, so there is one more of them than of modules.
    unturn(mesh.columns + 1, mesh.rows + 1, way, column + right, row + down, source)
    const place: [number, number] = [0, 0]
    placeInMesh(mesh, source[0], source[1], place)
    return {
      x: window.left + (place[0] + 0.5) * window.scale,
      y: window.top + (place[1] + 0.5) * window.scale,
    }
  }
  return [corner(0, end), corner(end, end), corner(end, 0), corner(0, 0)]
}
