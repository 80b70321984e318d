import { alternativeShifts, type Crease } from './crease.ts'
import type { CreasedSheet } from './creased-sheet.ts'
import { findSlip } from './find-slip.ts'
import { matchWays, type SymbolMatch } from './find-symbol.ts'
import { knownPlaces } from './known-places.ts'
import { layFlat, type SeenSheet } from './lay-flat.ts'

/** A sheet whose creases hide as many modules as some symbol stands out best with, and that symbol. */
export interface CountedSheet extends SeenSheet {
  readonly match: SymbolMatch
}

const UPRIGHT = [0, 1, 2, 3]
const ROUNDS = 2
/** Shifts nearer to each other are the same. */
const SAME = 0.05

/** Looks how well a symbol stands out of a sheet; null where none does. */
export function matchSheet(seen: SeenSheet, ways: readonly number[] = UPRIGHT): CountedSheet | null {
  const [match] = matchWays(layFlat(seen), ways, 0)
  return match === undefined ? null : { ...seen, match }
}

/**
 * Chooses how many modules each crease hides, one crease after the other: edges repeat with every module, so that they
 * tell the shift of a crease but for whole modules.
 */
export function countModules(start: CountedSheet, isTimeUp: () => boolean): CountedSheet {
  let best = start
  for (let round = 0; round < ROUNDS; round++) {
    const before = best
    for (const index of start.sheet.creases.keys())
      for (const shift of otherShifts(best.sheet.creases[index])) {
        if (isTimeUp()) return best
        best = better(best, withShift(best.sheet, index, shift), [best.match.way])
      }
    if (best === before) break
    best = better(best, best.sheet, UPRIGHT)
  }
  return best
}

/**
 * Chooses for two creases at once, where one alone makes nothing better: for two that are there, or for one and a
 * further one that edges do not tell. Gives what was, if nothing is better.
 */
export function countTogether(start: CountedSheet, isTimeUp: () => boolean): CountedSheet {
  const known = knownPlaces(start.match, start.mesh)
  const { creases } = start.sheet
  let best = start
  for (const [index, crease] of creases.entries())
    for (const shift of otherShifts(crease)) {
      if (isTimeUp()) return best
      const sheet = withShift(start.sheet, index, shift)
      const slip = findSlip(known, sheet, start.samples)
      if (slip !== null) best = better(best, { ...sheet, creases: [...sheet.creases, slip] })
      for (const [second, other] of creases.entries())
        for (const too of second > index ? otherShifts(other) : [])
          best = better(best, withShift(sheet, second, too))
    }
  return best
}

function better(
  best: CountedSheet,
  sheet: CreasedSheet,
  ways: readonly number[] = [best.match.way],
): CountedSheet {
  const found = matchSheet({ ...best, sheet }, ways)
  return found !== null && found.match.sureness > best.match.sureness ? found : best
}

function otherShifts(crease: Crease | undefined): readonly number[] {
  if (crease === undefined) return []
  return alternativeShifts(crease).filter((shift) => Math.abs(shift - crease.shift) > SAME)
}

function withShift(sheet: CreasedSheet, index: number, shift: number): CreasedSheet {
  const creases = sheet.creases.map((crease, at) => (at === index ? { ...crease, shift } : crease))
  return { ...sheet, creases }
}
