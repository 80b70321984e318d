import { findMesh, type MeshFinder } from './find-mesh.ts'
import { type GreyPicture, PicturePyramid } from './grey-picture.ts'
import { inkShare } from './ink-share.ts'
import { type LatticeSeed, seedLattice } from './lattice-seed.ts'
import { cutWindow, type SearchWindow } from './search-window.ts'
import { findCandidates, type SymbolCandidate } from './symbol-candidates.ts'

/** Candidates that are looked for at once: nobody asks for more. */
const USUAL_COUNT = 5

/**
 * What is seen in a picture: where symbols may be, and what is there. Each thing is worked out when first asked for,
 * and kept for whoever asks next.
 */
export class PictureView {
  readonly grey: GreyPicture
  readonly #pyramid: PicturePyramid
  #candidates: readonly CandidateView[] = []
  #count = 0

  constructor(grey: GreyPicture) {
    this.grey = grey
    this.#pyramid = new PicturePyramid(grey)
  }

  /** The squares that look most like a symbol, best first. */
  candidates(count: number): readonly CandidateView[] {
    if (count > this.#count) {
      this.#count = Math.max(count, USUAL_COUNT)
      const found = findCandidates(this.#pyramid, this.#count)
      this.#candidates = found.map((place) => new CandidateView(this.#pyramid, place))
    }
    return this.#candidates.slice(0, count)
  }
}

/** What is seen at a candidate. */
export class CandidateView {
  readonly place: SymbolCandidate
  readonly #pyramid: PicturePyramid
  readonly #meshes = new Map<LatticeSeed, MeshFinder>()
  #window: SearchWindow | undefined
  #ink: number | undefined
  #seeds: readonly LatticeSeed[] | undefined

  constructor(pyramid: PicturePyramid, place: SymbolCandidate) {
    this.#pyramid = pyramid
    this.place = place
  }

  /** Its surroundings. */
  get window(): SearchWindow {
    this.#window ??= cutWindow(this.#pyramid, this.place)
    return this.#window
  }

  /** How much of it is ink. */
  get ink(): number {
    this.#ink ??= inkShare(this.window)
    return this.#ink
  }

  /** Where a lattice of modules is seen, as they are printed. */
  get seeds(): readonly LatticeSeed[] {
    this.#seeds ??= seedLattice(this.window)
    return this.#seeds
  }

  /** The mesh over the lattice of one of its seeds, which may bend; null where that is too weak, or too small. */
  mesh(seed: LatticeSeed, leastStrength: number): ReturnType<MeshFinder> {
    const find = this.#meshes.get(seed) ?? findMesh(this.window, seed)
    this.#meshes.set(seed, find)
    return find(leastStrength)
  }
}
