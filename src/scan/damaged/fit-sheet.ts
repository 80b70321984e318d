import { isBeyond } from './crease.ts'
import { BEND_TERMS, type CreasedSheet, setBendTerms } from './creased-sheet.ts'
import { type Directions, turnBack } from './edge-cells.ts'
import { observe, solveFit, startFit } from './linear-system.ts'

const RIDGE = 0.05

/** How freely a sheet may bend, as terms of the polynomial, and modules off beyond which a cell is not believed. */
export interface Freedom {
  readonly terms: number
  readonly farthest: number
}

/** Bends a sheet, and shifts what is beyond its creases, so that edges lie where they are expected. */
export function fitSheet(directions: Directions, sheet: CreasedSheet, freedom: Freedom): CreasedSheet {
  const { creases } = sheet
  const terms = new Float64Array(2 * BEND_TERMS + creases.length)
  const own = new Float64Array(BEND_TERMS)
  const fit = startFit(terms.length)
  for (const direction of [0, 1] as const) {
    const { count, x, y, real, imaginary } = turnBack(directions[direction], sheet, direction)
    for (let at = 0; at < count; at++) {
      const [re, im] = [real[at] ?? 0, imaginary[at] ?? 0]
      const left = Math.atan2(im, re) / (2 * Math.PI)
      const off = left / freedom.farthest
      if (Math.abs(off) >= 1) continue
      terms.fill(0)
      setBendTerms(sheet, x[at] ?? 0, y[at] ?? 0, own)
      terms.set(own.subarray(0, freedom.terms), direction * BEND_TERMS)
      for (let index = 0; index < creases.length; index++) {
        const crease = creases[index]
        if (crease !== undefined && isBeyond(crease, x[at] ?? 0, y[at] ?? 0))
          terms[2 * BEND_TERMS + index] = direction === 0 ? crease.cosine : crease.sine
      }
      observe(fit, terms, left, (re * re + im * im) * (1 - off * off) ** 2)
    }
  }
  return changed(sheet, solveFit(fit, RIDGE))
}

function changed(sheet: CreasedSheet, change: Float64Array): CreasedSheet {
  const bent = (direction: 0 | 1): Float64Array =>
    sheet.bend[direction].map((term, index) => term + (change[direction * BEND_TERMS + index] ?? 0))
  const creases = sheet.creases.map((crease, index) => ({
    ...crease,
    shift: crease.shift + (change[2 * BEND_TERMS + index] ?? 0),
  }))
  return { ...sheet, bend: [bent(0), bent(1)], creases }
}
