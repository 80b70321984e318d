import { findSymbols } from '../damaged/find-symbol.ts'
import type { CandidateView, PictureView } from '../damaged/picture-view.ts'
import { sampleModules } from '../damaged/sample-modules.ts'
import type { SearchWindow } from '../damaged/search-window.ts'
import type { SymbolCandidate } from '../damaged/symbol-candidates.ts'
import { type WindowLight, windowLight } from './measure-light.ts'

/** A place of a picture that may hold a code, with what was seen there. */
export interface CodeLike {
  readonly place: SymbolCandidate
  readonly window: SearchWindow
  /** From 0, nothing like a symbol, to about 1, one that stands there plainly. */
  readonly likeness: number
  /** How much a lattice of modules stands out; 0 where none was seen. */
  readonly clarity: number
  readonly light: WindowLight
  /** It has the lattice of a code, and more ink than text has. */
  readonly isCode: boolean
}

const PLACES = 3
const LEAST_CLARITY = 9
const CODE_CLARITY = 15
/** Share of ink: about half in a code, a seventh in text. */
const INKED = 0.17
const PLAINLY_INKED = 0.27
const LEAST_SCORE = 0.1

/** Looks at the places of a picture where a code may be, best first; reads nothing. */
export function lookForCode(picture: PictureView): readonly CodeLike[] {
  return picture
    .candidates(PLACES)
    .map(lookAt)
    .sort((one, other) => promiseOf(other) - promiseOf(one))
}

function promiseOf({ light, clarity, likeness }: CodeLike): number {
  return (light.inked >= PLAINLY_INKED && clarity >= CODE_CLARITY ? 1_000 : 1) * likeness * clarity
}

function lookAt(candidate: CandidateView): CodeLike {
  const { place, window } = candidate
  const light = windowLight(window)
  const [seed] = candidate.seeds
  const clarity = seed?.clarity ?? 0
  if (seed === undefined || clarity < LEAST_CLARITY)
    return { place, window, light, likeness: 0, clarity, isCode: false }
  const mesh = candidate.mesh(seed, 0)
  const matches = mesh === null ? [] : findSymbols(sampleModules(window, mesh), 1, LEAST_SCORE)
  const likeness = Math.max(0, ...matches.map(({ score }) => score))
  return { place, window, light, likeness, clarity, isCode: clarity >= CODE_CLARITY && light.inked >= INKED }
}
