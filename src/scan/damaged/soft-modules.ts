import { layoutOf } from '../../core/symbol/symbol-layout.ts'
import type { SymbolMatch } from './find-symbol.ts'
import { observe, solveFit, startFit } from './linear-system.ts'

/** How dark each module of a symbol is thought to be: above 0 dark, the farther the surer; row by row. */
export type SoftModules = Float32Array

const TAPS = 5
const WEIGHTS = TAPS * TAPS + 1
const MIDDLE = (WEIGHTS - 2) / 2
const FIRM = 40
const LOOSE = 12
const SURE = 0.35
const terms = new Float64Array(WEIGHTS)

/** Takes the samples of a symbol as they are. */
export function plainModules({ symbol, samples, column, row, inverted }: SymbolMatch): SoftModules {
  const { size } = symbol
  const soft = new Float32Array(size * size)
  const sign = inverted ? -1 : 1
  for (let y = 0, at = 0; y < size; y++)
    for (let x = 0; x < size; x++, at++)
      soft[at] = sign * (samples.values[(row + y) * samples.columns + column + x] ?? 0)
  return soft
}

/**
 * Weighs each sample with the 24 around it, as best gives back the modules known in advance: what blur, movement or
 * a copier mixed is taken apart again. With `decided`, modules that were already sure teach as well.
 */
export function equaliseModules(match: SymbolMatch, decided: SoftModules | null): SoftModules {
  const { symbol } = match
  const { size, regions } = symbol
  const { pattern } = layoutOf(symbol)
  const period = size / regions
  const fit = startFit(WEIGHTS)
  for (let y = 0, at = 0; y < size; y++)
    for (let x = 0; x < size; x++, at++) {
      const isKnown = isBorder(x % period, period) || isBorder(y % period, period)
      const thought = decided?.[at] ?? 0
      if (!isKnown && Math.abs(thought) < SURE) continue
      const target = isKnown ? ((pattern[at] ?? 0) === 1 ? 1 : -1) : Math.sign(thought)
      setTerms(match, x, y)
      observe(fit, terms, target - (terms[MIDDLE] ?? 0), isKnown ? 1 : 0.5)
    }
  const weights = solveFit(fit, decided === null ? FIRM : LOOSE)
  weights[MIDDLE] = (weights[MIDDLE] ?? 0) + 1
  const soft = new Float32Array(size * size)
  for (let y = 0, at = 0; y < size; y++)
    for (let x = 0; x < size; x++, at++) {
      setTerms(match, x, y)
      let sum = 0
      for (let tap = 0; tap < WEIGHTS; tap++) sum += (weights[tap] ?? 0) * (terms[tap] ?? 0)
      soft[at] = sum
    }
  return soft
}

/** Tells the modules of finder, clock and alignment lines by their place in a region. */
export function isBorder(place: number, period: number): boolean {
  return place === 0 || place === period - 1
}

function setTerms({ samples, column, row, inverted }: SymbolMatch, x: number, y: number): void {
  const { columns, rows, values } = samples
  const sign = inverted ? -1 : 1
  let term = 0
  for (let down = -2; down <= 2; down++) {
    const line = Math.max(0, Math.min(rows - 1, row + y + down)) * columns
    for (let right = -2; right <= 2; right++) {
      const at = line + Math.max(0, Math.min(columns - 1, column + x + right))
      terms[term++] = sign * (values[at] ?? 0)
    }
  }
  terms[term] = 1
}
