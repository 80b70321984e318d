import type { Crease } from './crease.ts'
import type { CreasedSheet } from './creased-sheet.ts'

/** Places as seen, and by how much each speaks for lying beyond a crease. */
export interface Evidence {
  readonly x: Float32Array
  readonly y: Float32Array
  readonly gain: Float32Array
}

/** Degrees by which a crease is turned, and modules by which it is moved. */
const TURNS = [-8, -6, -4.5, -3, -2, -1, 0, 1, 2, 3, 4.5, 6, 8]
const MOST_MOVED = 3.5
const BINS = 4
/** What a line along which ink wore off counts for. */
const WEAR = 0.3
const sums = new Float64Array(2 * MOST_MOVED * BINS + 1)

/**
 * Turns and moves a crease to where what lies on either side speaks most for it, and where ink wore off along it.
 *
 * @param lightAlong how light the symbol is along a line, summed over modules.
 */
export function placeCrease(
  crease: Crease,
  evidence: readonly Evidence[],
  { centre }: CreasedSheet,
  lightAlong: (cosine: number, sine: number, at: number) => number,
): Crease {
  const along = centre.y * crease.cosine - centre.x * crease.sine
  const pivotX = crease.at * crease.cosine - along * crease.sine
  const pivotY = crease.at * crease.sine + along * crease.cosine
  let best: Crease = crease
  let most = Number.NEGATIVE_INFINITY
  for (const degrees of TURNS) {
    const angle = Math.atan2(crease.sine, crease.cosine) + (degrees * Math.PI) / 180
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
    const first = pivotX * cosine + pivotY * sine - MOST_MOVED
    sumByDistance(evidence, cosine, sine, first)
    let gain = 0
    for (let bin = 2 * MOST_MOVED * BINS; bin > 0; bin--) {
      gain += sums[bin] ?? 0
      const at = first + (bin - 1) / BINS
      const score = gain + WEAR * lightAlong(cosine, sine, at)
      if (score <= most) continue
      most = score
      best = { ...crease, cosine, sine, at }
    }
  }
  return best
}

/** Sums what lies between one place of a crease and the next; what is farther is beyond all of them, or none. */
function sumByDistance(evidence: readonly Evidence[], cosine: number, sine: number, first: number): void {
  sums.fill(0)
  for (const { x, y, gain } of evidence)
    for (let at = 0; at < gain.length; at++) {
      const distance = (x[at] ?? 0) * cosine + (y[at] ?? 0) * sine - first
      const bin = Math.ceil(Math.max(0, Math.min(2 * MOST_MOVED, distance)) * BINS)
      sums[bin] = (sums[bin] ?? 0) + (gain[at] ?? 0)
    }
}
