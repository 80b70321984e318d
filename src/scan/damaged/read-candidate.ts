import { findMesh } from './find-mesh.ts'
import { findSymbols, type SymbolMatch } from './find-symbol.ts'
import { sharpenWindow, softenWindow } from './focus-window.ts'
import { type LatticeSeed, seedLattice } from './lattice-seed.ts'
import { seenPoint } from './lay-flat.ts'
import { type ModuleMesh, placeByNodes, placeInMesh } from './module-mesh.ts'
import type { CandidateView } from './picture-view.ts'
import { type MatchRead, readMatch } from './read-match.ts'
import { sampleModules, unturn } from './sample-modules.ts'
import type { SearchWindow } from './search-window.ts'
import { unfold } from './unfold.ts'

/** A point of a picture, in pixels. */
export interface PicturePoint {
  readonly x: number
  readonly y: number
}

/**
 * Ways to make modules out: as they are, with detail brought out, by a lattice that a clearer one hid, with that clearer
 * one blurred away, or with creases laid flat.
 */
export type Sight = 'plain' | 'sharpened' | 'hidden' | 'softened' | 'unfolded'

/** A symbol read at a candidate. */
export interface CandidateRead extends MatchRead {
  /** Modules on a side. */
  readonly size: number
  /** The corner of the L, then the end of its foot, and so on around the symbol. */
  readonly corners: readonly [PicturePoint, PicturePoint, PicturePoint, PicturePoint]
  /** What was done to make the modules out. */
  readonly sight: Sight
}

/** What a text must pass, and for how long one is looked for. */
export interface Reading {
  readonly accepts: (text: string) => boolean
  readonly isTimeUp: () => boolean
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
/** Text has less ink than a symbol, and seldom so clear a lattice. */
const LEAST_INK = 0.2
const CLEAR = 35
const LEAST_STRENGTH = { plain: 0.11, sharpened: 0.07, hidden: 0.07, softened: 0.07, unfolded: 0.07 }
const LEAST_SCORE = 0.2
const TRIED_MATCHES = 2
const SHARPENED_REACH = 4
/** Pixels of a window that a pattern to be blurred away takes at the most. */
const MOST_SOFTENED = 7
/** A smaller symbol must score so much to count, since chance makes its few modules right. */
const LEAST_SIZE = 32
const PLAIN_SCORE = 0.8
/** Below this what was laid flat is no symbol, or not yet flat. */
const LEAST_SCORE_UNFOLDED = 0.6
const NOTHING: CandidateTrial = { read: null, likeness: 0, clarity: 0 }

/** Looks for a symbol at a candidate, in one way, and reads it if it can. */
export function readCandidate(candidate: CandidateView, sight: Sight, reading: Reading): CandidateTrial {
  const { ink } = candidate
  if (ink < LEAST_INK && sight !== 'plain') return NOTHING
  const views = viewsOf(candidate, sight)
  if (views === null) return NOTHING
  let best = NOTHING
  for (const seed of views.seeds) {
    if (seed.clarity < (ink < LEAST_INK ? CLEAR : LEAST_CLARITY) || !isLookedAt(seed, sight)) continue
    const trial = readSeed(views, seed, sight, reading)
    if (trial.read !== null || reading.isTimeUp()) return trial
    if (trial.likeness >= best.likeness) best = trial
  }
  return best
}

/** Lattices seen in one way, the mesh over each, and the window in which modules are sampled. */
interface Views {
  readonly seeds: readonly LatticeSeed[]
  readonly mesh: (seed: LatticeSeed, leastStrength: number) => ModuleMesh | null
  readonly sampled: SearchWindow
}

function viewsOf(candidate: CandidateView, sight: Sight): Views | null {
  const { window, seeds } = candidate
  switch (sight) {
    case 'plain':
    case 'hidden':
      return { seeds, mesh: (seed, least) => candidate.mesh(seed, least), sampled: window }
    case 'unfolded':
      return { seeds, mesh: (seed, least) => findMesh(window, seed, 'stiff')(least), sampled: window }
    case 'sharpened':
      return reworked(sharpenWindow(window, SHARPENED_REACH), window)
    case 'softened': {
      const softened = soften(window, seeds[0])
      return softened && reworked(softened, softened)
    }
  }
}

function reworked(searched: SearchWindow, sampled: SearchWindow): Views {
  const mesh: Views['mesh'] = (seed, least) => findMesh(searched, seed)(least)
  return { seeds: seedLattice(searched), mesh, sampled }
}

/** Blurs the clearest lattice away; null where none is so clear, or so fine. */
function soften(window: SearchWindow, clearest: LatticeSeed | undefined): SearchWindow | null {
  if (clearest === undefined || clearest.clarity < CLEAR) return null
  const pixels = 1 / Math.hypot(clearest.waves[0].x, clearest.waves[0].y)
  if (pixels < 2 || pixels > MOST_SOFTENED) return null
  return softenWindow(window, Math.max(1, Math.round((pixels - 1) / 2)))
}

function isLookedAt({ rank }: LatticeSeed, sight: Sight): boolean {
  return sight === 'sharpened' || (rank === 'hidden') === (sight === 'hidden')
}

function readSeed(
  { mesh: meshOf, sampled }: Views,
  seed: LatticeSeed,
  sight: Sight,
  reading: Reading,
): CandidateTrial {
  const { clarity } = seed
  const mesh = meshOf(seed, LEAST_STRENGTH[sight])
  if (mesh === null) return { ...NOTHING, clarity }
  if (sight === 'unfolded') return { read: readUnfolded(sampled, mesh, reading), likeness: 0, clarity }
  const matches = findSymbols(sampleModules(sampled, mesh), TRIED_MATCHES, LEAST_SCORE)
  const likeness = Math.max(0, ...matches.map(likenessOf))
  for (const match of matches) {
    const read = readMatch(match, reading.accepts)
    if (read === null) continue
    const corners = cornersOf(sampled, match, (column, row, place) => {
      // Corners lie between modules, so there is one more of them than of modules.
      unturn(mesh.columns + 1, mesh.rows + 1, match.way, column, row, place)
      placeInMesh(mesh, place[0], place[1], place)
    })
    return { read: { ...read, size: match.symbol.size, corners, sight }, likeness, clarity }
  }
  return { read: null, likeness, clarity }
}

function readUnfolded(window: SearchWindow, mesh: ModuleMesh, reading: Reading): CandidateRead | null {
  const unfolded = unfold(window, mesh, reading.isTimeUp)
  if (unfolded === null || unfolded.match.score < LEAST_SCORE_UNFOLDED) return null
  const { match } = unfolded
  const read = readMatch(match, reading.accepts, 'bold')
  if (read === null) return null
  const corners = cornersOf(window, match, (column, row, place) => {
    seenPoint(unfolded, match.way, column, row, place)
    placeByNodes(mesh, place[0], place[1], place)
  })
  return { ...read, size: match.symbol.size, corners, sight: 'unfolded' }
}

/** Chance makes few modules right more easily than many: a symbol of 48 modules is the measure. */
function likenessOf({ symbol, score }: SymbolMatch): number {
  if (symbol.size < LEAST_SIZE) return score > PLAIN_SCORE ? Math.min(1, score) : 0
  return Math.min(1, score * Math.sqrt((symbol.size * symbol.regions) / 96))
}

function cornersOf(
  window: SearchWindow,
  { symbol, column, row }: SymbolMatch,
  toWindow: (column: number, row: number, place: [number, number]) => void,
): CandidateRead['corners'] {
  const corner = (right: number, down: number): PicturePoint => {
    const place: [number, number] = [0, 0]
    toWindow(column + right, row + down, place)
    return {
      x: window.left + (place[0] + 0.5) * window.scale,
      y: window.top + (place[1] + 0.5) * window.scale,
    }
  }
  const end = symbol.size
  return [corner(0, end), corner(end, end), corner(end, 0), corner(0, 0)]
}
