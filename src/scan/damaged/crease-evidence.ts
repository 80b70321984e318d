import type { Crease } from './crease.ts'
import { type CreasedSheet, offsetOf, seenPlace } from './creased-sheet.ts'
import type { EdgeCells } from './edge-cells.ts'
import { type FineSamples, fineAt } from './fine-samples.ts'
import type { KnownPlaces } from './known-places.ts'
import type { Evidence } from './place-crease.ts'

const offset: [number, number] = [0, 0]
const place: [number, number] = [0, 0]

/** By how much the edges in each cell agree better if it lies beyond a crease than if it does not. */
export function edgeEvidence(
  cells: EdgeCells,
  sheet: CreasedSheet,
  crease: Crease,
  direction: 0 | 1,
): Evidence {
  const others = without(sheet, crease)
  const further = 2 * Math.PI * crease.shift * (direction === 0 ? crease.cosine : crease.sine)
  const gain = new Float32Array(cells.count)
  for (let at = 0; at < cells.count; at++) {
    offsetOf(others, cells.x[at] ?? 0, cells.y[at] ?? 0, offset)
    const near = 2 * Math.PI * offset[direction]
    const far = near + further
    gain[at] =
      (cells.real[at] ?? 0) * (Math.cos(far) - Math.cos(near)) +
      (cells.imaginary[at] ?? 0) * (Math.sin(far) - Math.sin(near))
  }
  return { x: cells.x, y: cells.y, gain }
}

/**
 * What the modules known in advance show where each would be seen beyond a crease, and, against it, where each would be
 * seen before it.
 */
export function moduleEvidence(
  known: KnownPlaces,
  sheet: CreasedSheet,
  crease: Crease,
  samples: FineSamples,
): readonly [beyond: Evidence, before: Evidence] {
  const others = without(sheet, crease)
  const beyond = seenFrom(known, others, samples, crease.shift * crease.cosine, crease.shift * crease.sine)
  const before = seenFrom(known, others, samples, 0, 0)
  return [beyond, { ...before, gain: before.gain.map((gain) => -gain) }]
}

function seenFrom(
  { x, y, targets }: KnownPlaces,
  sheet: CreasedSheet,
  samples: FineSamples,
  right: number,
  down: number,
): Evidence {
  const seen = {
    x: new Float32Array(x.length),
    y: new Float32Array(x.length),
    gain: new Float32Array(x.length),
  }
  for (let at = 0; at < x.length; at++) {
    const isSeen = seenPlace(sheet, (x[at] ?? 0) - right, (y[at] ?? 0) - down, place)
    seen.x[at] = place[0]
    seen.y[at] = place[1]
    if (isSeen) seen.gain[at] = (targets[at] ?? 0) * fineAt(samples, samples.values, place[0], place[1])
  }
  return seen
}

function without(sheet: CreasedSheet, crease: Crease): CreasedSheet {
  return { ...sheet, creases: sheet.creases.filter((other) => other !== crease) }
}
