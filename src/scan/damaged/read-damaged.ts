import type { CandidateView, PictureView } from './picture-view.ts'
import {
  type CandidateRead,
  type CandidateTrial,
  type PicturePoint,
  readCandidate,
  type Sight,
} from './read-candidate.ts'
import type { SymbolCandidate } from './symbol-candidates.ts'

/** What was read, and how far what was not read looked like a symbol. */
export interface DamagedReads {
  readonly reads: readonly CandidateRead[]
  /** From 0, nothing like a symbol anywhere, to about 1, one that stands there plainly. */
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

const CANDIDATES = 5
/** Places looked at again in other ways, where the first look gave nothing. */
const LOOKED_AT_AGAIN = 2
/** Above this likeness a symbol stands there, and is creased rather than blurred; below the other, none does. */
const CREASED = 0.4
const LEAST_CREASED = 0.33
/** Modules whose lattice stands out so much are not blurred; what stands out far more are pixels, which hide modules. */
const BLURRED = 20
const PIXELLED = 300
/** What takes longest comes last, but that the likelier comes first. */
const CREASED_FIRST: readonly Sight[] = ['softened', 'hidden', 'unfolded', 'sharpened']
const CREASED_LAST: readonly Sight[] = ['softened', 'hidden', 'sharpened', 'unfolded']

/**
 * Reads the 2D-Docs of a picture that are stamped, stained, folded, curled, worn, blurred or taken aslant.
 *
 * Only text that begins as a 2D-Doc (DC01 to DC04) is given, after a correction that left check codewords over. That
 * is no proof of anything: the caller verifies the seal.
 */
export function readDamaged(picture: PictureView, options: DamagedOptions = {}): DamagedReads {
  const { proves = () => true, isTimeUp = () => false, candidates = CANDIDATES } = options
  const accepts = (text: string): boolean => /^DC0[1-4]/.test(text) && proves(text)
  const reads: CandidateRead[] = []
  let likeness = 0
  const look = (candidate: CandidateView, sight: Sight): CandidateTrial => {
    if (isTimeUp() || reads.some((read) => covers(read, candidate.place)))
      return { read: null, likeness: 0, clarity: 0 }
    const trial = readCandidate(candidate, sight, { accepts, isTimeUp })
    likeness = Math.max(likeness, trial.likeness)
    if (trial.read !== null && !reads.some((read) => sameCode(read, trial.read))) reads.push(trial.read)
    return trial
  }
  const seen = picture.candidates(candidates).map((candidate) => ({
    candidate,
    ...look(candidate, 'plain'),
  }))
  if (reads.length > 0) return { reads, likeness }
  const promising = seen.toSorted((one, other) => promiseOf(other) - promiseOf(one)).slice(0, 1)
  const again = new Set([...seen.slice(0, LOOKED_AT_AGAIN), ...promising])
  for (const sight of likeness > CREASED ? CREASED_FIRST : CREASED_LAST)
    for (const trial of again) if (reads.length === 0 && isWorth(sight, trial)) look(trial.candidate, sight)
  return { reads, likeness }
}

/** Tells whether what takes long may help, by what was seen at first. */
function isWorth(sight: Sight, { likeness, clarity }: CandidateTrial): boolean {
  if (sight === 'unfolded') return likeness > LEAST_CREASED
  return sight !== 'sharpened' || clarity < BLURRED || clarity > PIXELLED
}

function promiseOf({ clarity, likeness }: CandidateTrial): number {
  return clarity * likeness
}

function middleOf({ corners }: CandidateRead): PicturePoint {
  return {
    x: corners.reduce((sum, corner) => sum + corner.x, 0) / 4,
    y: corners.reduce((sum, corner) => sum + corner.y, 0) / 4,
  }
}

function sideOf({ corners }: CandidateRead): number {
  return Math.hypot(corners[0].x - corners[1].x, corners[0].y - corners[1].y)
}

function covers(read: CandidateRead, { x, y, side }: SymbolCandidate): boolean {
  const middle = middleOf(read)
  const reach = sideOf(read) / 2
  return Math.abs(x + side / 2 - middle.x) < reach && Math.abs(y + side / 2 - middle.y) < reach
}

function sameCode(one: CandidateRead, other: CandidateRead | null): boolean {
  if (other === null || one.text !== other.text) return false
  const [first, second] = [middleOf(one), middleOf(other)]
  return Math.hypot(first.x - second.x, first.y - second.y) < sideOf(one) / 2
}
