import type { Crease } from './crease.ts'
import { moduleEvidence } from './crease-evidence.ts'
import type { CreasedSheet } from './creased-sheet.ts'
import type { FineSamples } from './fine-samples.ts'
import type { KnownPlaces } from './known-places.ts'

const TURNS = 48
/** Modules hidden: about one, or edges would have told. */
const SHIFTS = [0.9, 1.05, 1.2]
/** Share of the modules known in advance by which more must come out right. */
const LEAST_GAIN = 0.05
const FARTHEST = 160
const sums = new Float64Array(2 * FARTHEST + 1)

/** Finds the crease that hides about a whole module, so that edges beyond it still lie where they are expected. */
export function findSlip(known: KnownPlaces, sheet: CreasedSheet, samples: FineSamples): Crease | null {
  let best: Crease | null = null
  let most = LEAST_GAIN * known.targets.length
  for (let turn = 0; turn < TURNS; turn++) {
    const angle = (2 * Math.PI * turn) / TURNS
    for (const shift of SHIFTS) {
      const tried = { cosine: Math.cos(angle), sine: Math.sin(angle), at: 0, shift }
      sumByDistance(known, sheet, tried, samples)
      let gain = 0
      for (let bin = 2 * FARTHEST; bin > 0; bin--) {
        gain += sums[bin] ?? 0
        if (gain <= most) continue
        most = gain
        best = { ...tried, at: bin - 1 - FARTHEST }
      }
    }
  }
  return best
}

function sumByDistance(known: KnownPlaces, sheet: CreasedSheet, tried: Crease, samples: FineSamples): void {
  const { cosine, sine } = tried
  sums.fill(0)
  for (const { x, y, gain } of moduleEvidence(known, sheet, tried, samples))
    for (let at = 0; at < gain.length; at++) {
      const distance = Math.ceil((x[at] ?? 0) * cosine + (y[at] ?? 0) * sine)
      const bin = Math.max(0, Math.min(2 * FARTHEST, distance + FARTHEST))
      sums[bin] = (sums[bin] ?? 0) + (gain[at] ?? 0)
    }
}
