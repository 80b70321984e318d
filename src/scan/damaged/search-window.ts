import type { PicturePyramid } from './grey-picture.ts'
import type { SymbolCandidate } from './symbol-candidates.ts'

/** The surroundings of a candidate, brought to one size whatever their resolution. */
export interface SearchWindow {
  readonly size: number
  readonly data: Float32Array
  /** Place of the window's first pixel in the whole picture. */
  readonly left: number
  readonly top: number
  /** Pixels of the whole picture for one of the window. */
  readonly scale: number
}

/** Pixels of a window along one side. */
export const WINDOW = 512
/** How much of the window's side the candidate takes. */
export const CANDIDATE_SHARE = 0.62

/** Cuts a window around a candidate; what lies outside the picture repeats its edge. */
export function cutWindow(pyramid: PicturePyramid, candidate: SymbolCandidate): SearchWindow {
  const scale = candidate.side / (WINDOW * CANDIDATE_SHARE)
  const margin = (WINDOW * scale - candidate.side) / 2
  const left = candidate.x - margin
  const top = candidate.y - margin
  let level = 0
  while (scale / 2 ** level > 1.5) level++
  const source = pyramid.level(level)
  const step = scale / 2 ** level
  const data = new Float32Array(WINDOW * WINDOW)
  const startX = left / 2 ** level + step / 2 - 0.5
  const startY = top / 2 ** level + step / 2 - 0.5
  const { width, height } = source
  for (let row = 0, at = 0; row < WINDOW; row++) {
    const y = Math.min(Math.max(startY + row * step, 0), height - 1.001)
    const line = Math.floor(y) * width
    const downShare = y - Math.floor(y)
    for (let column = 0; column < WINDOW; column++, at++) {
      const x = Math.min(Math.max(startX + column * step, 0), width - 1.001)
      const from = line + Math.floor(x)
      const share = x - Math.floor(x)
      const above = (source.data[from] ?? 0) * (1 - share) + (source.data[from + 1] ?? 0) * share
      const below =
        (source.data[from + width] ?? 0) * (1 - share) + (source.data[from + width + 1] ?? 0) * share
      data[at] = above + (below - above) * downShare
    }
  }
  return { size: WINDOW, data, left, top, scale }
}
