import { measureCells } from './cell-waves.ts'
import { findSymbols, type SymbolMatch } from './find-symbol.ts'
import { type GreyPicture, PicturePyramid } from './grey-picture.ts'
import { followLattice } from './lattice.ts'
import { seedLattice } from './lattice-seed.ts'
import { layMesh, type ModuleMesh, placeInMesh } from './module-mesh.ts'
import { type MatchRead, readMatch } from './read-match.ts'
import { evenOut, sampleModules, unturn } from './sample-modules.ts'
import { cutWindow, type SearchWindow } from './search-window.ts'
import { sharpenWindow } from './sharpen-window.ts'
import { findCandidates, type SymbolCandidate } from './symbol-candidates.ts'

/** A point of a picture, in pixels. */
export interface PicturePoint {
  readonly x: number
  readonly y: number
}

/** A 2D-Doc read by this reader. */
export interface DamagedRead extends MatchRead {
  /** Modules on a side. */
  readonly size: number
  /** The corner of the L, then the end of its long foot, and so on around the symbol. */
  readonly corners: readonly [PicturePoint, PicturePoint, PicturePoint, PicturePoint]
  /** Whether detail had to be brought out before the modules could be made out. */
  readonly sharpened: boolean
}

/** What was read, and how far what was not read looked like a symbol. */
export interface DamagedReads {
  readonly reads: readonly DamagedRead[]
  /** From 0, nothing like a symbol anywhere, to 1, one that stands there plainly. */
  readonly likeness: number
}

/** How a picture is searched. */
export interface DamagedOptions {
  /** Refuses texts that cannot be what was printed; what it refuses is never given. */
  readonly proves?: (text: string) => boolean
  /** Asked between two places; the search ends when it says so. */
  readonly isTimeUp?: () => boolean
  /** Places looked at. */
  readonly candidates?: number
}

const CANDIDATES = 6
const SHARPEN_REACH = [0, 3] as const
const LEAST_SCORE = 0.2
const PLAIN_SCORE = 0.5
const TRIED_MATCHES = 2

/**
 * Reads the 2D-Docs of a picture that are stamped, stained, folded, curled, worn, blurred or taken aslant.
 *
 * Only text that begins as a 2D-Doc (DC01 to DC04) is given, after a correction that left check codewords over. That
 * is no proof of anything: the caller verifies the seal.
 */
export function readDamaged(picture: GreyPicture, options: DamagedOptions = {}): DamagedReads {
  const { proves = () => true, isTimeUp = () => false, candidates = CANDIDATES } = options
  const accepts = (text: string): boolean => /^DC0[1-4]/.test(text) && proves(text)
  const pyramid = new PicturePyramid(picture)
  const found = findCandidates(pyramid, candidates)
  const reads: DamagedRead[] = []
  let likeness = 0
  for (const candidate of found) {
    if (isTimeUp()) break
    if (reads.some((read) => covers(read, candidate))) continue
    const tried = readCandidate(pyramid, candidate, accepts)
    likeness = Math.max(likeness, tried.likeness)
    if (tried.read !== null && !reads.some((read) => sameCode(read, tried.read))) reads.push(tried.read)
  }
  return { reads, likeness }
}

function readCandidate(
  pyramid: PicturePyramid,
  candidate: SymbolCandidate,
  accepts: (text: string) => boolean,
): { readonly read: DamagedRead | null; readonly likeness: number } {
  const window = cutWindow(pyramid, candidate)
  let likeness = 0
  for (const reach of SHARPEN_REACH) {
    const searched = reach === 0 ? window : sharpenWindow(window, reach)
    const mesh = findMesh(searched)
    if (mesh === null) continue
    const samples = evenOut(sampleModules(window, mesh))
    for (const match of findSymbols(samples, TRIED_MATCHES, LEAST_SCORE)) {
      likeness = Math.max(likeness, match.score)
      const read = readMatch(match, accepts)
      if (read === null) continue
      const corners = cornersOf(window, mesh, match)
      return { read: { ...read, size: match.symbol.size, corners, sharpened: reach > 0 }, likeness }
    }
    if (likeness > PLAIN_SCORE) break
  }
  return { read: null, likeness }
}

function findMesh(window: SearchWindow): ModuleMesh | null {
  const seed = seedLattice(window)
  if (seed === null) return null
  const [first, second] = seed.waves
  return layMesh(
    followLattice(measureCells(window, first, seed), seed),
    followLattice(measureCells(window, second, seed), seed),
  )
}

function cornersOf(window: SearchWindow, mesh: ModuleMesh, match: SymbolMatch): DamagedRead['corners'] {
  const { symbol, column, row, way } = match
  const end = symbol.size
  const corner = (right: number, down: number): PicturePoint => {
    const source: [number, number] = [0, 0]
    // Corners lie between modules, so the samples turned count one less on each side.
    unturn(mesh.columns + 1, mesh.rows + 1, way, column + right, row + down, source)
    const place: [number, number] = [0, 0]
    placeInMesh(mesh, source[0], source[1], place)
    return { x: window.left + (place[0] + 0.5) * window.scale, y: window.top + (place[1] + 0.5) * window.scale }
  }
  return [corner(0, end), corner(end, end), corner(end, 0), corner(0, 0)]
}

function middleOf({ corners }: DamagedRead): PicturePoint {
  return {
    x: corners.reduce((sum, corner) => sum + corner.x, 0) / 4,
    y: corners.reduce((sum, corner) => sum + corner.y, 0) / 4,
  }
}

function sideOf({ corners }: DamagedRead): number {
  return Math.hypot(corners[0].x - corners[1].x, corners[0].y - corners[1].y)
}

function covers(read: DamagedRead, { x, y, side }: SymbolCandidate): boolean {
  const middle = middleOf(read)
  const reach = sideOf(read) / 2
  return Math.abs(x + side / 2 - middle.x) < reach && Math.abs(y + side / 2 - middle.y) < reach
}

function sameCode(one: DamagedRead, other: DamagedRead | null): boolean {
  if (other === null || one.text !== other.text) return false
  const [first, second] = [middleOf(one), middleOf(other)]
  return Math.hypot(first.x - second.x, first.y - second.y) < sideOf(one) / 2
}
